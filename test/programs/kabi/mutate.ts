// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Rules, lists, saved comparisons and references with bytes changed at random: each is read, or refused in one line that names
 * the file. A reference that is renewed by what was read has to be read again as just that.
 * `node dist/test/programs/kabi/mutate.js [COUNT]`; the default is 10,000 of each kind of file.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readSymvers,
  symtypesSections,
  symversLine,
  SymtypesReader,
  type SymtypesUnit,
} from '../../../src/formats/corpus';
import { readRules } from '../../../src/kernel/accept/read-rules';
import { renewRows, renewUnits, rowChanges, unitChanges } from '../../../src/kernel/reference';
import { parseSymbolList } from '../../../src/kernel/rules';
import { ModversionsError } from '../../../src/problem';
import { bytesOf, rawText, type RawText } from '../../../src/text';
import { readSaved } from '../../../src/tell/documents';
import { kernelReports } from '../../../src/tell/report';
import { causeOf, comparisonOf, judgementOf } from '../../tell/report/made-up';
import { root } from '../../support/program';

/** What is put in: what the formats give a meaning, and what no text has. */
const PIECES = [
  '',
  '\n',
  '  ',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '&a ',
  '*a',
  '#',
  '\0',
  '\xff',
  '!!js ',
  '<<',
  'x',
];

/** A row of numbers that is the same each time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function mutated(text: RawText, next: () => number): RawText {
  let result = text;
  for (let count = 1 + Math.floor(next() * 3); count > 0; count--) {
    const at = Math.floor(next() * result.length);
    const piece = PIECES[Math.floor(next() * PIECES.length)]!;
    result = result.slice(0, at) + piece + result.slice(at + Math.floor(next() * 4));
  }
  return result;
}

const sample = (name: string): RawText => rawText(readFileSync(join(root, 'samples/kabi', name)));
const saved = [
  ...kernelReports(comparisonOf([causeOf('s#pot', ['boil'], judgementOf('member-moved'))])).in('json', {
    color: false,
    width: null,
  }),
].join('');

const scanned = (name: string): RawText => rawText(readFileSync(join(root, 'samples/teapot-1.0/scan', name)));
const [rows, types] = [scanned('Module.symvers'), scanned('symtypes')];

function renewedRows(text: RawText): void {
  const renewed = renewRows(
    readSymvers(rows, 'REF'),
    readSymvers(text, 'FILE'),
    ({ name }) => name > 'pot_d',
  );
  const lines = [...renewed.values()].map((row) => symversLine({ ...row, type: row.type! }));
  const again = readSymvers(lines.join(''), 'WRITTEN');
  if (rowChanges(renewed, again).length > 0)
    throw new Error('rows are read otherwise than they were written');
}

function renewedTypes(text: RawText): void {
  const reader = new SymtypesReader();
  const unitsIn = (content: RawText, file: string): SymtypesUnit[] => {
    reader.begin();
    return reader.readUnits(bytesOf(content), file, 'dump');
  };
  const [base, next] = [unitsIn(types, 'REF'), unitsIn(text, 'FILE')];
  const renewed = renewUnits(reader.records, base, next);
  const written = [...symtypesSections({ records: reader.records, units: renewed })].join('');
  if (unitChanges(renewed, unitsIn(written, 'WRITTEN')).length > 0)
    throw new Error('types are read otherwise than they were written');
}

const READERS: readonly [string, RawText, (text: RawText) => unknown][] = [
  ['rules', sample('rules.yaml'), (text) => readRules(text, 'FILE')],
  ['list', sample('stablelist'), (text) => parseSymbolList(text, 'FILE')],
  ['rows', rows, renewedRows],
  ['types', types, renewedTypes],
  ['comparison', saved, (text) => readSaved(text, 'FILE')],
];

const count = Number(process.argv[2] ?? 10_000);
for (const [what, text, read] of READERS) {
  const next = numbersFrom(1);
  const outcomes = { read: 0, refused: 0, wrong: 0 };
  // Reading a comparison compiles its schema, so of these there are fewer.
  for (let run = 0; run < (what === 'comparison' ? count / 50 : count); run++) {
    try {
      read(mutated(text, next));
      outcomes.read++;
    } catch (error) {
      const isFine = error instanceof ModversionsError && /^FILE:[^\n]*$/.test(error.message);
      outcomes[isFine ? 'refused' : 'wrong']++;
      if (!isFine) console.log(what, run, error);
    }
  }
  console.log(what, outcomes);
  if (outcomes.wrong > 0) process.exitCode = 1;
}
