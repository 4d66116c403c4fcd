// SPDX-License-Identifier: GPL-2.0-or-later
/** What public headers give modules to take in when they are compiled: code and values that no type and no CRC tells of. */

/** A function with its body, or a macro, as the text of a header has it. */
export interface HeaderPiece {
  kind: 'function' | 'macro';
  name: string;
  line: number;
  /** Of a macro that looks like a call, `(a, b)`; null for any other, and for a function. */
  parameters: string | null;
  /** The whole function, or what the macro stands for; without comments, a line break where the header has one. */
  text: string;
}

/** A header, and what it holds in its own order; of a name there may be several, in branches of `#if`. */
export interface PublicHeader {
  /** As `Declaration.file` has it. */
  file: string;
  pieces: HeaderPiece[];
}

const PUBLIC = /^(?:include|arch\/[^/]+\/include)\//;

/** Whether modules from outside the kernel's tree include a file; generated ones count. */
export function isPublicHeader(file: string): boolean {
  return PUBLIC.test(file);
}
