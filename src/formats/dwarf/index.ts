/**
 * Stage `dwarf`: the debug information of an unstripped module to the names of the types that its units define, know
 * by name, or do not know. Layouts are in BTF and in source; here it is only about who saw what.
 */
export { readDwarf, type DwarfNames } from './read-dwarf';
