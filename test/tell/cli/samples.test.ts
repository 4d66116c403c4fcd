// SPDX-License-Identifier: GPL-2.0-or-later
/** The samples: our answers are those of the real genksyms, and what changed is what samples/README.md says. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { modversions, root } from '../../support/program';
import { teapot } from '../page/browser/teapot';
import { RELEASES, scanOf, writeTeapot } from './teapot';

// Each run starts a process, which takes its time on a busy machine.
jest.setTimeout(60_000);

const samples = path.join(root, 'samples');
const unitNames = ['bus', 'leaf', 'pot', 'samovar', 'steam', 'warmer'];
const read = (...names: string[]): string => fs.readFileSync(path.join(samples, ...names), 'latin1');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samples-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe.each(RELEASES)('%s', (release) => {
  const files = unitNames.map((name) => `${name}.i`);
  const types = path.join(folder, release);
  const answer = modversions(
    ['crc', '--json', '--types', types, ...files],
    path.join(samples, release, 'units'),
  );
  const results = JSON.parse(answer.stdout) as { file: string; exports: { name: string; crc: string }[] }[];

  test('has nothing wrong', () => {
    expect({ status: answer.status, stderr: answer.stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each(unitNames)('%s', (unit) => {
    const { exports } = results.find(({ file }) => file === `${unit}.i`)!;
    const symvers = exports.map(({ name, crc }) => `#SYMVER ${name} ${crc}\n`).join('');
    expect(symvers).toBe(read(release, 'expected', `${unit}.symvers`));
    expect(fs.readFileSync(path.join(types, `${unit}.i.symtypes`), 'latin1')).toBe(
      read(release, 'expected', `${unit}.symtypes`),
    );
  });

  test('its scan is what its units make', () => {
    const made = path.join(folder, `scan-${release}`);
    writeTeapot(release, made);
    const names = fs.readdirSync(scanOf(release)).sort();
    expect(names).toEqual(fs.readdirSync(made).sort());
    for (const name of names) {
      const text = fs.readFileSync(path.join(scanOf(release), name), 'latin1');
      expect(text).toBe(fs.readFileSync(path.join(made, name), 'latin1'));
    }
  });
});

describe('what changed', () => {
  let comparison: JudgedComparison;
  beforeAll(async () => {
    comparison = await teapot();
  });
  const quoted = (text: string): string[] => Array.from(text.matchAll(/`(\w+)`/g), ([, name]) => name!);
  const changed = (kind: string): string[] =>
    comparison.changes.filter((change) => change.kind === kind).map(({ name }) => name);

  /** Kind of change → first and last column of its row in the table of samples/README.md. */
  const table = new Map(
    Array.from(
      read('README.md').matchAll(/^\| (.+) \| .+ \| ([\w-]+) \| (.+) \|$/gm),
      ([, change, kind, exports]) => [kind!, { change: change!, exports: quoted(exports!) }],
    ),
  );
  const row = (kind: string): { change: string; exports: string[] } => table.get(kind)!;

  test.each([
    ['member-appended', ['s#pot'], 'conditional'],
    ['reserved-slot-used', ['s#warmer'], 'conditional'],
    ['respelled', ['s#strainer'], 'compatible'],
    ['became-visible', ['s#cosy'], 'compatible'],
    ['enumerator-changed', ['e#leaf_kind', 'E#LEAF_KIND_MAX'], 'break'],
    ['variable-changed', ['E#LEAF_KIND_MAX'], 'break'],
    ['signature-changed', ['samovar_set_alarm'], 'break'],
  ])('%s is caused by %j', (kind, causes, verdict) => {
    const found = comparison.causes.filter(({ name }) => causes.includes(name));
    expect(found).toHaveLength(causes.length);
    expect(found.flatMap(({ exports }) => exports).sort()).toEqual(row(kind).exports);
    expect(found.map(({ judgement }) => judgement.verdict)).toEqual(found.map(() => verdict));
  });

  test('nothing else is a cause', () => {
    expect(comparison.causes.map(({ name }) => name).sort()).toEqual([
      'E#LEAF_KIND_MAX',
      'e#leaf_kind',
      's#cosy',
      's#pot',
      's#strainer',
      's#warmer',
      'samovar_set_alarm',
    ]);
  });

  test('only struct cosy became visible, none became opaque', () => {
    const others = comparison.causes.filter(({ change }) => change !== 'changed');
    expect(others.map(({ name, change }) => [name, change])).toEqual([['s#cosy', 'became-visible']]);
  });

  test('pot_brew has two causes', () => {
    const causes = comparison.causes.filter(({ exports }) => exports.includes('pot_brew'));
    expect(causes.map(({ name }) => name).sort()).toEqual(['e#leaf_kind', 's#pot']);
  });

  test('exports that came, went, stayed, and are for others now', () => {
    expect(changed('added')).toEqual(quoted(row('export-added').change));
    expect(changed('removed')).toEqual(quoted(row('export-removed').change));
    expect(changed('crc')).toHaveLength(18);
    expect(changed('type')).toEqual(quoted(row('export-type-tightened').change));
    expect(comparison.changes.map(({ name }) => name)).not.toContain('cosy_fit');
  });

  test('false positives, and what the CRCs miss', () => {
    expect(comparison.falsePositives).toEqual(['strainer_fits', 'tea_bus_cover']);
    const [steam, ...others] = comparison.missed;
    expect(steam!.exports).toEqual(row('missed-by-crc').exports);
    // `struct samovar` changes too, but only its driver's source file defines it: no module can know it.
    expect(others).toEqual([]);
    expect(changed('crc')).toEqual(expect.not.arrayContaining(row('missed-by-crc').exports));
  });

  test('is what `modversions samples` shows: verdicts, one cause in full, the page, what to do next', () => {
    const { status, stderr, stdout } = modversions(['samples'], folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^\$ modversions compare .*teapot-1\.0\/scan .*teapot-1\.1\/scan\n7 exports break, /,
    );
    expect(stdout).toMatch(/\n\d +break +3 +enumerator-changed /);
    expect(stdout).toContain('\n+\tt#u64 poured_total_ml;\n');
    const page = path.join(fs.realpathSync(folder), 'teapot.html');
    expect(stdout).toContain(`\n  ${page}\n`);
    expect(stdout).toContain('\n  modversions scan ');
    expect(fs.readFileSync(page, 'utf8')).toMatch(/^<!doctype html>\n[^]*poured_total_ml[^]*<\/html>\n$/);
    const other = path.join(folder, 'other.html');
    expect(modversions(['samples', '--color', 'always', '-o', other], folder).stdout).toMatch(/\x1b\[\d+m/);
    expect(fs.readFileSync(other)).toEqual(fs.readFileSync(page));
  });

  test('a page that cannot be written', () => {
    const { status, stderr } = modversions(['samples', '-o', path.join(folder, 'none/page.html')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^modversions: .*page\.html: No such file or directory\n {2}\S/);
  });
});
