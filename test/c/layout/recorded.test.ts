// SPDX-License-Identifier: GPL-2.0-or-later
/** Layouts and constants of made-up types as compilers have them; what these said is recorded. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expressionsOf, textOf } from './against-compiler';
import { kindOf } from './compiler';
import { ourAnswers } from './ours';
import { ourValues } from './expressions';
import { madeUnit } from './random';
import type { Recorded } from './recorded';
import { WRITTEN_UNITS } from './written';

const folder = resolve(__dirname, '../../../../test/cases/layout');
const recorded = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded,
);

test('GCC for eight machines and Clang for four are recorded', () => {
  const by = (kind: string): string[] =>
    recorded
      .filter(({ compiler }) => kindOf(compiler) === kind)
      .map(({ machine }) => machine)
      .sort();
  expect(by('gcc')).toEqual('arm arm64 i386 ppc64 ppc64le riscv64 s390x x86_64'.split(' '));
  expect(by('clang')).toEqual('arm arm64 i386 x86_64'.split(' '));
});

describe.each(recorded)(
  '$machine, as $compiler has it',
  ({ machine, compiler, seed, types, written, expressions }) => {
    const options = { compiler: kindOf(compiler) };

    test('sizes, alignments and places of members', () => {
      const unit = madeUnit(seed, machine, types.length);
      const told = (answers: readonly string[]): string[] =>
        answers.map((answer, index) => `${textOf(unit, index)}: ${answer}`);
      expect(told(ourAnswers(machine, unit, options))).toEqual(told(types));
    });

    test('attributes wherever they may stand, and idioms of kernels', () => {
      const told = (answers: readonly string[]): string[] =>
        answers.map((answer, index) => `${textOf(WRITTEN_UNITS[index]!, 0)}: ${answer}`);
      expect(told(WRITTEN_UNITS.map((unit) => ourAnswers(machine, unit, options)[0]!))).toEqual(
        told(written),
      );
    });

    test('value, size and sign of constant expressions', () => {
      const made = expressionsOf(seed, expressions.length);
      const told = (values: readonly string[]): string[] =>
        values.map((value, index) => `${made[index]!}: ${value}`);
      expect(told(ourValues(machine, made, options))).toEqual(told(expressions));
    });
  },
);
