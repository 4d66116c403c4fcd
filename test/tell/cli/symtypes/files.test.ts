// SPDX-License-Identifier: GPL-2.0-or-later
/** consolidate and split: what they take and write, and what they refuse. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { modversions, type Answer } from '../../../support/program';

let scratch: string;
beforeEach(() => (scratch = mkdtempSync(join(tmpdir(), 'modversions-symtypes-'))));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** Writes files by their paths. */
function write(files: Record<string, string | Buffer>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text, 'latin1');
  }
}

const run = (...args: string[]): Answer => modversions(args, scratch);
const content = (path: string): string => readFileSync(join(scratch, path), 'latin1');

const DUMPS = {
  'tree/a-b.symtypes':
    't#u8 typedef unsigned char u8 \ns#pot struct pot { UNKNOWN } \nlid t#u8 lid ( s#pot * ) \n',
  'tree/a/c.symtypes':
    "s#'x y' struct 'x y' { }\ns#pot struct pot { t#u8 a ; }\nt#u8 typedef unsigned char u8\n" +
    "pot extern s#pot pot s#'x y'\nempty s#pot empty\n",
  'tree/a/b.symtypes': 't#u8 typedef  char\tu8\nb t#u8 b',
  'tree/z.symtypes': '',
};
const CONSOLIDATED = `/* a/b.symtypes */
t#u8 typedef char u8
b t#u8 b

/* a/c.symtypes */
s#'x y' struct 'x y' { }
s#pot struct pot { t#u8 a ; }
t#u8 typedef unsigned char u8
empty s#pot empty
pot extern s#pot pot s#'x y'

/* a-b.symtypes */
s##pot
lid t#u8 lid ( s#pot * )

/* z.symtypes */
`;

