// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `types`: the types of a scan, looked up by name in each of its units and laid out. */
export { commonTypes, unclearTags, type CommonTypes } from './common-types';
export { findTypes, typeNames } from './find-types';
export { kernelLayouts, type TypeLayout, type TypeMeaning } from './kernel-layouts';
export { KernelScopes } from './kernel-scopes';
export { modelFor } from './model-for';
