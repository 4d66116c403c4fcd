// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Gives damaged inputs to all readers: `node dist/test/programs/hardening/main.js [COUNT [SEED [READER]]]`. COUNT inputs in
 * all, 20,000 unless given, are flipped, cut, spliced or repeated samples. Each has to be read, or refused in one line. The
 * table tells how many were, by reader; an input that was neither is written to the folder for temporary files.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadParser } from '../../../src/genksyms/parse';
import { hardenedReaders } from '../../support/hardening/readers';
import { hardeningRound } from '../../support/hardening/round';

async function main([count = '20000', seed = '1', only]: readonly string[]): Promise<void> {
  await loadParser();
  const readers = (await hardenedReaders()).filter(({ name }) => only === undefined || name === only);
  const each = Math.ceil(Number(count) / readers.length);
  console.log(
    '| reader | inputs | read | refused in one line | faults | slowest, ms |\n|---|---|---|---|---|---|',
  );
  let faulty = 0;
  for (const reader of readers) {
    const { read, refused, faults, slowest } = await hardeningRound(reader, each, Number(seed));
    console.log(
      `| ${reader.name} | ${each} | ${read} | ${refused} | ${faults.length} | ${Math.ceil(slowest)} |`,
    );
    faulty += faults.length;
    for (const { seed: its, mutation, what, bytes } of faults.slice(0, 3)) {
      const path = join(tmpdir(), `hardening-${its}-${reader.fileName}`);
      writeFileSync(path, bytes);
      console.error(`${reader.name}, seed ${its}, ${mutation}, ${path}: ${what}`);
    }
  }
  process.exitCode = faulty === 0 ? 0 : 1;
}

void main(process.argv.slice(2));
