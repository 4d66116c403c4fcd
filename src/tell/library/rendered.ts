// SPDX-License-Identifier: GPL-2.0-or-later
import { bytesOf, type RawText } from '../../text';

/** How a report looks. */
export interface Look {
  /** Whether text has colours of the terminal; false by default. */
  color?: boolean;
  /** Columns that tables may take; null, the default, leaves them as wide as they are. */
  width?: number | null;
}

/** Raw text, whole or in pieces, as a string. */
export function rendered(text: RawText | Iterable<RawText>): string {
  const pieces = typeof text === 'string' ? [text] : [...text];
  return Buffer.concat(pieces.map(bytesOf)).toString('utf8');
}
