// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Runs the drop-in over damaged objects. Run by hand:
 *
 *     node dist/test/programs/gendwarfksyms/mutate.js [COUNT [SEED]]
 *
 * Each of the recorded objects is changed in some bytes, or cut off, again and again. Whatever comes of it, it has to be
 * an answer or one line, and soon.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { dropIn } from '../../../src/tell/cli/gendwarfksyms';
import { readCases, unpacked } from '../../support/gendwarfksyms-cases';

const [count = 5000, seed = 1] = process.argv.slice(2).map(Number);

/** Numbers from 0 up to a bound, the same for the same seed. */
function numbers(state: number): (bound: number) => number {
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const below = numbers(seed);
const odd = [0, 1, 0x7f, 0x80, 0xff];

function damaged(object: Buffer): Buffer {
  if (below(20) === 0) return object.subarray(0, below(object.length));
  const bytes = Buffer.from(object);
  for (let change = below(12) + 1; change > 0; change--)
    bytes[below(bytes.length)] = below(2) === 0 ? below(256) : odd[below(odd.length)]!;
  return bytes;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gendwarfksyms-'));
process.chdir(folder);
const cases = readCases().filter(({ files }) => 'case.o' in files);
const counts = { answers: 0, errors: 0, faults: 0 };
let slowest = 0;
for (let run = 0; run < count; run++) {
  const one = cases[run % cases.length]!;
  fs.writeFileSync('case.o', damaged(unpacked(one.files['case.o']!)));
  let stderr = '';
  const start = performance.now();
  try {
    const exit = dropIn(['-T', 'types', ...one.args], {
      readInput: () => Buffer.from(one.stdin),
      write: (descriptor, bytes) => {
        if (descriptor === 2) stderr += bytes.toString('latin1');
      },
    });
    const errors = stderr.split('\n').filter((line) => line.startsWith('error: ')).length;
    const isSound = exit === 0 ? errors === 0 : exit === 1 && errors === 1;
    counts[isSound ? (exit === 0 ? 'answers' : 'errors') : 'faults']++;
    if (!isSound) console.log(`${one.name}, run ${run}: exit ${exit}, ${errors} errors`);
  } catch (error) {
    counts.faults++;
    console.log(`${one.name}, run ${run}:`, error);
  }
  slowest = Math.max(slowest, performance.now() - start);
}
process.chdir('/');
fs.rmSync(folder, { recursive: true });
console.log(
  counts,
  `slowest ${Math.round(slowest)} ms, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`,
);
process.exitCode = counts.faults === 0 ? 0 : 1;
