/** What one preprocessed unit exports, and the types behind it. Texts are one character a byte. */
export interface Unit {
  file: string;
  /** Names and unsigned 32-bit CRCs, in the order of the export statements. */
  exports: readonly { name: string; crc: number }[];
  /** Every type its exports reach, as `genksyms -T` dumps them: a record a line, `s#pot struct pot { … } `. */
  types: string;
}

/** One side of a comparison. */
export interface Release {
  name: string;
  units: readonly Unit[];
}