test('consolidate joins a directory, however it is spelt', () => {
  write({ ...DUMPS, 'tree/notes.txt': 'none', 'elsewhere.symtypes': 'e int e' });
  symlinkSync('../elsewhere.symtypes', join(scratch, 'tree/link.symtypes'));
  symlinkSync('.', join(scratch, 'tree/loop'));
  expect(run('consolidate', '-o', 'one', 'tree')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(content('one')).toBe(CONSOLIDATED);
  expect(run('consolidate', '-j', '1', 'tree').stdout).toBe(CONSOLIDATED);
  expect(readdirSync(scratch).sort()).toEqual(['elsewhere.symtypes', 'one', 'tree']);
});

test('split gives each object all of its types, and consolidate the same file again', () => {
  write({ one: CONSOLIDATED });
  expect(run('split', '-o', 'parts', 'one')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(content('parts/a-b.symtypes')).toBe(
    's#pot struct pot { UNKNOWN }\nt#u8 typedef unsigned char u8\nlid t#u8 lid ( s#pot * )\n',
  );
  expect(content('parts/z.symtypes')).toBe('');
  expect(run('consolidate', '-o', 'again', 'parts').status).toBe(0);
  expect(content('again')).toBe(CONSOLIDATED);
  expect(run('consolidate', '-o', 'again', 'one').status).toBe(0);
  expect(content('again')).toBe(CONSOLIDATED);
});

test('a compressed file is one like others', () => {
  write({ 'one.gz': gzipSync(CONSOLIDATED), 'tree/a.symtypes.gz': gzipSync('a int a\n') });
  expect(run('consolidate', 'one.gz').stdout).toBe(CONSOLIDATED);
  expect(run('consolidate', 'tree').stdout).toBe('/* a.symtypes */\na int a\n');
});

test('a directory, a consolidated file and a dump can be compared with each other', () => {
  write({ ...DUMPS, one: CONSOLIDATED, 'b.symtypes': 't#u8 typedef char u8 \nb t#u8 b \n' });
  expect(run('symtypes', 'compare', 'tree', 'one')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(run('symtypes', 'compare', '-f', 'symbols', 'one', 'b.symtypes').stdout).toBe('empty\nlid\npot\n');
});

test('standard input, and JSON with the objects of exports', () => {
  const one = (member: string): string => `/* a/b.symtypes */\ns#x struct x { ${member} a ; }\nf s#x f\n`;
  write({ one: one('int'), two: `${one('\xe9')}g int g\n` });
  const { status, stdout } = run('symtypes', 'compare', '--json', 'one', 'two');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    base: 'one',
    new: 'two',
    added: [{ name: 'g', object: 'a/b', tolerated: null }],
    removed: [],
    changes: [
      {
        name: 's#x',
        kind: 'changed',
        base: 'struct x { int a ; }',
        new: 'struct x { \ufffd a ; }',
        exports: [{ name: 'f', object: 'a/b', tolerated: null }],
      },
    ],
  });
  expect(run('symtypes', 'compare', '-', '-').stderr).toContain('standard input can be read only once');
});

test('a terminal gets no control characters', () => {
  const one = (member: string): string => `s#x struct x { ${member} ; }\nf s#x f\n`;
  write({ one: one('int'), two: one('\x1b[2J') });
  expect(run('symtypes', 'compare', 'one', 'two').stdout).toContain('\n+\t\\x1b[2J;\n');
});

describe('refused, with file, line and the line', () => {
  const head = '/* a.symtypes */\n';
  test.each([
    ['a NUL byte', 'a int a\nb int\0 b\n', "one:2: a NUL byte: 'b int\\x00 b'"],
    ['a record twice', 'a int a\na int a\n', "one:2: a second record of this name: 'a int a'"],
    ['a type of no definition', 'a int a\nb s#x b\n', "one:2: nothing defines 's#x': 'b s#x b'"],
    [
      'a type defined only later',
      `${head}a s#x a\n/* b.symtypes */\ns#x struct x { }\n`,
      "one:2: nothing defines 's#x'",
    ],
    [
      'a forward declaration elsewhere',
      `${head}s##x\na s#x a\n/* b.symtypes */\nb s#x b\n`,
      "one:5: nothing defines 's#x'",
    ],
    [
      'an export twice',
      `${head}a int a\n\n/* b.symtypes */\na int a\n`,
      "one:5: exported at one:2 already: 'a int a'",
    ],
    ['a section twice', `${head}${head}`, "one:2: a second section of this name: '/* a.symtypes */'"],
    ['a way out', '/* ../a.symtypes */\n', "one:1: no path below a directory: '/* ../a.symtypes */'"],
    ['an absolute path', '/* /a.symtypes */\n', "one:1: no path below a directory: '/* /a.symtypes */'"],
    ['another comment', '/* a */\n', "one:1: no heading of a section: '/* a */'"],
    ['no text', 'a int a\nb \n', "one:2: a record without a text: 'b '"],
    ['no name', ' a int\n', "one:1: a record without a name: ' a int'"],
    ['a form of no type', 's##x struct x\n', "one:1: no name of a record: 's##x struct x'"],
    ['a Module.symvers', '0x12345678\tf\tvmlinux\tEXPORT_SYMBOL\t\n', 'one:1: no name of a record: '],
    ['bytes', Buffer.from([1, 2, 255, 10]), "one:1: no name of a record: '"],
  ])('%s', (_, text, message) => {
    write({ one: text });
    for (const args of [
      ['consolidate', '-o', 'out', 'one'],
      ['split', '-o', 'out', 'one'],
      ['symtypes', 'compare', 'one', 'one'],
    ]) {
      const { status, stdout, stderr } = run(...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(`modversions: ${message}`);
      expect(stderr.split('\n')).toHaveLength(3);
      expect(readdirSync(scratch)).toEqual(['one']);
    }
  });

  test('an export of two dumps', () => {
    write({ 'tree/a.symtypes': 'f int f\n', 'tree/b.symtypes': 'g int g\nf int f\n' });
    const { status, stderr } = run('consolidate', 'tree');
    expect(status).toBe(2);
    expect(stderr).toContain("tree/b.symtypes:2: exported at tree/a.symtypes:1 already: 'f int f'");
  });

  test.each([
    [['consolidate', 'none'], 'none: no such file'],
    [['consolidate', 'tree'], 'tree: no .symtypes file is below it'],
    [['consolidate', '-o', 'none/out', 'one'], 'none/out: no such file'],
    [['consolidate', '-j', '0', 'one'], '--jobs takes a whole number from 1'],
    [['split', '-o', 'one', 'one'], 'one/a.symtypes: '],
    [['symtypes', 'compare', '-f', 'prety', 'one', 'one'], "--format 'prety': no such type"],
    [['symtypes', 'compare', '-f', 'short:', 'one', 'one'], "--format 'short:': no file behind the colon"],
    [['symtypes', 'compare', '--rules', 'none', 'one', 'one'], 'none: no such file'],
    [['symtypes', 'compare', 'one'], 'too few arguments'],
    [['symtypes'], 'No command was given'],
  ])('%j', (args, message) => {
    write({ one: `${head}a int a\n`, 'tree/x': '' });
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('large and hostile input ends soon', () => {
  test.each([
    ['zeros', Buffer.alloc(200e6), 2],
    ['one line', Buffer.alloc(200e6, 'a '), 2],
    ['empty lines', Buffer.alloc(200e6, '\n'), 0],
    ['strings that end in the next record', Buffer.from(quoted('"')), 0],
    ['strings without an end', Buffer.from(quoted('x" "')), 2],
    ['the same sections', Buffer.from(sections(2000)), 0],
  ])(
    '%s',
    (_, bytes, status) => {
      write({ one: bytes });
      expect(run('consolidate', '-o', 'out', 'one').status).toBe(status);
    },
    30_000,
  );

  function quoted(quotes: string): string {
    return Array.from({ length: 100_000 }, (_, i) => `a${i} ${quotes}\n`).join('');
  }

  /** Each with a chain of types that ends where it begins. */
  function sections(count: number): string {
    const types = Array.from(
      { length: 500 },
      (_, i) => `s#x${i} struct x${i} { s#x${(i + 1) % 500} a ; }\n`,
    ).join('');
    return Array.from({ length: count }, (_, i) => `/* d/f${i}.symtypes */\n${types}f${i} s#x0 f${i}\n`).join(
      '\n',
    );
  }

  test('a deep chain of types', () => {
    const chain = (last: string): string =>
      Array.from({ length: 100_000 }, (_, i) => `s#x${i} struct x${i} { s#x${i + 1} a ; }\n`).join('') +
      `s#x100000 struct x100000 { ${last} a ; }\nf s#x0 f\n`;
    write({ one: chain('int'), two: chain('long') });
    const { status, stdout } = run('symtypes', 'compare', 'one', 'two');
    expect({ status, lines: stdout.split('\n').length }).toEqual({ status: 1, lines: 10 });
  });

  test('types that have nothing in common', () => {
    const type = (member: string): string =>
      `s#x struct x { ${Array.from({ length: 20_000 }, (_, i) => `int ${member}${i} ; `).join('')}}\nf s#x f\n`;
    write({ one: type('a'), two: type('b') });
    const { status, stdout } = run('symtypes', 'compare', 'one', 'two');
    expect(status).toBe(1);
    expect(stdout).toContain('\n@@ -1,20002 +1,20002 @@\n struct x {\n-\tint a0;\n');
    expect(stdout.split('\n')).toHaveLength(40_008);
  });
});
