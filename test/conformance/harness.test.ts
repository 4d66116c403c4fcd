import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayExport } from './candidates';
import { lineDifference, rowDifference } from './compare';
import { readDryLine } from './dry-run';
import { neededRecipes } from './generate';
import { checkPublished } from './published';
import { globPattern, seededOrder } from './sample';
import { Findings, Tally } from './tally';
import { words } from './words';

const GENKSYMS = '| scripts/genksyms/genksyms -r /dev/null >> a/.b.o.cmd; fi';

describe('words', () => {
  test('resolves quotes and backslashes', () => {
    expect(words(`cc -DNAME='"x y"' "-Da=\\"b\\"" -c\\ d  ''`)).toEqual([
      'cc',
      '-DNAME="x y"',
      '-Da="b"',
      '-c d',
      '',
    ]);
  });

  test.each(['cc $(x)', 'cc "$x"', 'a | b', 'a; b', 'cc `x`', "cc 'x"])('refuses %s', (command) => {
    expect(() => words(command)).toThrow();
  });
});

describe('readDryLine', () => {
  test('takes the command that is run, not the one that is echoed', () => {
    const echoed = `echo '  if nm a/b.o 2>/dev/null | grep -q k; then cc -E wrong.c | scripts/genksyms/genksyms; fi'`;
    const line = `set -e; ${echoed}; if nm a/b.o 2>/dev/null | grep -q k; then cc -E -Wp,-MMD,a/.b.o.d -DX='"x"' a/b.c ${GENKSYMS}`;
    expect(readDryLine(line)).toEqual({
      unit: { name: 'a/b', source: 'a/b.c', preprocess: ['cc', '-E', '-DX="x"', 'a/b.c'] },
    });
  });

  test('takes both preprocessors of assembly', () => {
    const made = `{ echo "#include <k.h>" ; echo "#include <p.h>" ; cc -E a/b.S | grep "e" | sed 's/a/b/' ; }`;
    const line = `set -e; if nm a/b.o 2>/dev/null | grep -q k; then ${made} | cc -E -xc - ${GENKSYMS}`;
    expect(readDryLine(line)).toEqual({
      unit: {
        name: 'a/b',
        source: 'a/b.S',
        assembly: ['cc', '-E', 'a/b.S'],
        preprocess: ['cc', '-E', '-xc', '-'],
      },
    });
  });

  test('knows what a recipe makes', () => {
    const changed = `set -e; trap 'rm -f a/t.h; trap - HUP; kill' HUP; a/gen > a/t.h`;
    const checked = `set -e; mkdir -p a/; trap "rm -f a/.v-x.h.tmp" EXIT; { :; } > a/.v-x.h.tmp`;
    expect(readDryLine(changed)).toMatchObject({ recipe: { target: 'a/t.h' } });
    expect(readDryLine(checked)).toMatchObject({ recipe: { target: 'a/v-x.h' } });
    expect(readDryLine(':')).toBeUndefined();
  });
});

describe('in a tree', () => {
  let tree: string;
  beforeEach(() => (tree = mkdtempSync(join(tmpdir(), 'conformance-'))));
  afterEach(() => rmSync(tree, { recursive: true }));

  test('a recipe brings the host programs that it names, in order', () => {
    const recipes = ['gen', 'other', 'out.h', 'there.h'].map((target) => ({
      target,
      script: `./gen > ${target}`,
    }));
    writeFileSync(join(tree, 'there.h'), '');
    expect(neededRecipes(tree, recipes).map(({ target }) => target)).toEqual(['gen', 'out.h']);
  });

  test('a source exports through a file that it includes', () => {
    writeFileSync(join(tree, 'a.c'), '# include "b.c"\n');
    writeFileSync(join(tree, 'b.c'), '#include "a.c"\nEXPORT_SYMBOL(x);\n');
    writeFileSync(join(tree, 'c.c'), '#include "none.h"\n');
    expect(['a.c', 'b.c', 'c.c', 'd.c'].map((file) => mayExport(tree, file))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test('the order of a seed does not depend on the company', () => {
  const order = (names: string[]): string[] =>
    seededOrder(
      names.map((name) => ({ name })),
      1,
    ).map(({ name }) => name);
  const all = order(['a', 'b', 'c', 'd', 'e']);
  expect(order(['e', 'd', 'b', 'a'])).toEqual(all.filter((name) => name !== 'c'));
});

test('globs', () => {
  expect(globPattern('net/*/d?v').test('net/core/dev')).toBe(true);
  expect(globPattern('net/*').test('net/core/dev')).toBe(false);
  expect(globPattern('net/**').test('net/core/dev')).toBe(true);
  expect(globPattern('a.b').test('axb')).toBe(false);
});

test('differences name the place', () => {
  const rows = [{ symbol: 'a', crc: '0x00000001' }];
  expect(rowDifference(rows, rows)).toBeUndefined();
  expect(rowDifference(rows, [])).toBe('row 1: expected a 0x00000001, got no row');
  expect(lineDifference('x\nt#a int \n', 'x\nt#a long \n')).toContain('line 2, column 5');
  expect(lineDifference('x\n', 'x\ny\n')).toContain('line 2, column 1');
});

test('a whole kernel misses nothing and adds nothing', () => {
  const published = new Map([
    ['a', '0x00000001'],
    ['b', '0x00000002'],
  ]);
  const ours = new Map([
    [
      'u',
      [
        { symbol: 'a', crc: '0x00000001' },
        { symbol: 'c', crc: '0x00000003' },
      ],
    ],
  ]);
  const findings = new Findings();
  const tally = new Tally(findings);
  checkPublished(published, ours, new Set(['a']), true, tally);
  expect([tally.passed, tally.failed]).toEqual([1, 2]);
  expect(findings.told.join()).toContain('published b: expected 0x00000002, got no row');
});
