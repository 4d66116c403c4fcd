// SPDX-License-Identifier: GPL-2.0-or-later
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canonicalConditions,
  conditionLines,
  readConditions,
} from '../../../src/formats/corpus/conditions-file';
import type { Declaration, FileConditions } from '../../../src/formats/corpus';

const folder = mkdtempSync(join(tmpdir(), 'modversions-conditions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pot: FileConditions = {
  file: 'include/pot.h',
  groups: [
    {
      branches: [
        { line: 2, condition: 'defined(CONFIG_LID)' },
        { line: 4, condition: null },
      ],
      end: 6,
    },
  ],
  macros: [{ line: 3, name: 'CUPS', text: 'CONFIG_CUPS' }],
  declarations: [
    { line: 7, text: 'struct pot {\n\nint lid ;\n} ;' },
    { line: 12, text: 'CUPS' },
  ],
};
const tea: FileConditions = {
  file: 'drivers/tea.h',
  groups: [],
  macros: [],
  declarations: [{ line: 1, text: 'A' }],
};

const at = (file: string, ...lines: number[]): Declaration[] =>
  lines.map((line) => ({ file, line, text: '', pack: 0 }));
const all = [...at(pot.file, 7, 12), ...at(tea.file, 1)];

const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text, 'latin1');
  return file;
};

test('what is written is read again, in the order of paths', () => {
  const text = [...conditionLines(canonicalConditions([pot, tea], all))].join('');
  expect(readConditions(written('sound', text))).toEqual([tea, pot]);
  expect([...conditionLines(readConditions(join(folder, 'sound')))].join('')).toBe(text);
});

test('parts of a scan join to the whole, and words of no declaration go', () => {
  const parts = [
    { ...pot, declarations: [pot.declarations[1]!] },
    { ...pot, declarations: [pot.declarations[0]!, { line: 12, text: 'BIG CUPS' }] },
  ];
  const whole = { ...pot, declarations: [pot.declarations[0]!, { line: 12, text: 'BIG CUPS' }] };
  expect(canonicalConditions(parts, all)).toEqual([whole]);
  expect(canonicalConditions(parts.reverse(), all)).toEqual([whole]);
  expect(canonicalConditions([tea], [])).toEqual([]);
});

test('a file that changed on the way is refused', () => {
  const other = { ...pot, macros: [] };
  expect(() => canonicalConditions([pot, other], all)).toThrow('include/pot.h: has changed while');
  const longer = { ...pot, declarations: [{ line: 7, text: 'struct pot {\n\n} ;' }] };
  expect(() => canonicalConditions([pot, longer], all)).toThrow('include/pot.h: has changed while');
});

test.each([
  ['', 'the file is empty'],
  ['{"format":"modversions-conditions","version":2,"files":0}\n', 'version 2 of the format'],
  ['{"format":"modversions-conditions","version":1,"files":1}\n', 'the first line tells of 1 files'],
  ['HEAD["a",[[3,"x",2]],[],[]]\n', 'the lines of the condition that ends in line 2 are out of their order'],
  ['HEAD["a",[[3,"x"]],[],[]]\n', 'a condition has no end'],
  ['HEAD["a",[[3,1,4]],[],[]]\n', 'a condition is no text'],
  ['HEAD["a",[],[],[[2,"x"],[2,"y"]]]\n', 'two declarations begin in one line'],
  ['HEAD["a",[],[[5,"A","1"],[4,"B","1"]],[]]\n', 'what stands in line 4 is out of its order'],
  ['HEAD["",[],[],[]]\n', 'the path of a file'],
  ['HEAD["a",[],[]]\n', 'is no list of 4'],
])('%s is refused', (text, message) => {
  const head = '{"format":"modversions-conditions","version":1,"files":1}\n';
  const file = written('broken', text.replace('HEAD', head));
  expect(() => readConditions(file)).toThrow(message);
  expect(readFileSync(file, 'latin1')).toBe(text.replace('HEAD', head));
});
