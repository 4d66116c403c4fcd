// SPDX-License-Identifier: GPL-2.0-or-later
/** What a token is, as far as the preprocessor asks. */
export const enum Kind {
  NAME,
  NUMBER,
  STRING,
  CHARACTER,
  /** An operator or another sign. */
  SIGN,
  /** Text of no token: it only says where white space has to be. `source` is whose white space counts. */
  PADDING,
  /** A parameter in the text of a macro; `number` tells which. */
  PARAMETER,
  /** A whole `#pragma` line that a `_Pragma` made. */
  PRAGMA,
  /** The end of a directive, of an argument or of a file. */
  END,
}

/** Flags of a token. */
export const enum Flag {
  /** White space stands before it. */
  WHITE = 1,
  /** It begins a line. */
  FIRST = 2,
  /** It is the name of a macro that was met within itself, and stays. */
  STAYS = 4,
  /** `##` stands behind it. */
  PASTE = 8,
  /** `#` stands before it. */
  STRINGIFY = 16,
}

/** Bits of a place that tell the column. */
const COLUMN_BITS = 10;
const COLUMN_MOST = (1 << COLUMN_BITS) - 1;

/** Line and column in one number. */
export function placeAt(line: number, column: number): number {
  return (line << COLUMN_BITS) | (column < COLUMN_MOST ? column : COLUMN_MOST);
}

export const lineOf = (place: number): number => place >>> COLUMN_BITS;
export const columnOf = (place: number): number => place & COLUMN_MOST;

/** A token. All are shared by those who hold them, and never changed once they are read. */
export class Token {
  constructor(
    readonly kind: Kind,
    /** As it stands in the text, one character a byte. */
    readonly text: string,
    readonly flags: number,
    /** Where it stands in its file; 0 in the text of a macro. */
    readonly place: number,
    /** Number of the name, or of the parameter. */
    readonly number = 0,
    /** For padding only. */
    readonly source: Token | null = null,
  ) {}

  withFlags(flags: number): Token {
    return new Token(this.kind, this.text, flags, this.place, this.number, this.source);
  }

  isSign(text: string): boolean {
    return this.kind === Kind.SIGN && this.text === text;
  }
}

export const END = new Token(Kind.END, '', 0, 0);
/** Padding behind which nothing may be pasted to what stands before it. */
export const AVOID_PASTE = new Token(Kind.PADDING, '', 0, 0);

export const paddingOf = (source: Token): Token => new Token(Kind.PADDING, '', 0, 0, 0, source);
