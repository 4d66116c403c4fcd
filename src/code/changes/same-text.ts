// SPDX-License-Identifier: GPL-2.0-or-later
import type { Token } from '../unit';

/** Names that count declarations of the unit, those of headers among them. */
const COUNTED = /^(__UNIQUE_ID_\w*?|__compiletime_assert_)\d+$/;
const NUMBER = /^\d+$/;
/** A macro's line is that of its end, a few lines away. */
const NEAR = 60;

/** The first place at which two texts differ apart from line numbers and counted names; null where they do not. */
export function firstDifference(
  one: readonly Token[],
  other: readonly Token[],
): { base: Token | undefined; new: Token | undefined } | null {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [here, there] = [one[at], other[at]];
    if (!here || !there || !isSame(here, there)) return { base: here, new: there };
  }
  return null;
}

function isSame(one: Token, other: Token): boolean {
  if (one.text === other.text) return true;
  const [first, second] = [COUNTED.exec(one.text)?.[1], COUNTED.exec(other.text)?.[1]];
  if (first !== undefined && first === second) return true;
  return isLine(one) && isLine(other) && Number(one.text) - one.line === Number(other.text) - other.line;
}

const isLine = ({ text, line }: Token): boolean => NUMBER.test(text) && Math.abs(Number(text) - line) <= NEAR;
