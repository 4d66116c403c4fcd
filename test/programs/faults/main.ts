// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Runs every command under faults of its surroundings: `node dist/test/programs/faults/main.js [PART…]`, all whose names have one of the PARTs.
 * A run has to answer, or to refuse in one line with a remedy, and leaves nothing behind. The table tells how many did, by fault;
 * what did neither stands on standard error. Some faults need root, for a small file system of their own.
 */
import { Bench } from '../../support/faults/bench';
import { FAULTS } from '../../support/faults/faults';
import { tallied } from '../../support/faults/judge';

async function main(parts: readonly string[]): Promise<void> {
  console.log('| fault | runs | answered | refused or ended in order | faults |\n|---|---|---|---|---|');
  let faulty = 0;
  const isAsked = (name: string): boolean => parts.length === 0 || parts.some((part) => name.includes(part));
  for (const { name, trials } of FAULTS.filter((one) => isAsked(one.name))) {
    const bench = new Bench();
    try {
      const { runs, answered, refused, faults } = tallied(await trials(bench));
      console.log(`| ${name} | ${runs || 'not here'} | ${answered} | ${refused} | ${faults.length} |`);
      for (const fault of faults) console.error(`${name}: ${fault}`);
      faulty += faults.length;
    } finally {
      bench.remove();
    }
  }
  process.exitCode = faulty === 0 ? 0 : 1;
}

void main(process.argv.slice(2));
