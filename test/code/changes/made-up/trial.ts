// SPDX-License-Identifier: GPL-2.0-or-later
/** A made-up module, compiled for both of its kernels: what its uses say, beside its objects. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { modelOf } from '../../../../src/c/layout';
import { unitUses } from '../../../../src/code/changes';
import { compareObjects, type UnitUses } from '../../../../src/formats/object';
import { readyParser } from '../../../../src/genksyms/parse';
import type { MadePair } from './draw';

export type Trial =
  | { kind: 'refused' }
  | { kind: 'same' | 'differs'; uses: UnitUses; differing: string[]; objects: [base: string, other: string] };

const OPTIONS = [
  '-O2',
  '-w',
  '-fno-pic',
  '-fno-pie',
  '-fno-asynchronous-unwind-tables',
  '-ffunction-sections',
];

/** @param folder of the trial, which stays as it is left */
export function tried({ base, new: other, module }: MadePair, folder: string, compiler: string): Trial {
  fs.writeFileSync(path.join(folder, 'module.c'), module);
  const run = (args: readonly string[]): Buffer | null => {
    const { status, stdout } = spawnSync(compiler, args, { cwd: folder, maxBuffer: 1 << 24 });
    return status === 0 ? stdout : null;
  };
  const made = [base, other].map((header, number) => {
    fs.writeFileSync(path.join(folder, 'kernel.h'), header);
    const object = `${number}.o`;
    const text = run([...OPTIONS, '-E', 'module.c']);
    return (
      text && run([...OPTIONS, '-c', 'module.c', '-o', object]) && { text, object: path.join(folder, object) }
    );
  });
  const [one, two] = made;
  if (!one || !two) return { kind: 'refused' };
  const [first, second] = [fs.readFileSync(one.object), fs.readFileSync(two.object)];
  const compared = compareObjects(first, second, 'module.c').differing;
  const differing = compared
    .filter(({ what }) => what !== 'table' && what !== 'symbols')
    .map(({ name }) => name);
  const texts = { base: one.text, new: two.text, model: modelOf('x86_64'), differing };
  const uses = unitUses(texts, readyParser()!);
  return {
    kind: compared.length > 0 ? 'differs' : 'same',
    uses,
    differing,
    objects: [one.object, two.object],
  };
}
