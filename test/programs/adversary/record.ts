// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Asks gcc-12 for the truth of the round that a test holds, and keeps it; with `--faults` keeps what the program is wrong
 * about instead: `node dist/test/programs/adversary/record.js [--faults]`.
 */
import { faultsIn, keepFaults, record, recordedOutcomes } from '../../kernel/judge/adversary/recorded';
import { TEACC, Toys } from '../../kernel/judge/toys/toy-kernel';

function main(): void {
  if (!process.argv.includes('--faults')) record({ command: 'gcc-12', flags: ['-m64'] });
  else {
    const toys = new Toys();
    try {
      keepFaults(faultsIn(recordedOutcomes(toys, TEACC)));
    } finally {
      toys.remove();
    }
  }
}

main();
