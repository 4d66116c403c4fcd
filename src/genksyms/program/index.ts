// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `program`: the kernel's genksyms in its own words: reference files, diagnostics, exit status. */
export { RefusedReference } from './reference';
export { Session, type SessionResult, type Settings } from './session';
