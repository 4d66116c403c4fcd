// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions compare`: every kind of side, what it tells, its exit status and its JSON. */
import Ajv from 'ajv';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { readSaved } from '../../../src/tell/documents';
import { writeScan } from '../../../src/formats/corpus';
import { corpusOf, facts, type MadeUnit } from '../../formats/corpus/made-up';
import { modversions, root, type Answer } from '../../support/program';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
const compare = (...args: string[]): Answer => modversions(['compare', ...args], folder);
const isValid = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'docs/comparison.schema.json'), 'utf8')) as object,
);

/** What `-f json` says, held against its schema. */
function jsonOf(...args: string[]): JudgedComparison {
  const { stdout } = compare('-f', 'json', ...args);
  expect(isValid(JSON.parse(stdout)) ? [] : isValid.errors).toEqual([]);
  return readSaved(Buffer.from(stdout).toString('latin1'), 'comparison.json');
}

const opaque = 's#net struct net { UNKNOWN }';
const BASE: MadeUnit[] = [
  {
    name: 'net/core',
    exports: [
      { name: 'netif_rx', crc: 1 },
      { name: 'gone', crc: 1 },
      { name: 'same', crc: 1 },
      { name: 'tight', crc: 1 },
    ],
    records: [
      'netif_rx int netif_rx ( s#skb * )',
      'gone void gone ( void )',
      'same extern void same ( void )',
      'tight void tight ( void )',
      's#skb struct skb { s#dev * dev ; int len ; }',
      's#dev struct dev { int mtu ; }',
    ],
  },
  {
    name: 'drivers/nic',
    module: 'drivers/nic',
    exports: [{ name: 'nic', crc: 1, namespace: 'NIC' }],
    records: ['nic void nic ( s#dev * , s#net * )', 's#dev struct dev { int mtu ; }', opaque],
  },
];
const NEW: MadeUnit[] = [
  {
    name: 'net/core',
    exports: [
      { name: 'netif_rx', crc: 2 },
      { name: 'same', crc: 1 },
      { name: 'fresh', crc: 1 },
      { name: 'tight', crc: 1, type: 'EXPORT_SYMBOL_GPL' },
    ],
    records: [
      'netif_rx extern int netif_rx ( s#skb * )',
      'same void same ( void )',
      'fresh void fresh ( void )',
      'tight void tight ( void )',
      's#skb struct skb { s#dev * dev ; int len ; }',
      's#dev struct dev { int mtu ; int flags ; }',
    ],
  },
  {
    name: 'drivers/nic',
    module: 'drivers/nic-core',
    exports: [{ name: 'nic', crc: 2, namespace: 'NIC' }],
    records: [
      'nic void nic ( s#dev * , s#net * )',
      's#dev struct dev { int mtu ; int flags ; }',
      's#net struct net { int id ; }',
    ],
  },
];

beforeAll(() => {
  writeScan(join(folder, 'base'), corpusOf(BASE), facts);
  writeScan(join(folder, 'new'), corpusOf(NEW), { ...facts, release: '6.12.117' });
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  put('base.symvers.gz', gzipSync(read('base/Module.symvers')));
  put('base.symtypes', read('base/symtypes'));
  put('rules', 'drivers/* PASS\nSYMBOL tight PASS\n');
  put('names', 'same\nfresh\n');
  mkdirSync(join(folder, 'dumps/net'), { recursive: true });
  put('dumps/net/core.symtypes', 'netif_rx int netif_rx ( int )\n');
  put('junk', '12 is no name\n');
  put('empty', '');
});

test('two scans: the summary, what causes do not explain, causes with places, chains and a diff', () => {
  const { status, stdout, stderr } = compare('base', 'new');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const [first, second, ...rest] = stdout.split('\n');
  expect(first).toMatch(/^2 exports break, .*; 3 changed, 1 added, 1 removed; 1 change tolerated$/);
  expect(second).toMatch(/^(1 cause|2 causes) /);
  const text = rest.join('\n');
  expect(text).toMatch(`base: base (scan of 6.1.192 x86, 5 exports)
new:  new (scan of 6.12.117 x86, 5 exports)
configuration: not known for base and new: scans keep it since this version, so scan again

Export 'gone' has been removed

Export 'tight' changed type from 'EXPORT_SYMBOL' to 'EXPORT_SYMBOL_GPL'

Export 'nic' changed module from 'drivers/nic' to 'drivers/nic-core'
`);
  // What is judged is told by the tests of reports and of judging.
  const cause = text.slice(text.indexOf(' struct dev · '));
  expect(cause).toMatch(/^ struct dev · [-a-z]+ · 2 exports\n {2}include\/s\.h:6\n/);
  expect(cause).toMatch(`
  nic → s#dev
  netif_rx → s#skb.dev → s#dev
@@ -1,3 +1,4 @@
 struct dev {
 	int mtu;
+	int flags;
 }
`);
  expect(text).toMatch(/ struct net · [-a-z]+ · 1 export\n {2}include\/s\.h:8\n/);
  expect(text).toMatch('\nTolerated:\n  1 change implicitly\n');
});

