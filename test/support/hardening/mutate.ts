// SPDX-License-Identifier: GPL-2.0-or-later
/** Numbers from 0 up to a bound: the same ones for the same seed (mulberry32). */
export type Below = (bound: number) => number;

export function numbersFrom(seed: number): Below {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** What a careless reader trips over: ends of strings and lines, signs, quotes, brackets, highest and lowest bytes. */
const ODD = Buffer.from('\0\n\r\t "\'\\#{}[](),:;%*?-+0919\x7f\x80\xc0\xfe\xff', 'latin1');

type Mutation = (bytes: Buffer, other: Buffer, below: Below) => Buffer;

/** By name, in the order of a table. None gets an empty input. */
export const MUTATIONS = {
  flip: (bytes, _, below) => {
    const flipped = Buffer.from(bytes);
    for (let left = 1 + below(6); left > 0; left--) {
      const at = below(flipped.length);
      flipped[at] = below(2) === 0 ? flipped[at]! ^ (1 << below(8)) : ODD[below(ODD.length)]!;
    }
    return flipped;
  },
  cut: (bytes, _, below) => {
    if (below(2) === 0) return bytes.subarray(0, below(bytes.length));
    const [from, to] = stretch(bytes, below);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  splice: (bytes, other, below) => {
    const at = below(bytes.length);
    const [from, to] = stretch(other, below);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at)]);
  },
  repeat: (bytes, _, below) => {
    const [from, to] = stretch(bytes, below);
    const times = below(8) === 0 ? 200 : 1 + below(4);
    const again = Array.from({ length: times }, () => bytes.subarray(from, to));
    return Buffer.concat([bytes.subarray(0, to), ...again, bytes.subarray(to)]);
  },
} as const satisfies Record<string, Mutation>;

/** A stretch of at least one byte, mostly short. */
function stretch(bytes: Buffer, below: Below): [from: number, to: number] {
  const from = below(bytes.length);
  const longest = below(4) === 0 ? bytes.length : 64;
  return [from, Math.min(bytes.length, from + 1 + below(longest))];
}
