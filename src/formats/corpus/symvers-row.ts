// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText } from '../../text';

/** Every type that a Module.symvers has had: those with UNUSED until 5.11, that with FUTURE until 5.13. */
export const SYMVERS_TYPES = [
  'EXPORT_SYMBOL',
  'EXPORT_SYMBOL_GPL',
  'EXPORT_SYMBOL_GPL_FUTURE',
  'EXPORT_UNUSED_SYMBOL',
  'EXPORT_UNUSED_SYMBOL_GPL',
] as const;

export type SymversType = (typeof SYMVERS_TYPES)[number];

/** One row. */
export interface SymversRow {
  name: RawText;
  /** Unsigned, 32 bits. */
  crc: number;
  module: RawText;
  /** Null where the file does not tell it, and then nothing of a namespace either. */
  type: SymversType | null;
  /** Empty for none. */
  namespace: RawText;
  /** Its line, from 1. */
  line: number;
}
