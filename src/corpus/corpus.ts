/**
 * One declaration as the source has it, with all that a CRC drops (attributes, typeof, parameter names).
 * Texts are one character a byte.
 */
export interface Declaration {
  /** The whole top-level declaration without line markers; a function's body and initialisers are left out. */
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
}

/** Everything a scan found. The order of each list bears no meaning; writers bring their own. */
export interface Corpus {
  declarations: Declaration[];
  variants: Variant[];
  units: CorpusUnit[];
}
