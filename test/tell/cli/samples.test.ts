/** The samples: our answers are those of the real genksyms, and what changed is what samples/README.md says. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { compareReleases, type Release } from '../../../src/kernel/compare';
import { comparisonText } from '../../../src/tell/report';
import { modversions, root } from '../../support/program';

// Each run starts a process, which takes its time on a busy machine.
jest.setTimeout(60_000);

const samples = path.join(root, 'samples');
const unitNames = ['bus', 'leaf', 'pot', 'samovar', 'steam', 'warmer'];
const read = (...names: string[]): string => fs.readFileSync(path.join(samples, ...names), 'latin1');

interface Hashed extends Release {
  /** What each unit exports, as genksyms prints it. */
  symvers: Map<string, string>;
}

function hash(release: string): Hashed {
  const types = fs.mkdtempSync(path.join(os.tmpdir(), 'samples-'));
  const files = unitNames.map((name) => `${name}.i`);
  const folder = path.join(samples, release, 'units');
  const answer = modversions(['crc', '--json', '--types', types, ...files], folder);
  expect({ status: answer.status, stderr: answer.stderr }).toEqual({ status: 0, stderr: '' });
  const results = JSON.parse(answer.stdout) as { file: string; exports: { name: string; crc: string }[] }[];
  const units = results.map(({ file, exports }) => ({
    file,
    exports: exports.map(({ name, crc }) => ({ name, crc: Number(crc) })),
    types: fs.readFileSync(path.join(types, `${file}.symtypes`), 'latin1'),
  }));
  const symvers = results.map(({ file, exports }): [string, string] => [
    path.basename(file, '.i'),
    exports.map(({ name, crc }) => `#SYMVER ${name} ${crc}\n`).join(''),
  ]);
  fs.rmSync(types, { recursive: true });
  return { name: release, units, symvers: new Map(symvers) };
}

const releases = { base: hash('teapot-1.0'), next: hash('teapot-1.1') };

describe.each(Object.values(releases))('$name', ({ name, units, symvers }) => {
  test.each(unitNames)('%s', (unit) => {
    const types = units.find(({ file }) => file === `${unit}.i`)!.types;
    expect(symvers.get(unit)).toBe(read(name, 'expected', `${unit}.symvers`));
    expect(types).toBe(read(name, 'expected', `${unit}.symtypes`));
  });
});

describe('what changed', () => {
  const comparison = compareReleases(releases.base, releases.next);
  const names = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);
  const quoted = (text: string): string[] => Array.from(text.matchAll(/`(\w+)`/g), ([, name]) => name!);

  /** Kind of change → first and last column of its row in the table of samples/README.md. */
  const table = new Map(
    Array.from(
      read('README.md').matchAll(/^\| (.+) \| .+ \| ([\w-]+) \| (.+) \|$/gm),
      ([, change, kind, exports]) => [kind!, { change: change!, exports: quoted(exports!) }],
    ),
  );
  const row = (kind: string): { change: string; exports: string[] } => table.get(kind)!;

  test.each([
    ['member-appended', ['s#pot']],
    ['reserved-slot-used', ['s#warmer']],
    ['respelled', ['s#strainer']],
    ['became-visible', ['s#cosy']],
    ['enumerator-changed', ['e#leaf_kind', 'E#LEAF_KIND_MAX']],
    ['variable-changed', ['E#LEAF_KIND_MAX']],
    ['signature-changed', ['samovar_set_alarm']],
  ])('%s is caused by %j', (kind, causes) => {
    const found = comparison.causes.filter(({ name }) => causes.includes(name));
    expect(found).toHaveLength(causes.length);
    expect(found.flatMap(({ exports }) => exports).sort()).toEqual(row(kind).exports);
  });

  test('nothing else is a cause', () => {
    expect(names(comparison.causes)).toEqual([
      's#pot',
      'e#leaf_kind',
      's#warmer',
      'E#LEAF_KIND_MAX',
      's#cosy',
      's#strainer',
      'samovar_set_alarm',
    ]);
  });

  test('only struct cosy became visible, none became opaque', () => {
    const kinds = comparison.causes.filter(({ kind }) => kind !== 'changed');
    expect(kinds.map(({ name, kind }) => [name, kind])).toEqual([['s#cosy', 'became-visible']]);
  });

  test('pot_brew has two causes', () => {
    const { causes } = comparison.changed.find(({ name }) => name === 'pot_brew')!;
    expect(causes.map((at) => comparison.causes[at]!.name)).toEqual(['s#pot', 'e#leaf_kind']);
  });

  test('exports that came, went and stayed', () => {
    expect(names(comparison.added)).toEqual(quoted(row('export-added').change));
    expect(names(comparison.removed)).toEqual(quoted(row('export-removed').change));
    expect(comparison.changed).toHaveLength(18);
    expect(names(comparison.unchanged)).toEqual(
      expect.arrayContaining(['cosy_fit', ...row('missed-by-crc').exports]),
    );
  });

  test('is what `modversions samples` shows', () => {
    const stdout = comparisonText(comparison, { color: false, unchanged: true });
    expect(modversions(['samples'])).toEqual({ status: 0, stderr: '', stdout });
    expect(modversions(['samples', '--color', 'always']).stdout).toBe(
      comparisonText(comparison, { color: true, unchanged: true }),
    );
  });
});
