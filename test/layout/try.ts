import { compilerAnswers } from './answers';
import { COMPILERS } from './compiler';
import { madeUnit } from './random';
import { ourAnswers } from './ours';
import type { Machine } from '../../src/layout';
const machine = process.argv[2] as Machine;
const [from, to, per, show] = process.argv.slice(3).map(Number) as [number, number, number, number];
let same = 0, other = 0, shown = 0;
const why = new Map<string, number>();
for (let seed = from; seed < to; seed++) {
  const unit = madeUnit(seed, machine, per);
  let theirs; try { theirs = compilerAnswers(COMPILERS[machine]!, machine, unit); } catch (e) { console.log(seed, (e as Error).message.slice(0, 600)); continue; }
  const ours = ourAnswers(machine, unit);
  unit.types.forEach((type, i) => {
    if (ours[i] === theirs[i]) { same++; return; }
    other++;
    if (ours[i]!.startsWith('not known')) why.set(ours[i]!, (why.get(ours[i]!) ?? 0) + 1);
    if (shown++ < show) { const d = unit.declarations.find((d) => new RegExp(`\\b${type.name.split(' ').at(-1)}\\b`).test(d.text))!;
      console.log(`seed ${seed} pack ${d.pack}: ${d.text}\n  ${type.members.map(m=>m.path).join(' ')}\n  ours   ${ours[i]}\n  theirs ${theirs[i]}`); }
  });
}
console.log(machine, { same, other }, why);
