// SPDX-License-Identifier: GPL-2.0-or-later
/** The command lines of `symvers compare` and `unused-rules`, and what they say to what they cannot read. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { modversions, root, type Answer } from '../../../support/program';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-symvers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
const run = (...args: string[]): Answer => modversions(args, folder);
const compare = (...args: string[]): Answer => run('symvers', 'compare', ...args);
const answer = (status: number, stdout: string, stderr = ''): Answer => ({ status, stdout, stderr });
const refusal = (message: string, remedy: string): Answer =>
  answer(2, '', `modversions: ${message}\n  ${remedy}\n`);

const BASE = '0x00000001\tfoo\tvmlinux\tEXPORT_SYMBOL\t\n0x00000001\tbar\tnet/x\tEXPORT_SYMBOL\tNS\n';
const NEW = BASE.replaceAll('0x00000001', '0x00000002');
const FOO = "Export 'foo' changed CRC from '0x00000001' to '0x00000002'\n";
const BAR = FOO.replace('foo', 'bar');

beforeAll(() => {
  put('base', BASE);
  put('new', NEW);
  put('base.gz', gzipSync(BASE));
  put('-odd', NEW);
  put('rules', 'net/* PASS\nother PASS # never\nNS FAIL\n');
  put('names', 'foo\n');
});

test('pretty without a word about it', () => {
  expect(compare('base', 'new')).toEqual(answer(1, BAR + FOO));
  expect(compare('base.gz', 'new')).toEqual(answer(1, BAR + FOO));
  expect(compare('base', 'base.gz')).toEqual(answer(0, ''));
});

test.each([
  [['-f', 'symbols'], 'bar\nfoo\n'],
  [['-fsymbols'], 'bar\nfoo\n'],
  [['--format=symbols'], 'bar\nfoo\n'],
  [['--format', 'symbols'], 'bar\nfoo\n'],
  [['-f', 'pretty', '-f', 'null'], ''],
  [['-f', 'null', '-f', 'symbols:-'], 'bar\nfoo\n'],
  [['-f', 'symbols', '-r', 'rules'], 'foo\n'],
  [['-f', 'symbols', '-rrules'], 'foo\n'],
  [['-f', 'symbols', '--rules=rules'], 'foo\n'],
  [['-f', 'symbols', '-r', 'none', '-r', 'rules'], 'foo\n'],
  [['-f', 'symbols', '--filter-symbol-list', 'names'], 'foo\n'],
  [['-f', 'symbols', '--filter-symbol-list=names'], 'foo\n'],
])('%j', (options, stdout) => {
  expect(compare(...options, 'base', 'new')).toEqual(answer(1, stdout));
  expect(compare('base', 'new', ...options)).toEqual(answer(1, stdout));
});

test('a format with a file is one more report, a format without one is that of standard output', () => {
  const options = ['-f', 'short:a:b', '-f', 'mod-symbols', '-f', 'pretty:pretty'];
  expect(compare(...options, '-r', 'rules', 'base', 'new')).toEqual(answer(1, 'foo\n'));
  const summary = "Changes tolerated by rules: '0' additions, '0' removals, '1' modifications\n";
  expect(readFileSync(join(folder, 'a:b'), 'utf8')).toBe(FOO + summary);
  expect(readFileSync(join(folder, 'pretty'), 'utf8')).toBe(
    `${BAR.replace('\n', '')} (tolerated by rules)\n${FOO}`,
  );
});

test('files behind --, and standard input', () => {
  expect(compare('-fnull', '--', 'base', '-odd')).toEqual(answer(1, ''));
  const program = resolve(root, 'bin/modversions');
  const { status, stdout } = spawnSync(process.execPath, [program, 'symvers', 'compare', 'base', '-'], {
    cwd: folder,
    input: gzipSync(NEW),
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, BAR + FOO]);
});

test('rules from standard input', () => {
  const program = resolve(root, 'bin/modversions');
  const options = { cwd: folder, input: 'foo PASS', encoding: 'utf8' } as const;
  const args = ['symvers', 'compare', '-f', 'symbols', '-r', '-', 'base', 'new'];
  expect(spawnSync(process.execPath, [program, ...args], options).stdout).toBe('bar\n');
  expect(compare('-r', '-', 'base', '-').stderr).toContain('standard input can be read only once');
});

test('JSON tells everything, tolerated by what too', () => {
  const { status, stdout } = compare('--json', '-r', 'rules', 'base', 'new');
  expect(status).toBe(1);
  const facts = { module: 'net/x', type: 'EXPORT_SYMBOL', namespace: 'NS' };
  expect(JSON.parse(stdout)).toMatchObject({
    base: 'base',
    new: 'new',
    changes: [
      {
        kind: 'crc',
        name: 'bar',
        base: { crc: '0x00000001', ...facts },
        new: { crc: '0x00000002', ...facts },
        tolerated: { by: 'rule', rule: 'net/* PASS', line: 1 },
      },
      { kind: 'crc', name: 'foo', tolerated: null },
    ],
  });
});

test.each([
  [['base', 'none'], 'none: no such file', 'give Module.symvers files'],
  [['-r', 'none', 'base', 'new'], 'none: no such file', 'give a file that can be read'],
  [
    ['-f', 'prety', 'base', 'new'],
    "--format 'prety': no such type",
    'take one of null, pretty, short, symbols, mod-symbols, json',
  ],
  [['-f', 'short:', 'base', 'new'], "--format 'short:': no file behind the colon", 'try -f short:report.txt'],
  [
    ['-f', 'short:none/x', 'base', 'new'],
    'none/x: No such file or directory',
    'name a file that can be written behind -f TYPE:',
  ],
  [['-', '-'], 'standard input can be read only once', 'give - once'],
  [
    ['base', 'rules'],
    "rules:1: CRC without 0x: 'net/* PASS'",
    'a row is 0xCRC SYMBOL MODULE EXPORT_TYPE [NAMESPACE]',
  ],
  [
    ['-r', 'base', 'base', 'new'],
    "base:1: 'foo' is neither PASS nor FAIL: '0x00000001\\x09foo\\x09vmlinux\\x09EXPORT_SYMBOL\\x09'",
    'a rule is [MODULE|NAMESPACE|SYMBOL] PATTERN PASS|FAIL',
  ],
  [['--rule', 'rules', 'base', 'new'], 'symvers compare: unknown option --rule', 'did you mean --rules?'],
  [
    ['base'],
    'symvers compare: too few arguments: 2 needed, and 1 given',
    'usage: modversions symvers compare <base> <new> [options]; modversions help symvers compare tells more',
  ],
])('symvers compare %j is refused', (args, message, remedy) => {
  expect(compare(...args)).toEqual(refusal(message, remedy));
});

test('nothing is written where a file cannot be read', () => {
  expect(compare('-f', 'short:report', 'base', 'none').status).toBe(2);
  expect(existsSync(join(folder, 'report'))).toBe(false);
});

test('unused rules: those that are first for no export', () => {
  expect(run('unused-rules', '-r', 'rules', 'base')).toEqual(
    answer(
      0,
      "rules:2: WARNING: Severity rule 'SYMBOL other PASS' is unused\nrules:3: WARNING: Severity rule 'NAMESPACE NS FAIL' is unused\n",
    ),
  );
  put('other', '0x1 other vmlinux EXPORT_SYMBOL NS\n');
  put('ns', '0x1 last vmlinux EXPORT_SYMBOL NS\n');
  expect(run('unused-rules', '-r', 'rules', 'base', 'other', 'ns')).toEqual(answer(0, ''));
  expect(JSON.parse(run('unused-rules', '-rrules', '--json', 'base', 'ns').stdout)).toEqual({
    file: 'rules',
    unused: [{ line: 2, rule: 'other PASS' }],
  });
  expect(run('unused-rules', 'base').stderr).toContain('unused-rules: needs --rules');
});
