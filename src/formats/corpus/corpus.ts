// SPDX-License-Identifier: GPL-2.0-or-later
import type { FileConditions } from './conditions';
import type { PublicHeader } from './headers';
/**
 * One declaration as the source has it, with all that a CRC drops (attributes, typeof, parameter names).
 * Texts are one character a byte.
 */
export interface Declaration {
  /**
   * The whole top-level declaration without line markers; a function's body and initialisers are left out. It holds lines
   * `#pragma pack(N)` where the packing becomes another inside, and `#pragma NAME WORD` of others (`scalar_storage_order`, `ms_struct`, `align`) inside or before it.
   */
  text: string;
  /** The file and line in which the declaration begins, as the line markers tell them. */
  file: string;
  line: number;
  /** The `#pragma pack` in force there, in bytes; 0 where there is none. */
  pack: number;
}

/** One declaration's own text as the CRC sees it, and where it comes from: what units share. */
export interface Variant {
  /** A line of a symtypes file, no blank at its end: `s#pot struct pot { t#u32 level ; }`. */
  record: string;
  /** Position in `Corpus.declarations`; -1 for a type that nothing defines. */
  declaration: number;
  /**
   * Position in `Corpus.declarations` of what a compiler reads for the same name, where `__GENKSYMS__` is not
   * defined. Mostly it is the same as `declaration`; -1 where a compiler sees no such declaration.
   */
  compiled: number;
}

/** An `#include` that brought a file into a unit first. */
export interface Inclusion {
  /** The file, as `Declaration.file` has it. */
  file: string;
  /** The file that includes it, the same way; empty for the unit's source and for what its command includes. */
  parent: string;
  /** The line of the parent in which it does; 0 where that is not known. */
  line: number;
}

/** A later declaration of an exported symbol that says something else than the one its CRC is made from. */
export interface Redeclared {
  name: string;
  /** Position in `Corpus.declarations`. */
  declaration: number;
}

/**
 * A definition of types that a compiler reads in some unit of the scan, whether an export leads to it or not, and whether
 * genksyms can read it or not.
 */
export interface Definition {
  /** Position in `Corpus.declarations`. */
  declaration: number;
  /**
   * Marked names of what it defines, each once: `s#pot`, `u#`, `e#` for tags, those inside its braces included, `t#pot_t`
   * for a typedef, and `E#HANDLES` for each enumerator of an enum without a tag. `brew` alone for a function or variable of
   * whose type another definition makes members.
   */
  names: string[];
  /**
   * Names that its layout hangs on, each once: `s#lid`, `u#`, `e#` for tags that are embedded; `t#u8` for what can only be
   * a typedef; `E#HANDLES` for what may be an enumerator or a typedef, as in a bound; `brew` for whatever bears the name,
   * as in `typeof`. What only a pointer leads to is not there.
   */
  needs: string[];
  /** Whether a unit of a module sees it, so that modules are compiled with it. */
  inModules: boolean;
  /**
   * Present where no unit of the scan reads it: something names a type that no unit defines, and a header was found that
   * defines it.
   */
  isSought?: true;
}

export type ExportType = 'EXPORT_SYMBOL' | 'EXPORT_SYMBOL_GPL';

/** One export statement. */
export interface CorpusExport {
  name: string;
  /** Unsigned, 32 bits; 0 where no version can be made, as kbuild has it. */
  crc: number;
  type: ExportType;
  /** Empty for none. */
  namespace: string;
}

/** One object that exports something. */
export interface CorpusUnit {
  /** The object's path below the object tree, without `.o`. */
  name: string;
  /** The source's path below the source tree. */
  source: string;
  /** `vmlinux`, or the module's path below the object tree without `.ko`. */
  module: string;
  /** Where the unit stands among all units of the plan: the order of rows. */
  position: number;
  /** In the order of the statements. */
  exports: CorpusExport[];
  /** Positions in `Corpus.variants` of all that the exports reach, the exports' own declarations included. */
  variants: Int32Array;
  /**
   * Positions in `Corpus.variants` of what else the layout of those depends on: types and enumerators that
   * stand in texts but in no record (attributes, `typeof`), or that only a compiler reads. None of them is one
   * of `variants`. Both lists together hold every name that matters to a layout, as far as the unit declares
   * it.
   */
  behind: Int32Array;
  /**
   * Positions in `Corpus.inclusions`: how each header with one of these declarations got into the unit first,
   * and how the files on the way there got in. Each file is included once here.
   */
  inclusions: Int32Array;
  redeclared: Redeclared[];
}

/** Everything a scan found. The order of each list bears no meaning; writers bring their own. */
export interface Corpus {
  declarations: Declaration[];
  variants: Variant[];
  inclusions: Inclusion[];
  units: CorpusUnit[];
  /** Each declaration has one at most. */
  definitions: Definition[];
  /** The public headers that its units read; absent where they are not known. */
  headers?: PublicHeader[];
  /** Under which conditions lines of its files stand; absent where that is not known. */
  conditions?: FileConditions[];
  /**
   * Present where its declarations were made from type data of a build: attributes, macros and files are not known, and
   * neither is what no export leads to. DWARF tells alignments, unless it is old, and places beside what BTF does, and
   * each unit by itself; what is partly known by BTF is called so.
   */
  typeData?: 'BTF' | 'DWARF' | 'DWARF without alignments';
}
