// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Draws pairs of kernels, asks a compiler what each change means to modules, and holds the program against it:
 * `node dist/test/programs/adversary/main.js [COUNT [SEED [MACHINE]]] [--tree] [--failing FOLDER] [--clang]`. MACHINE is
 * x86_64, i386 or s390x, which take gcc-12 and its cross compiler; `--flags '-fshort-enums'` adds options to all units.
 * `--kind 'named before'` leaves all pairs out but those of a kind of change. With `--failing` each kind of false safe is made small and written there as a soundness case.
 */
import { parseArgs } from 'node:util';
import { drawPair, type PairOf } from '../../kernel/judge/adversary/pair';
import { tryPairs, type Outcome } from '../../kernel/judge/adversary/round';
import type { CompilerCall } from '../../kernel/judge/adversary/compilation';
import type { Machine } from '../../kernel/judge/adversary/words';
import { Toys, type Toolchain } from '../../kernel/judge/toys/toy-kernel';
import { Failing } from './failing';
import { Tally } from './tally';

/** Pairs drawn at once; with a kind few of them are left. */
const BATCH = 250;

const COMPILERS: Readonly<Record<Machine, Toolchain>> = {
  x86_64: { compiler: 'gcc-12', flags: ['-m64'] },
  i386: { compiler: 'gcc-12', flags: ['-m32'] },
  s390x: { compiler: 's390x-linux-gnu-gcc-12', flags: [] },
};

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tree: { type: 'boolean', default: false },
      clang: { type: 'boolean', default: false },
      failing: { type: 'string' },
      flags: { type: 'string', default: '' },
      from: { type: 'string', default: '0' },
      kind: { type: 'string', default: '' },
    },
  });
  const [count = 1000, seed = 1] = positionals.slice(0, 2).map(Number);
  const machine = (positionals[2] ?? 'x86_64') as Machine;
  const { compiler: gcc, flags } = COMPILERS[machine];
  // What is scanned is what Clang would compile: its layouts are others in places.
  const compiler = values.clang ? 'clang-14' : gcc;
  const toolchain = { compiler, flags: [...flags, ...values.flags.split(' ').filter(Boolean)] };
  const truth: CompilerCall = { command: compiler, flags: toolchain.flags };
  const batch = values.kind === '' ? BATCH : 40 * BATCH;
  const toys = new Toys();
  const failing = values.failing === undefined ? null : new Failing(values.failing, toys, toolchain, truth);
  const tally = new Tally();
  try {
    for (let at = Number(values.from); at < count; at += batch) {
      const numbers = Array.from({ length: Math.min(batch, count - at) }, (_, index) => at + index);
      const pairs = numbers
        .map((number) => drawPair(seed, number, machine, values.tree))
        .filter(({ mutation }) => mutation.kind.includes(values.kind));
      const outcomes: Outcome[] = triedOr(pairs, numbers, () => tryPairs(pairs, toys, toolchain, truth));
      tally.add(pairs.length, outcomes);
      for (const { pair, truth: its, told, fault } of outcomes) {
        if (fault === null) continue;
        console.error(
          `${fault}: pair ${pair.number}, ${pair.mutation.kind}: ${its.name} told ${told.answer}`,
        );
      }
      failing?.add(outcomes.filter(({ fault }) => fault === 'false safe'));
      console.error(tally.line());
    }
    failing?.finish();
    console.log(tally.table());
  } finally {
    toys.remove();
  }
}

/** A batch that cannot be scanned is left out, and said to be. */
function triedOr(pairs: readonly PairOf[], [from = 0]: readonly number[], tried: () => Outcome[]): Outcome[] {
  try {
    return tried();
  } catch (error) {
    console.error(`LEFT OUT: ${pairs.length} pairs from ${from}: ${String(error).slice(0, 2000)}`);
    return [];
  }
}

main();
