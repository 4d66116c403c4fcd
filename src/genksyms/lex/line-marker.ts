// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';
import { DIGIT, HEX, isUpperOrLower } from './bytes';

/** The place that a line marker `# LINE "FILE" …` gives; one is used again and again. */
export class LineMarker {
  /** The number, as C's `atoi` reads it. */
  line = 0;
  nameStart = 0;
  nameEnd = 0;
  /** What GCC adds for a file that is entered, 1, or returned to, 2; 0 for neither. */
  flag = 0;
  /** The new line behind the marker. */
  lineEnd = 0;

  /** Reads the line `[start, end)`, which begins with `#`; false where it is no line marker. */
  readMarker(text: Uint8Array, start: number, end: number): boolean {
    let p = blanksEnd(text, start + 1);
    if (p === start + 1 || !DIGIT[text[p]!]) return false;
    const digits = p;
    let octal = text[p] === Char.ZERO;
    let line = 0;
    for (; DIGIT[text[p]!]; p++) {
      line = line * 10 + text[p]! - Char.ZERO;
      if (octal && text[p]! > Char.SEVEN) return false;
    }
    this.line = line <= Number.MAX_SAFE_INTEGER ? line | 0 : saturated(text.subarray(digits, p));
    octal &&= p === digits + 1;
    if (octal && isUpperOrLower(text[p], 0x78) && HEX[text[p + 1]!]) {
      p++;
      while (HEX[text[p]!]) p++;
    }
    if (isUpperOrLower(text[p], 0x75)) p += isUpperOrLower(text[p + 1], 0x6c) ? 2 : 1;
    else if (isUpperOrLower(text[p], 0x6c)) p += isUpperOrLower(text[p + 1], 0x75) ? 2 : 1;
    const quote = blanksEnd(text, p);
    if (quote === p || text[quote] !== Char.QUOTE) return false;
    let close = quote + 1;
    while (close < end && text[close] !== Char.QUOTE) close++;
    if (close >= end || close === quote + 1) return false;
    this.nameStart = quote + 1;
    this.nameEnd = close;
    const flag = text[close + 2]! - Char.ZERO;
    this.flag = close + 2 < end && (flag === 1 || flag === 2) ? flag : 0;
    this.lineEnd = end;
    return true;
  }
}

function blanksEnd(text: Uint8Array, p: number): number {
  while (text[p] === Char.SPACE || text[p] === Char.TAB) p++;
  return p;
}

/** What glibc's `atoi` makes of many digits: a long that stops at its largest value, cut to an int. */
function saturated(digits: Uint8Array): number {
  const exact = BigInt(Buffer.from(digits).toString('latin1'));
  return exact >= 2n ** 63n - 1n ? -1 : Number(BigInt.asIntN(32, exact));
}
