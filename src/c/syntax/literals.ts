// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown } from './unknown';

const SIMPLE: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

const UNIT = /\\x[0-9a-fA-F]+|\\[0-7]{1,3}|\\[^]|[^]/g;

/** The value of a character constant; one of several characters is put together as GCC does. */
export function characterValue(token: string): { value: bigint; isSingle: boolean; prefix: string } {
  const at = token.indexOf("'");
  const units = token.slice(at + 1, -1).match(UNIT);
  if (!units) throw new Unknown(`${token} is no character`);
  let value = 0;
  for (const unit of units) value = (value << 8) | (unitValue(unit) & 0xff);
  return { value: BigInt(value), isSingle: units.length === 1, prefix: token.slice(0, at) };
}

/** Characters of a string, without the one that ends it. */
export function stringLength(token: string): number {
  return token.slice(token.indexOf('"') + 1, -1).match(UNIT)?.length ?? 0;
}

function unitValue(unit: string): number {
  if (unit[0] !== '\\') return unit.charCodeAt(0);
  if (unit[1] === 'x') return Number.parseInt(unit.slice(2), 16);
  if (/[0-7]/.test(unit[1]!)) return Number.parseInt(unit.slice(1), 8);
  return SIMPLE[unit[1]!] ?? unit.charCodeAt(1);
}
