import { COMPILERS } from './compiler';
import { compilerValues, madeExpression, ourValues } from './expressions';
import { Seeded } from './seeded';
import type { Machine } from '../../src/layout';
const machine = process.argv[2] as Machine;
const random = new Seeded(Number(process.argv[3]));
const all = Array.from({ length: Number(process.argv[4]) }, () => madeExpression(random, random.below(4)));
const theirs = compilerValues(COMPILERS[machine]!, machine, all);
const ours = ourValues(machine, all);
let same = 0,
  unknown = 0;
const bad: string[] = [];
const why = new Map<string, string[]>();
all.forEach((e, i) => {
  if (ours[i] === theirs[i]) same++;
  else if (ours[i]!.startsWith('not')) {
    unknown++;
    const k = ours[i]!.replace(/'.*/, '');
    why.set(k, [...(why.get(k) ?? []), e].sort((a, b) => a.length - b.length).slice(0, 4));
  } else bad.push(`${e}\n   ours ${ours[i]}\n   theirs ${theirs[i]}`);
});
bad.sort((a, b) => a.length - b.length);
console.log(bad.slice(0, Number(process.argv[5] ?? 8)).join('\n'));
console.log(machine, { same, unknown, bad: bad.length }, why);
