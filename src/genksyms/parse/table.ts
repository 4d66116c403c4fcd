// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '../../../grammars';

/** Shapes and their steps, state by state. */
export interface ShapeTable {
  /** Per state: the state before it and the kind that leads here, as one number. */
  parents: Int32Array;
  /** Per state: steps, null where no C reads so, undefined where no shape ends. */
  stepsAt(state: number): Int32Array | null | undefined;
}

/** Where the build puts the table of a reading. */
export const tableFile = ({ name }: Reading): string => join(__dirname, `shapes-${name}.bin`);

/** The compiled files that decide what a shape means: a table older than one of them is not used. */
const DECIDERS = [
  'parse/reading.js',
  'parse/readable.js',
  'parse/steps.js',
  'lex/kinds.js',
  '../../grammars/dialect.js',
  '../../grammars/readings.js',
];

const NO_STEPS = -2;
const NOT_C = -1;

/** The table as bytes: the number of states, the parent of each, where its steps begin, and all steps. */
export function encodeTable({ parents, stepsAt }: ShapeTable): Buffer {
  const begins: number[] = [];
  const steps: number[] = [];
  for (let state = 0; state < parents.length; state++) {
    const own = stepsAt(state);
    if (!own) begins.push(own === null ? NOT_C : NO_STEPS);
    else {
      begins.push(steps.length);
      steps.push(own.length, ...own);
    }
  }
  return Buffer.from(Int32Array.from([parents.length, ...parents, ...begins, ...steps]).buffer);
}

/** The table that the build made; null where there is none, or one of an earlier build. */
export function loadTable(reading: Reading): ShapeTable | null {
  try {
    const file = tableFile(reading);
    const { mtimeMs } = statSync(file);
    if (DECIDERS.some((part) => statSync(join(__dirname, '..', part)).mtimeMs > mtimeMs)) return null;
    const bytes = readFileSync(file);
    const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    const count = numbers[0]!;
    const begins = numbers.subarray(1 + count, 1 + 2 * count);
    const steps = numbers.subarray(1 + 2 * count);
    return {
      parents: numbers.subarray(1, 1 + count),
      stepsAt: (state) => {
        const begin = begins[state]!;
        if (begin < 0) return begin === NOT_C ? null : undefined;
        return steps.subarray(begin + 1, begin + 1 + steps[begin]!);
      },
    };
  } catch {
    // Without a table every shape is parsed when it is met: slower, and the same.
    return null;
  }
}
