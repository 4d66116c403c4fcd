// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `library`: modversions for programs. `docs/library.md` shows it at work; the package exports what `public.ts` names, and
 * the rest here serves the command line.
 */
export * from './public';
export { checkAgainst, type AskedCheck } from './check-against';
export { extraSymbolsIn } from './extra-symbols';
export { moduleFiles } from './module-files';
export { readModules, type ReadModules } from './module-reading';
