// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `elf`: ELF files of both classes and byte orders to sections and symbols. Every offset, size and index of the
 * file is checked before it is used, so that bytes of any origin give an answer or one error.
 */
export { Elf, SHF_ALLOC, SHT_NOBITS, type Section } from './elf';
export { Fields } from './fields';
export {
  SHN_ABS,
  SHN_COMMON,
  SHN_LIVEPATCH,
  SHN_UNDEF,
  STB_LOCAL,
  STB_WEAK,
  STT_FUNC,
  STT_OBJECT,
  STT_SECTION,
  Symbols,
  symbolsOf,
  symbolTables,
} from './symbols';
