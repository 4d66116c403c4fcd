// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions reference …`: files renewed whole or not at all, exit statuses, errors, JSON by its schema. */
import Ajv from 'ajv';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SCHEMAS } from '../../../src/tell/documents';
import { modversions, root } from '../../support/program';
import { scanOf } from './teapot';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-reference-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [base, next] = [scanOf('teapot-1.0'), scanOf('teapot-1.1')];
const list = join(root, 'samples/kabi/stablelist');
const content = (file: string): string => readFileSync(file, 'latin1');
let copies = 0;
/** A reference of our own, which may be renewed. */
function copyOf(path: string): string {
  const copy = join(folder, `reference-${copies++}`);
  cpSync(path, copy, { recursive: true });
  return copy;
}
const update = (...args: string[]): ReturnType<typeof modversions> =>
  modversions(['reference', 'update', ...args]);

test.each(['Module.symvers', 'symtypes'])('a %s becomes that of the new scan, through a link too', (name) => {
  const reference = copyOf(join(base, name));
  const link = `${reference}-link`;
  symlinkSync(reference, link);
  const before = content(reference);
  expect(update('--dry-run', link, next)).toMatchObject({ status: 0, stderr: '' });
  expect(content(reference)).toBe(before);
  expect(update(link, next).stdout).toMatch(/changes, written\n$/);
  expect(content(reference)).toBe(content(join(next, name)));
  expect(update(link, next).stdout).toBe('0 changes: the reference is as it was\n');
});

test('a scan becomes the new one, byte for byte', () => {
  const reference = copyOf(base);
  expect(update(reference, next).status).toBe(0);
  expect(readdirSync(reference).sort()).toEqual(readdirSync(next).sort());
  for (const name of readdirSync(next))
    expect(content(join(reference, name))).toBe(content(join(next, name)));
  expect(modversions(['reference', 'check', reference])).toMatchObject({ status: 0 });
});

test('in parts, and rows and types still belong together if the same was renewed', () => {
  const rows = copyOf(join(base, 'Module.symvers'));
  const types = copyOf(join(base, 'symtypes'));
  expect(modversions(['reference', 'check', rows, types])).toMatchObject({
    status: 0,
    stdout: '24 exports in agreement, 0 to look at\n',
  });
  expect(update('--path', 'core/leaf', types, next).stdout).toBe(
    'unit core/leaf changed\n1 change, written\n',
  );
  const torn = modversions(['reference', 'check', rows, types]);
  expect(torn.status).toBe(1);
  expect(torn.stdout).toContain('leaf_blend has another CRC than its types give: 0x48dfaa80, not 0x62d46718');
  expect(update('--symbol', 'leaf_*', '--symbol', 'strainer_fits', rows, next).status).toBe(0);
  expect(modversions(['reference', 'check', rows, types]).status).toBe(0);
});

test.each(['Module.symvers', 'symtypes', ''])('a listed export is not dropped: %s', (name) => {
  const reference = copyOf(join(base, name));
  const before = name === '' ? content(join(reference, 'scan.json')) : content(reference);
  const { status, stdout } = update('--stablelist', list, reference, next);
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /tea_bus_rescan is listed, and would be dropped\n.*refused: the reference is as it was\n$/,
  );
  expect(name === '' ? content(join(reference, 'scan.json')) : content(reference)).toBe(before);
});

test('for programs', () => {
  const valid = new Ajv({ allowUnionTypes: true }).compile(SCHEMAS.reference);
  const files = [join(base, 'Module.symvers'), join(next, 'symtypes')];
  for (const [args, status] of [
    [['update', '--dry-run', '--stablelist', list, copyOf(base), next], 1],
    [['update', copyOf(files[0]!), next], 0],
    [['check', base], 0],
    [['check', ...files], 1],
  ] as const) {
    const answer = modversions(['reference', ...args, '--json']);
    expect(answer.status).toBe(status);
    expect(valid(JSON.parse(answer.stdout))).toBe(true);
  }
});

