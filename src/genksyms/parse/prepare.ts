// SPDX-License-Identifier: GPL-2.0-or-later
import { copyFileSync, writeFileSync } from 'node:fs';
import { COMMON, READINGS } from '../../../grammars';
import { KINDS, type KindName } from '../lex';
import { GRAMMAR_FILE, loadParser } from './parser';
import { PLACES } from './place';
import { Shapes } from './shapes';
import { encodeTable, tableFile } from './table';

/** All sequences of kinds that a pattern of `COMMON` stands for. */
export function expand(pattern: string): KindName[][] {
  let sequences: string[][] = [[]];
  for (const part of pattern.split(' ')) {
    const optional = part.length > 1 && part.endsWith('?');
    const inner = optional ? part.slice(0, -1) : part;
    const grouped = inner.length > 1 && inner.startsWith('(');
    const choices = (grouped ? inner.slice(1, -1).split('|') : [inner]).map((choice) =>
      choice in KINDS ? [choice] : wordsOf(choice),
    );
    if (optional) choices.push([]);
    sequences = sequences.flatMap((sequence) => choices.map((choice) => [...sequence, ...choice]));
  }
  return sequences as KindName[][];
}

/** The kinds of a choice such as `STATIC_INLINE` or `=_EXPRESSION_PHRASE`, longest names first. */
function wordsOf(choice: string): string[] {
  if (choice === '') return [];
  const name = Object.keys(KINDS)
    .filter((kind) => choice === kind || choice.startsWith(`${kind}_`))
    .sort((a, b) => b.length - a.length)[0];
  if (name === undefined) throw new Error(`no kind begins ${choice}`);
  return [name, ...wordsOf(choice.slice(name.length + 1))];
}

/** Lays the grammar of C beside the program, parses the common shapes and writes their tables: a step of the build. */
async function main(): Promise<void> {
  copyFileSync(require.resolve('tree-sitter-c/tree-sitter-c.wasm'), GRAMMAR_FILE);
  await loadParser();
  for (const reading of READINGS) {
    const shapes = new Shapes(reading, null);
    for (const [place, pattern] of COMMON) {
      for (const kinds of expand(pattern)) {
        let state = shapes.start(PLACES.indexOf(place));
        for (const kind of kinds) state = shapes.behind(state, KINDS[kind]);
        shapes.stepsAt(state);
      }
    }
    writeFileSync(tableFile(reading), encodeTable(shapes.toTable()));
  }
}

if (require.main === module) void main();
