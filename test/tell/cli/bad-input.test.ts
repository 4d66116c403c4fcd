// SPDX-License-Identifier: GPL-2.0-or-later
/** Whatever is given to `modversions crc`, good files among it keep their rows and bad ones are told. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { modversions, root, type Answer } from '../../support/program';

jest.setTimeout(300_000);

const MANY = 100_000;
const LONG = 20_000_000;

const unitsFolder = path.join(root, 'samples/teapot-1.0/units');
const pot = fs.readFileSync(path.join(unitsFolder, 'pot.i'), 'latin1');
const leaf = fs.readFileSync(path.join(unitsFolder, 'leaf.i'), 'latin1');

/** A unit of few words: `a.c` includes `a.h`, whose text is `header`, then goes on with `rest` in line 2. */
const unit = (header: string, rest: string): string =>
  `# 1 "a.c"\n# 1 "a.h" 1\n${header}\n# 2 "a.c" 2\n${rest}\n`;
const exportOfF = 'int f(void);\n__GENKSYMS_EXPORT_SYMBOL(f);';
const rowOfF = ['0xe0df8f5b f'];

/** The sample up to a place that stands in it once. */
function cut(place: string, extra = 0): string {
  expect(pot.split(place)).toHaveLength(2);
  return pot.slice(0, pot.indexOf(place) + extra);
}

/** Bytes of a small generator of our own, so that they are the same in every run. */
function randomBytes(count: number, seed: number): string {
  let state = seed;
  const bytes = Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
  return Buffer.from(bytes).toString('latin1');
}

let folder: string;
const inFolder = (name: string): string => path.join(folder, name);
const write = (name: string, text: string): void => fs.writeFileSync(inFolder(name), text, 'latin1');
const crc = (args: readonly string[]): Answer => modversions(['crc', ...args], folder);

/** `0xcrc symbol` of each row of a file. */
function rowsOf({ stdout }: Answer, file: string): string[] {
  const rows = stdout.split('\n').map((line) => line.split('\t'));
  return rows.filter(([, , name]) => name === file).map(([crc, symbol]) => `${crc} ${symbol}`);
}

/** What the program says of a file, a line each; an error's remedy stands behind it in the same one. */
function saidOf({ stderr }: Answer, file: string): { errors: string[]; warnings: string[] } {
  const lines = stderr.replaceAll('\n  ', ' REMEDY ').split('\n');
  const errors = lines.filter((line) => line.startsWith(`modversions: ${file}:`));
  const warnings = lines.filter((line) => line.startsWith('modversions: warning: ') && line.includes(file));
  return { errors, warnings };
}

beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bad-input-'))));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('bad files among good ones', () => {
  /** Name of a bad file → its text, and the place that its error has to name. */
  const bad: Record<string, [text: string, place: string]> = {
    'empty.i': ['', 'empty.i:1'],
    'cut-in-struct.i': [cut(' u32 capacity_ml;', 8), 'cut-in-struct.i: include/teapot/pot.h:31'],
    'cut-in-function.i': [cut(' ring->next = ring;', 4), 'cut-in-function.i: include/linux/types.h:39'],
    'cut-in-marker.i': [cut('# 1 "include/linux/types.h" 1', 10), 'cut-in-marker.i: core/pot.c:5'],
    'cut-in-word.i': [cut('typedef unsigned short', 4), 'cut-in-word.i: include/linux/types.h:8'],
    'cut-in-string.i': [unit('', 'extern int x asm("abc'), 'cut-in-string.i: a.c:3'],
    'cut-in-last-line.i': [pot.trimEnd(), 'cut-in-last-line.i: core/pot.c:70'],
    'unmarked.i': [`${exportOfF}\n`, 'unmarked.i:3'],
    'nul.i': [pot.replace('typedef unsigned short', '\0$&'), 'nul.i: include/linux/types.h:8'],
    'nuls.i': ['\0'.repeat(1000), 'nuls.i:1'],
    'random.i': [randomBytes(MANY, 1), 'random.i:1'],
    'open-brace.i': [unit('', `int f(void) ${'{'.repeat(MANY)}`), 'open-brace.i: a.c:3'],
    'deep-structs.i': [
      unit(`${'struct { '.repeat(MANY)}int a; ${'} b; '.repeat(MANY)}`, exportOfF),
      'deep-structs.i: a.h:1',
    ],
    'deep-tags.i': [
      unit(Array.from({ length: MANY }, (_, at) => `struct s${at} {`).join('\n'), exportOfF),
      'deep-tags.i: a.h:',
    ],
    'deep-pointers.i': [unit(`int ${'*'.repeat(MANY)}p;`, exportOfF), 'deep-pointers.i: a.h:1'],
  };
  /** Name of an odd but sound file → its text and rows. */
  const odd: Record<string, [text: string, rows: string[]]> = {
    'deep-body.i': [unit('', `int g(void) ${'{'.repeat(MANY)}${'}'.repeat(MANY)}\n${exportOfF}`), rowOfF],
    'long-word.i': [unit(`int ${'a'.repeat(LONG)};`, exportOfF), rowOfF],
    'long-string.i': [unit(`int a asm("${'x'.repeat(LONG)}");`, exportOfF), rowOfF],
    'open-quote.i': [unit('', `int a = "b;\n${exportOfF}`), rowOfF],
  };
  const badNames = [...Object.keys(bad), 'folder.i', 'missing.i'];
  let answer: Answer;
  let files: string[];

  beforeAll(() => {
    for (const [name, [text]] of Object.entries({ ...bad, ...odd })) write(name, text);
    fs.mkdirSync(inFolder('folder.i'));
    write('pot.i', pot);
    write('leaf.i', leaf);
    files = ['pot.i', ...badNames, ...Object.keys(odd), 'leaf.i'];
    answer = crc(['-j', '1', ...files]);
  });

  test('exit status 2', () => expect(answer.status).toBe(2));

  test.each(Object.entries(bad).map(([name, [, place]]) => [name, place]))(
    '%s: an error at %s and a remedy, no rows',
    (name, place) => {
      const { errors } = saidOf(answer, name);
      expect(errors).toEqual([expect.stringMatching(/^modversions: .+ REMEDY .+$/)]);
      expect(errors[0]).toContain(`modversions: ${place}`);
      expect(errors[0]!.length).toBeLessThan(400);
      expect(rowsOf(answer, name)).toEqual([]);
    },
  );

  test.each(['folder.i', 'missing.i'])('%s: an error and a remedy', (name) => {
    expect(saidOf(answer, name).errors).toEqual([expect.stringMatching(/^modversions: .+ REMEDY .+$/)]);
  });

  test('nothing is an error but these', () => {
    const errors = answer.stderr.split('\n').filter((line) => /^modversions: (?!warning: )/.test(line));
    expect(errors).toHaveLength(badNames.length);
    expect(answer.stderr).not.toMatch(/^ +at /m);
  });

  test.each(Object.entries(odd).map(([name, [, rows]]) => [name, rows] as const))(
    '%s is read',
    (name, rows) => {
      expect(rowsOf(answer, name)).toEqual(rows);
    },
  );

  test.each(['pot.i', 'leaf.i'])('the rows of %s', (name) => {
    expect(rowsOf(answer, name)).toEqual(expectedRows(path.basename(name, '.i')));
  });

  test('the same with several workers', () => expect(crc(['-j', '2', ...files])).toEqual(answer));

  test('as JSON, each file has its error', () => {
    const { status, stdout } = crc(['--json', 'pot.i', 'empty.i', 'missing.i']);
    const results = JSON.parse(stdout) as { file: string; exports: unknown[]; error: object | null }[];
    expect(status).toBe(2);
    expect(results.map(({ file, exports, error }) => [file, exports.length, error !== null])).toEqual([
      ['pot.i', 5, false],
      ['empty.i', 0, true],
      ['missing.i', 0, true],
    ]);
  });
});

