// SPDX-License-Identifier: GPL-2.0-or-later
import { modelOf, type Machine } from '../../../src/c/layout';
import { compiled } from './compiler';
import type { MadeUnit } from './random';

/**
 * What is known of a type, as words: its size and alignment in bytes, then of each member the offset in bits with `:`
 * and the width of a bit-field, or with `+` and the size in bytes.
 */
export type Answer = string;

/** Whether a machine's compiler writes the first byte of a number as its greatest. */
export function isBigEndian(machine: Machine): boolean {
  return modelOf(machine).isBigEndian;
}

/** What a compiler says of the types of a made-up unit, in their order. */
export function compilerAnswers(
  compiler: string,
  machine: Machine,
  { declarations, types }: MadeUnit,
): Answer[] {
  const lines = declarations.map(({ text, pack }) =>
    pack > 0 ? `#pragma pack(push, ${pack})\n${text}\n#pragma pack(pop)` : text,
  );
  const numbers: string[] = [];
  types.forEach(({ name, members }, index) => {
    numbers.push(`sizeof(${name})`, `_Alignof(${name})`, `__alignof__(${name})`);
    members.forEach(({ path, kind }, at) => {
      if (kind === 'bits') lines.push(`${name} bits_${index}_${at} = { .${path} = -1 };`);
      else {
        numbers.push(`__builtin_offsetof(${name}, ${path})`);
        if (kind === 'plain') numbers.push(`sizeof(((${name} *)0)->${path})`);
      }
    });
  });
  lines.push(`const unsigned long long answers[] = { ${numbers.join(',\n')} };`);
  const objects = compiled(compiler, lines.join('\n'));
  const isBig = isBigEndian(machine);
  const bytes = objects.get('answers')!;
  let at = 0;
  const next = (): number => {
    const value = Number(isBig ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at));
    at += 8;
    return value;
  };
  return types.map(({ members }, index) => {
    const start = `${next()} ${next()} ${next()}`;
    return [
      start,
      ...members.map(({ kind }, number) => {
        if (kind === 'bits') return bitsIn(objects.get(`bits_${index}_${number}`)!, isBig);
        const offset = 8 * next();
        return kind === 'plain' ? `${offset}+${next()}` : `${offset}+0`;
      }),
    ].join(' ');
  });
}

/** First bit and number of the bits that are set. */
function bitsIn(bytes: Buffer, isBig: boolean): string {
  let first = -1;
  let count = 0;
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const place = isBig ? 7 - (bit % 8) : bit % 8;
    if (((bytes[bit >> 3]! >> place) & 1) === 0) continue;
    if (first < 0) first = bit;
    count++;
  }
  return `${first}:${count}`;
}
