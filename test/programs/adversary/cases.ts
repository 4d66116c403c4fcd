// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Tells what the program says of soundness cases: `node dist/test/programs/adversary/cases.js [FOLDER] [--record]`.
 * FOLDER is test/cases/soundness unless given; --clang takes soundness-clang, and Clang's rules. With `--record` the cases that are not told rightly become its
 * known-failures.json. CC names a compiler to preprocess with instead of the sample tree's.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLANG_FOLDER, FOLDER, soundnessCases, tryCases } from '../../kernel/judge/toys/soundness-cases';
import { TEACC, TEACLANG, Toys } from '../../kernel/judge/toys/toy-kernel';

function main(args: readonly string[]): void {
  const isClang = args.includes('--clang');
  const folder = args.find((arg) => !arg.startsWith('-')) ?? (isClang ? CLANG_FOLDER : FOLDER);
  const own = isClang ? TEACLANG : TEACC;
  const { CC } = process.env;
  const toys = new Toys();
  try {
    const tried = tryCases(soundnessCases(folder), toys, CC ? { compiler: CC, flags: [] } : own);
    for (const { one, told, fault } of tried) {
      console.log(`${fault === null ? 'right' : 'WRONG'}  ${one.name}: ${fault ?? one.expected.right}`);
      for (const why of told.flatMap((its) => its.why)) console.log(`         ${why}`);
    }
    const wrong = tried.filter(({ fault }) => fault !== null).map(({ one }) => one.name);
    console.log(`${wrong.length} of ${tried.length} are not told rightly`);
    if (args.includes('--record')) {
      writeFileSync(join(folder, 'known-failures.json'), `${JSON.stringify(wrong, null, 2)}\n`);
    }
  } finally {
    toys.remove();
  }
}

main(process.argv.slice(2));
