/** Stage `program`: the kernel's genksyms in its own words: options, reference files, diagnostics, exit status. */
export { readOptions, USAGE, VERSION, type Options } from './options';
export { RefusedReference } from './reference';
export { Session, type SessionResult, type Settings } from './session';
