// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `program`: the kernel's genksyms in its own words: options, reference files, diagnostics, exit status. */
export { generationAsked, readOptions, usage, VERSION, type Options } from './options';
export { RefusedReference } from './reference';
export { Session, type SessionResult, type Settings } from './session';
