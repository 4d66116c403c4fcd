// SPDX-License-Identifier: GPL-2.0-or-later
import { judgeKernels, worst, type JudgedComparison, type Verdict } from '../../../../src/kernel/judge';
import { askCompiler } from '../compiler';
import { kernelOf } from '../scan-of';
import { textOf, type Declared } from './declarations';
import { Draw } from './draw';
import { drawCase, FieldNames } from './draw-case';
import { mutate, type Renames } from './mutate';
import { trialOf, type Difference, type Trial } from './truth';
import { SURROUNDINGS } from './types';

/** Cases that a compiler is asked about at once. */
const BATCH = 100;

export interface Case {
  id: number;
  base: Declared;
  next: Declared;
  what: string;
  renames: Renames;
}

/** A case with what both said of it. */
export interface Tried extends Case {
  /** Of the causes behind the export; null where none was found. */
  verdict: Verdict | null;
  kinds: string[];
  differences: readonly Difference[];
}

export interface Outcome {
  tried: Tried[];
  /** Cases that the compiler did not take for C. */
  refused: number;
}

/** Cases whose two sides differ in their texts. */
export function drawCases(count: number, seed: number): Case[] {
  const draw = new Draw(seed);
  const cases: Case[] = [];
  while (cases.length < count) {
    const names = new FieldNames();
    const base = drawCase(draw, names);
    const found = mutate(base, draw, names);
    if (!found || textOf(found.changed) === textOf(base)) continue;
    cases.push({ id: cases.length, base, next: found.changed, what: found.what, renames: found.renames });
  }
  return cases;
}

/** What a compiler says differs in each case; null for what it does not take for C. */
export type Answers = readonly (readonly Difference[] | null)[];

export function answersOf(cases: readonly Case[]): Answers {
  const found: (Difference[] | null)[] = [];
  for (let at = 0; at < cases.length; at += BATCH) {
    const batch = cases.slice(at, at + BATCH);
    found.push(...asked(batch.map(({ id, base, next, renames }) => trialOf(id, base, next, renames))));
  }
  return found;
}

/** Judges cases and puts what the compiler said beside. */
export async function tryAll(cases: readonly Case[], said: Answers): Promise<Outcome> {
  const outcome: Outcome = { tried: [], refused: 0 };
  for (let at = 0; at < cases.length; at += BATCH) {
    const batch = cases.slice(at, at + BATCH);
    const answers = said.slice(at, at + BATCH);
    const judged = await judge(batch);
    batch.forEach((one, index) => {
      const differences = answers[index];
      if (!differences) outcome.refused++;
      else outcome.tried.push({ ...one, ...judged(one), differences });
    });
  }
  return outcome;
}

/** What differs in each; null for what the compiler refuses. */
function asked(trials: readonly Trial[]): (Difference[] | null)[] {
  const text = `${SURROUNDINGS}\n${trials.map((trial) => trial.text).join('\n')}`;
  try {
    const answers = askCompiler(
      text,
      trials.flatMap(({ questions }) => questions),
    );
    let at = 0;
    return trials.map(({ questions, differences }) =>
      differences(answers.slice(at, (at += questions.length))),
    );
  } catch (error) {
    if (trials.length > 1) {
      const half = trials.length >> 1;
      return [...asked(trials.slice(0, half)), ...asked(trials.slice(half))];
    }
    if (process.env.SHOW) console.error(String(error), trials[0]!.text);
    return [null];
  }
}

/** The unit of a case on one side. */
export function unitOf(id: number, declared: Declared): string {
  return `${SURROUNDINGS}\n${textOf(declared).replaceAll('@', `_${id}`)}__GENKSYMS_EXPORT_SYMBOL(use_${id});\n`;
}

/** Judges many cases as two kernels with a unit for each. */
export async function judge(
  cases: readonly Case[],
): Promise<(one: Case) => Pick<Tried, 'verdict' | 'kinds'>> {
  const kernel = (side: 'base' | 'next') =>
    kernelOf(Object.fromEntries(cases.map((one) => [`core/c${one.id}`, unitOf(one.id, one[side])])));
  const comparison = judgeKernels(await kernel('base'), await kernel('next'));
  return ({ id }) => verdictOf(comparison, `use_${id}`);
}

function verdictOf({ causes, missed }: JudgedComparison, name: string): Pick<Tried, 'verdict' | 'kinds'> {
  const found = [...causes, ...missed].filter(({ exports }) => exports.includes(name));
  if (found.length === 0) return { verdict: null, kinds: [] };
  const verdict = worst(found.map(({ judgement }) => judgement.verdict));
  const kinds = found
    .filter(({ judgement }) => judgement.verdict === verdict)
    .map(({ judgement }) => judgement.kind);
  return { verdict, kinds };
}

/** Judged compatible, or not seen at all, though compiled code can tell. */
export function isFalselyCompatible({ verdict, differences }: Tried): boolean {
  return (verdict === 'compatible' || verdict === null) && differences.length > 0;
}

/** Judged a break though compiled code cannot tell. */
export function isFalseAlarm({ verdict, differences }: Tried): boolean {
  return verdict === 'break' && differences.length === 0;
}

/** Judged safe under a condition though places or sizes of members differ that were there, or values. */
export function isTooMild({ verdict, differences }: Tried): boolean {
  return verdict === 'conditional' && differences.some(({ isHard }) => isHard);
}

/** The figures of a run, and the cases that went wrong. */
export function printed({ tried, refused }: Outcome): string {
  const lines: string[] = [];
  const table = new Map<string, Map<string, number>>();
  for (const { what, verdict } of tried) {
    const row = table.get(what) ?? new Map<string, number>();
    table.set(what, row.set(verdict ?? 'none', (row.get(verdict ?? 'none') ?? 0) + 1));
  }
  for (const [what, row] of [...table].sort()) {
    lines.push(`${what}: ${[...row].map(([verdict, count]) => `${verdict} ${count}`).join(', ')}`);
  }
  const equal = tried.filter(({ differences }) => differences.length === 0).length;
  lines.push(
    `${tried.length} mutations, ${equal} of which compiled code cannot tell; ${refused} more are no C`,
  );
  const groups = {
    'falsely compatible': isFalselyCompatible,
    'false alarms': isFalseAlarm,
    'too mild': isTooMild,
  };
  for (const [title, isSuch] of Object.entries(groups)) {
    const found = tried.filter(isSuch);
    lines.push(`${title}: ${found.length} (${((100 * found.length) / tried.length).toFixed(2)} %)`);
    const byKind = new Map<string, Tried[]>();
    for (const one of found) {
      const key = `${one.what} / ${one.kinds.join(' ') || 'nothing found'}`;
      byKind.set(key, [...(byKind.get(key) ?? []), one]);
    }
    for (const [key, ones] of [...byKind].sort((a, b) => b[1].length - a[1].length)) {
      const [first] = ones;
      lines.push(`  ${ones.length} ${key}`);
      if (process.env.SHOW) lines.push(shown(first!));
    }
  }
  return lines.join('\n');
}

function shown({ id, base, next, differences, kinds, verdict }: Tried): string {
  const told = differences.map(({ what }) => what).join('; ');
  return `case ${id}: ${verdict} ${kinds.join(' ')}; compiler: ${told}\n${textOf(base)}---\n${textOf(next)}`;
}
