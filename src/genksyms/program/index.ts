/**
 * Stage `genksyms`: the kernel's program of that name, in its own words: options, reference files,
 * diagnostics, exit status.
 */
export { OPTIONS, USAGE, VERSION } from './options';
export { RefusedReference } from './reference';
export { Session, type SessionResult, type Settings } from './session';