test('rules and lists', () => {
  const { status, stdout } = compare('-r', 'rules', 'base', 'new');
  expect(status).toBe(1);
  expect(stdout).not.toContain("'nic'");
  expect(stdout).not.toContain('struct net');
  expect(stdout).toMatch(/ struct dev · [-a-z]+ · 1 export\n/);
  expect(stdout).toContain(`
Tolerated:
  2 changes by the rule in line 1, drivers/* PASS
  1 change by the rule in line 2, SYMBOL tight PASS
  1 change implicitly
  1 cause that nothing else has: s#net
`);
  expect(compare('--filter-symbol-list', 'names', 'base', 'new').status).toBe(0);
  expect(
    jsonOf('-r', 'rules', 'base', 'new').changes.map(({ kind, name, tolerated }) => [kind, name, tolerated]),
  ).toEqual([
    ['added', 'fresh', { by: 'implicit' }],
    ['removed', 'gone', null],
    ['crc', 'netif_rx', null],
    ['crc', 'nic', { by: 'rule', rule: 'drivers/* PASS', line: 1 }],
    ['module', 'nic', { by: 'rule', rule: 'drivers/* PASS', line: 1 }],
    ['type', 'tight', { by: 'rule', rule: 'SYMBOL tight PASS', line: 2 }],
  ]);
});

test('nothing differs', () => {
  const { status, stdout } = compare('base', 'base');
  expect(status).toBe(0);
  expect(stdout.split('\n')[0]).toBe('no export changed');
});

test('JSON has causes with places in both trees, and chains with members', () => {
  const { causes, unexplained, base } = jsonOf('base', 'new');
  expect(base).toMatchObject({ kind: 'scan', release: '6.1.192', hasCrcs: true, hasTypes: true });
  expect(unexplained).toEqual([]);
  // Their order follows their verdicts, of which the tests of judging tell.
  causes.sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(causes.map(({ name, change, exports }) => [name, change, exports])).toEqual([
    ['s#dev', 'changed', ['netif_rx', 'nic']],
    ['s#net', 'became-visible', ['nic']],
  ]);
  expect(causes[1]).toMatchObject({ basePlace: null, newPlace: { file: 'include/s.h', line: 8 } });
  expect(causes[0]!.chains[1]!.steps).toEqual([
    { name: 'netif_rx', member: null },
    { name: 's#skb', member: 'dev' },
    { name: 's#dev', member: null },
  ]);
});

test.each([
  [
    'pretty',
    "Export 'fresh' has been added (implicitly tolerated)\nExport 'gone' has been removed\nExport 'netif_rx' changed CRC from '0x00000001' to '0x00000002'\nExport 'nic' changed CRC from '0x00000001' to '0x00000002'\nExport 'tight' changed type from 'EXPORT_SYMBOL' to 'EXPORT_SYMBOL_GPL'\n",
  ],
  ['symbols', 'gone\nnetif_rx\nnic\ntight\n'],
  ['mod-symbols', 'netif_rx\nnic\ntight\n'],
  ['null', ''],
])('-f %s', (format, stdout) => {
  expect(compare('-f', format, 'base', 'new')).toEqual({ status: 1, stdout, stderr: '' });
});

test('a side that has only CRCs: what changed, and how to get causes', () => {
  const { status, stdout } = compare('base.symvers.gz', 'new');
  expect(status).toBe(1);
  expect(stdout).toContain('base: base.symvers.gz (Module.symvers, 5 exports)');
  expect(stdout).toContain("Export 'netif_rx' changed CRC from '0x00000001' to '0x00000002'\n");
  expect(stdout).toContain('Causes need the types of both sides, which are not in base.symvers.gz:\n');
  expect(stdout).toContain('modversions scan TREE -o DIR');
  expect(jsonOf('base.symvers.gz', 'new').causes).toEqual([]);
});