/** `0xcrc symbol` of each row that the real genksyms prints for a unit of the sample. */
function expectedRows(name: string): string[] {
  const symvers = fs.readFileSync(path.join(unitsFolder, '../expected', `${name}.symvers`), 'latin1');
  return Array.from(symvers.matchAll(/^#SYMVER (\S+) (\S+)$/gm), ([, symbol, crc]) => `${crc} ${symbol}`);
}

test('line ends of another system change no CRC', () => {
  write('crlf.i', pot.replaceAll('\n', '\r\n'));
  const answer = crc(['crlf.i']);
  expect(answer).toMatchObject({ status: 0, stderr: '' });
  expect(rowsOf(answer, 'crlf.i')).toEqual(expectedRows('pot'));
});

test('a unit cut anywhere gives some of its rows or none, never another CRC', () => {
  const files = Array.from({ length: Math.ceil(pot.length / 97) }, (_, at) => {
    const name = `cut-${at}.i`;
    write(name, pot.slice(0, at * 97));
    return name;
  });
  const answer = crc(['-j', '1', ...files]);
  for (const file of files) {
    const rows = rowsOf(answer, file);
    expect([file, ...rows]).toEqual([file, ...expectedRows('pot').slice(0, rows.length)]);
  }
});

test('a quote too many never changes a CRC in silence', () => {
  const files = Array.from({ length: Math.ceil(pot.length / 97) }, (_, at) => {
    const name = `quote-${at}.i`;
    write(name, `${pot.slice(0, at * 97)}${at % 2 ? '"' : "'"}${pot.slice(at * 97)}`);
    return name;
  });
  const answer = crc(['-j', '1', ...files]);
  for (const file of files) {
    const { errors, warnings } = saidOf(answer, file);
    if (errors.length + warnings.length > 0) continue;
    expect([file, ...rowsOf(answer, file)]).toEqual([file, ...expectedRows('pot')]);
  }
});

// Root may read everything.
(process.getuid?.() === 0 ? test.skip : test)('a file without permission', () => {
  write('secret.i', leaf);
  write('open.i', leaf);
  fs.chmodSync(inFolder('secret.i'), 0);
  const answer = crc(['secret.i', 'open.i']);
  expect(answer.status).toBe(2);
  expect(saidOf(answer, 'secret.i').errors).toEqual([expect.stringContaining('permission')]);
  expect(rowsOf(answer, 'open.i')).toEqual(expectedRows('leaf'));
});

test('nothing but bad files', () => {
  write('empty.i', '');
  expect(crc(['empty.i'])).toMatchObject({ status: 2, stdout: '' });
});
