// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Writes what a compiler says of the samples of kinds again: `node dist/test/programs/judge/record-samples.js`. That is the
 * preprocessed text of sources with directives, and `layout` in each `expected.json`. CC names another compiler; it has
 * to be one for x86_64, on which this runs too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { KIND_IDS, KINDS, type KindId } from '../../../src/kernel/judge';
import { root } from '../../support/program';
import { askCompiler, preprocessed } from '../../kernel/judge/compiler';
import {
  expectedOf,
  folderOf,
  samplesFolder,
  sourcesOf,
  unitsOf,
  type SideName,
} from '../../kernel/judge/samples';
import { loadParser } from '../../../src/genksyms/unit';
import { corpusOf } from '../../kernel/judge/scan-of';
import { askingFor, shapesOf, type Shapes } from '../../kernel/judge/shapes';

const DIRECTIVE = /^[ \t]*#(?![ \t]*pragma modversions\b)/m;

void loadParser().then(() => {
  for (const id of KIND_IDS) if (KINDS[id].sample) record(id);
});

function record(id: KindId): void {
  for (const side of ['base', 'new', 'guarded'] as const) sourcesOf(id, side).forEach(preprocess);
  const base = compiled(id, 'base')!;
  const next = compiled(id, 'new')!;
  const guarded = compiled(id, 'guarded');
  if (guarded && JSON.stringify(guarded) !== JSON.stringify(next)) {
    throw new Error(`${id}: what guards hide from genksyms is not what the compiler sees in the new side`);
  }
  const names = [...new Set([...Object.keys(base), ...Object.keys(next)])].sort();
  const layout = Object.fromEntries(
    names.map((name) => [name, { base: base[name] ?? null, new: next[name] ?? null }]),
  );
  const text = JSON.stringify({ ...expectedOf(id), layout }, null, 2);
  writeFileSync(join(samplesFolder, id, 'expected.json'), `${text}\n`);
}

function preprocess(source: string): void {
  if (!DIRECTIVE.test(readFileSync(join(root, source), 'latin1'))) return;
  const folder = folderOf(source);
  const isSingle = folder === join(samplesFolder, basename(folder));
  const text = preprocessed(relative(folder, join(root, source)), folder, !isSingle);
  writeFileSync(join(root, source.replace(/c$/, 'i')), text, 'latin1');
}

/** What the compiler says of all types of a side. Which there are, our own reading of the texts tells. */
function compiled(id: KindId, side: SideName): Shapes | null {
  const sources = sourcesOf(id, side);
  // Under guards our own reading sees what genksyms sees.
  const units = unitsOf(id, side === 'guarded' ? 'new' : side);
  if (sources.length === 0 || !units) return null;
  const text = sources.map((source) => `#include "${join(root, source)}"\n`).join('');
  const askings = Object.entries(shapesOf(corpusOf(units))).map(([name, shape]) => ({
    name,
    ...askingFor(name, shape),
  }));
  const questions = askings.flatMap((asking) => asking.questions);
  const answers = askCompiler(text, questions, folderOf(sources[0]!), ['-Iinclude']).map(Number);
  return Object.fromEntries(
    askings.map((asking) => [asking.name, asking.told(answers.splice(0, asking.questions.length))]),
  );
}
