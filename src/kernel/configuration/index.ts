// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `configuration`: which options of two configurations differ, and which of them stand behind causes. */
export { withOptions, type WithOptions } from './with-options';
export { OPTION_WAYS, type ComparedConfiguration, type OptionCause, type OptionValues } from './result';