test('a side that has only types: an export has changed if it reaches what changed; extern does not count', () => {
  const { changes, causes } = jsonOf('base.symtypes', 'new');
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
    ['added', 'fresh'],
    ['removed', 'gone'],
    ['declaration', 'netif_rx'],
    ['declaration', 'nic'],
  ]);
  expect(causes.map(({ name }) => name).sort()).toEqual(['s#dev', 's#net']);
  expect(changes[2]!.base).toEqual({ crc: null, module: 'net/core', type: null, namespace: '' });
  const { status, stdout } = compare('base.symtypes', 'base');
  expect({ status, first: stdout.split('\n')[0] }).toEqual({
    status: 0,
    first: 'what base.symtypes is compiled for is not known, which may be another target',
  });
});

test('a directory of dumps, and an own declaration that changed', () => {
  const { causes } = jsonOf('dumps', 'new');
  expect(causes.map(({ name, chains }) => [name, chains[0]!.steps.length])).toEqual([['netif_rx', 1]]);
});

test('only types against only CRCs: CRCs are made from the types', () => {
  const folderOf = join(root, 'samples/tree/expected');
  const [types, crcs] = [join(folderOf, 'symtypes'), join(folderOf, 'Module.symvers')];
  for (const sides of [
    [types, crcs],
    [crcs, types],
  ]) {
    const { changes, base } = jsonOf(...sides);
    expect(base).toMatchObject({ hasCrcs: true });
    // Nothing declares that one, so that no dump has it.
    expect(changes.map(({ name }) => name)).toEqual(['tea_tilt']);
  }
  put('edited.symtypes', readFileSync(types, 'latin1').replace('lid_open : 1', 'lid_open : 2'));
  const { changes } = jsonOf('edited.symtypes', crcs);
  const crcChanges = changes.filter(({ kind }) => kind !== 'added');
  expect(new Set(crcChanges.map(({ kind }) => kind))).toEqual(new Set(['crc']));
  expect(crcChanges[0]!.base).toMatchObject({ type: null });
  expect(crcChanges[0]!.new).toMatchObject({ type: expect.stringMatching('^EXPORT_') as string });
});

test('of a name that two units export, the types of the one with the row count; a part of a kernel is told', () => {
  const unit = (name: string, text: string): MadeUnit => ({
    name,
    exports: [{ name: 'twice', crc: text.length }],
    records: [`twice ${text}`],
  });
  const [int, long, char] = ['int twice ( void )', 'long twice ( void )', 'char * twice ( void )'];
  writeScan(join(folder, 'two'), corpusOf([unit('a', int!), unit('b', char!)]), facts);
  writeScan(join(folder, 'part'), corpusOf([unit('a', long!), unit('b', char!)]), {
    ...facts,
    only: ['net/*'],
  });
  const { causes } = jsonOf('two', 'part');
  expect(causes.map(({ baseText, newText }) => [baseText, newText])).toEqual([[int, long]]);
  expect(compare('two', 'part').stdout).toContain(
    'new:  part (scan of 6.1.192 x86, 1 export, not the whole kernel)\n',
  );
});

test.each([
  [['nowhere', 'new'], /^modversions: nowhere: no such file\n/],
  [['empty', 'new'], /^modversions: empty: exports nothing/],
  [['base', 'empty'], /^modversions: empty: exports nothing/],
  [['junk', 'new'], /^modversions: junk:1: /],
  [['-f', 'pdf', 'base', 'new'], /^modversions: --format 'pdf': no such type\n {2}take one of text, /],
  [['--fail-on', 'never', 'base', 'new'], /^modversions: --fail-on 'never': /],
])('%j is refused', (args, message) => {
  const { status, stdout, stderr } = compare(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
});

test('a scan that lost units says so in every report, and a comparison with it is not green without a word', () => {
  const problem = { kind: 'failed', unit: 'net/lost', message: 'net/lost: no such header' };
  writeScan(join(folder, 'lossy'), corpusOf(BASE), { ...facts, problems: [problem] });
  const { status, stdout, stderr } = compare('-f', 'short', '-f', 'json:lossy.json', 'base', 'lossy');
  expect({ status, stdout }).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Changes tolerated'),
  });
  const warning = 'lossy: 1 unit could not be scanned, and what they export is missing: net/lost';
  expect(stderr).toContain(`modversions: warning: ${warning}\n`);
  const saved = readSaved(readFileSync(join(folder, 'lossy.json'), 'latin1'), 'lossy.json');
  expect(saved.warnings.map(({ message }) => message)).toEqual([warning]);
});
