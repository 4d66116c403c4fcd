// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `operators`: what conditions of the preprocessor and constants of C share. Both bind alike and compare alike;
 * arithmetic is each one's own, for the one counts in 64 bits and the other in the types of its operands.
 */

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** How tightly each binary operator binds, from 1 on; `,` and `?:` are none of these. */
export const BINDING: ReadonlyMap<string, number> = new Map(
  LEVELS.flatMap((operators, level) => operators.map((operator): [string, number] => [operator, level + 1])),
);

const COMPARISONS: ReadonlyMap<string, (left: bigint, right: bigint) => boolean> = new Map([
  ['==', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
  ['<', (left, right) => left < right],
  ['>', (left, right) => left > right],
  ['<=', (left, right) => left <= right],
  ['>=', (left, right) => left >= right],
]);

/** What a comparison says of two values of one type; null for an operator that compares nothing. */
export function compared(operator: string, left: bigint, right: bigint): boolean | null {
  return COMPARISONS.get(operator)?.(left, right) ?? null;
}
