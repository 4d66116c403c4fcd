/**
 * Stage `elf`: ELF files of both classes and byte orders to sections and symbols. Every offset, size and index of the
 * file is checked before it is used, so that bytes of any origin give an answer or one error.
 */
export { ALLOC, Elf, SECTION_TYPES, type Section } from './elf';
export { Fields } from './fields';
export { FUNCTION, SPECIAL_SECTIONS, Symbols, symbolTables, symbolsOf, WEAK } from './symbols';
