// SPDX-License-Identifier: GPL-2.0-or-later
import type { Machine } from '../../../src/c/layout';
import { compilerAnswers, type Answer } from './answers';
import { kindOf } from './compiler';
import { compilerValues, madeExpression, ourValues } from './expressions';
import { ourAnswers } from './ours';
import { madeUnit, type MadeUnit } from './random';
import { Seeded } from './seeded';

/** Types of a unit: a compiler takes that many at once, and later ones are made of earlier ones. */
const TYPES_A_UNIT = 200;

/** Called with each comparison: what differs, or nothing. */
export type Checked = (finding: string | undefined) => void;

/** The expressions that belong to a seed. */
export function expressionsOf(seed: number, count: number): string[] {
  const random = new Seeded(seed);
  return Array.from({ length: count }, () => madeExpression(random, random.below(4)));
}

/** Holds as many random types and expressions of a machine against a compiler for it, from a seed on. */
export function checkAgainstCompiler(
  compiler: string,
  machine: Machine,
  count: number,
  seed: number,
  checked: Checked,
): void {
  const options = { compiler: kindOf(compiler) };
  for (let from = 0; from < count; from += TYPES_A_UNIT) {
    const part = Math.min(TYPES_A_UNIT, count - from);
    const unit = madeUnit(seed + from, machine, part);
    const theirs = compilerAnswers(compiler, machine, unit);
    ourAnswers(machine, unit, options).forEach((ours, index) => {
      checked(
        difference(
          `${compiler}, ${machine}, types of seed ${seed + from}`,
          textOf(unit, index),
          ours,
          theirs[index]!,
        ),
      );
    });
  }
  const expressions = expressionsOf(seed, count);
  const theirs = compilerValues(compiler, machine, expressions);
  ourValues(machine, expressions, options).forEach((ours, index) => {
    checked(
      difference(
        `${compiler}, ${machine}, expressions of seed ${seed}`,
        expressions[index]!,
        ours,
        theirs[index]!,
      ),
    );
  });
}

/** The declaration of a made type, with what was asked of it. */
export function textOf({ declarations, types }: MadeUnit, index: number): string {
  const { name, members } = types[index]!;
  const word = new RegExp(`\\b${name.split(' ').at(-1)!}\\b`);
  const { text, pack } = declarations.find((one) => word.test(one.text))!;
  return `${pack > 0 ? `pack ${pack}: ` : ''}${text} [${members.map(({ path }) => path).join(' ')}]`;
}

function difference(where: string, text: string, ours: Answer, theirs: Answer): string | undefined {
  return ours === theirs ? undefined : `${where}: ${text}\n  expected ${theirs}\n  got      ${ours}`;
}