test('refused, in one line and with the reference as it was', () => {
  const rows = copyOf(join(base, 'Module.symvers'));
  const types = copyOf(join(base, 'symtypes'));
  const packed = `${rows}.gz`;
  writeFileSync(packed, gzipSync(content(rows)));
  const dump = join(root, 'samples/teapot-1.0/expected/pot.symtypes');
  const none = join(folder, 'none');
  writeFileSync(none, '');
  const shard = copyOf(next);
  const summary = join(shard, 'scan.json');
  writeFileSync(summary, content(summary).replace('"plan":', '"only": ["core/*"],\n  "plan":'));
  for (const [args, message] of [
    [['--path', 'core/pot', rows, next], 'a Module.symvers cannot be renewed by --path'],
    [['--module', 'vmlinux', types, next], 'a symtypes file cannot be renewed by --module'],
    [['--symbol', 'pot_*', copyOf(base), next], 'a scan is renewed wholly'],
    [['--symbol', 'pot_*', '--symbol', 'kettle', rows, next], "--symbol 'kettle': matches nothing"],
    [[rows, types], 'has no CRCs'],
    [[types, rows], 'holds no types as symtypes have them'],
    [[rows, none], 'exports nothing'],
    [[rows, shard], 'only a part of a kernel'],
    [[copyOf(base), shard], 'only a part of a kernel'],
    [[packed, next], 'does not begin with a row'],
    [[dump, next], 'does not begin with the heading of an object'],
    [[join(base, 'Module.symvers'), next], 'is a file of a scan'],
    [['-', next], 'is no file that can be renewed'],
    [[join(folder, 'nowhere'), next], 'nowhere: no such file'],
  ] as const) {
    const { status, stdout, stderr } = update(...args);
    expect([message, status, stdout, stderr.split('\n').length]).toEqual([message, 2, '', 3]);
    expect(stderr).toContain(message);
  }
  expect(content(rows)).toBe(content(join(base, 'Module.symvers')));
  expect(content(types)).toBe(content(join(base, 'symtypes')));
  expect(modversions(['reference', 'check', rows])).toMatchObject({ status: 2, stdout: '' });
});

describe('by cause', () => {
  const file = join(folder, 'changes.json');
  beforeAll(() => writeFileSync(file, modversions(['compare', '-f', 'json', base, next]).stdout));
  const byCause = (reference: string, ...more: string[]): ReturnType<typeof modversions> =>
    update('--comparison', file, reference, next, ...more);

  test('rows that nothing else changes become those of the new kernel, and the others stay', () => {
    const reference = copyOf(join(base, 'Module.symvers'));
    const [before, after] = [content(reference), content(join(next, 'Module.symvers'))];
    const { stdout, status } = byCause(reference, '--cause', 'struct pot');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /1 export left as it is, which something else changes too: pot_brew\n8 changes, written\n$/,
    );
    const lines = content(reference).split('\n');
    expect(lines).toHaveLength(before.split('\n').length);
    expect(lines.filter((line) => !before.includes(line))).toHaveLength(8);
    expect(lines.every((line) => before.includes(line) || after.includes(line))).toBe(true);
    // With its other causes it is free.
    const rest = ['enum leaf_kind', 'E#LEAF_KIND_MAX', 'leaf_kind'].flatMap((name) => ['--cause', name]);
    // What was renewed has the new kernel's CRCs: the comparison is of it no more.
    expect(byCause(reference, '--cause', 's#pot').stderr).toMatch(
      /changes\.json: compares other kernels: 'pot_claim'/,
    );
    expect(byCause(reference, ...rest).stdout).toMatch(/pot_brew\n/);
  });

  test('of symtypes, objects of which nothing else changes', () => {
    const reference = copyOf(join(base, 'symtypes'));
    expect(byCause(reference, '--cause', 's#warmer').stdout).toBe(
      'unit core/warmer changed\n1 change, written\n',
    );
    expect(byCause(copyOf(join(base, 'symtypes')), '--cause', 'samovar_set_alarm').stdout).toMatch(
      /0 changes|unit drivers\/samovar changed/,
    );
  });

  test.each([
    [['--cause', 'struct nothing'], /--cause 'struct nothing': is no cause of .*changes\.json\n/],
    [
      ['--cause', 'struct pot', '--symbol', 'pot_*'],
      /--cause: what it chooses cannot be renewed by --symbol\n/,
    ],
    [[], /--comparison: no cause is named\n/],
  ])('%j is refused, and nothing is written', (args, message) => {
    const reference = copyOf(join(base, 'Module.symvers'));
    const before = content(reference);
    const { status, stderr } = byCause(reference, ...args);
    expect([status, content(reference)]).toEqual([2, before]);
    expect(stderr).toMatch(message);
  });

  test('a cause without a comparison, and of a scan', () => {
    expect(update(copyOf(join(base, 'symtypes')), next, '--cause', 'struct pot').stderr).toMatch(
      /^modversions: --cause: which exports a cause reaches is told by a comparison\n/,
    );
    expect(byCause(copyOf(base), '--cause', 'struct pot').stderr).toMatch(
      /renewed wholly, and cannot be by --cause/,
    );
  });

  test('JSON by its schema', () => {
    const { stdout } = byCause(copyOf(join(base, 'Module.symvers')), '--json', '--cause', 'struct pot');
    const document = JSON.parse(stdout) as { update: { left: string[] } };
    expect(new Ajv({ allowUnionTypes: true }).validate(SCHEMAS.reference, document)).toBe(true);
    expect(document.update.left).toEqual(['pot_brew']);
  });
});
