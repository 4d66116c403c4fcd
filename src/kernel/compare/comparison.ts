/** An export that only one release has, or that is the same in both. */
export interface Export {
  name: string;
  /** Unsigned, 32 bits. */
  crc: number;
}

/** An export whose CRC differs. */
export interface ChangedExport {
  name: string;
  baseCrc: number;
  newCrc: number;
  /** Positions in `Comparison.causes`, ascending: the cause of most exports first. */
  causes: number[];
}

/** What happened to the text of a cause; `visible` and `opaque` are from and to `{ UNKNOWN }`. */
export type CauseKind = 'changed' | 'became-visible' | 'became-opaque';

/**
 * A declaration whose own text differs between the releases, in the units of some exports.
 * A type that merely contains a changed type is none.
 */
export interface Cause {
  /** As symtypes files spell it: `s#pot` for a struct, the bare name for an export's own declaration. */
  name: string;
  kind: CauseKind;
  /** Both texts: words with one space between them, as symtypes files hold them, one character a byte. */
  baseText: string;
  newText: string;
  /** Names of the changed exports that reach it. */
  exports: string[];
}

/**
 * All that differs between two releases. Lists of exports are in the order of their names' bytes, causes in
 * the order of their impact: most exports first, ties by name.
 */
export interface Comparison {
  /** Names of both releases. */
  base: string;
  new: string;
  added: Export[];
  removed: Export[];
  changed: ChangedExport[];
  unchanged: Export[];
  causes: Cause[];
}
