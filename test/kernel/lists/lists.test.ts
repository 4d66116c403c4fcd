// SPDX-License-Identifier: GPL-2.0-or-later
/** Lists of symbols: what is made of modules and lists, and what becomes of what they promise. */
import { readSymvers } from '../../../src/formats/corpus';
import type { KernelModule } from '../../../src/formats/module';
import { checkList, importedBy, sharesOf, unionOf } from '../../../src/kernel/lists';
import { parseSymbolList } from '../../../src/kernel/rules';

const moduleOf = (file: string, imports: string[], exports: string[] = []): KernelModule =>
  ({
    file,
    imports: imports.map((name) => ({ name, isWeak: false })),
    exports: exports.map((name) => ({ name, crc: null, isGplOnly: false, namespace: '' })),
  }) as unknown as KernelModule;

const modules = [moduleOf('a.ko', ['pour', 'boil', 'pour']), moduleOf('b.ko', ['sip', 'boil'], ['pour'])];

test('what modules import, not what they give each other', () => {
  expect(importedBy(modules)).toEqual([
    { name: 'boil', from: ['a.ko', 'b.ko'] },
    { name: 'sip', from: ['b.ko'] },
  ]);
});

test('what they use beyond a list, patterns included', () => {
  const list = parseSymbolList('bo*\n', 'list');
  expect(sharesOf(modules, list)).toEqual([
    { file: 'a.ko', listed: ['boil'], beyond: [] },
    { file: 'b.ko', listed: ['boil'], beyond: ['sip'] },
  ]);
});

test('every name once, whatever the dialect', () => {
  const lists = [
    parseSymbolList('[abi_symbol_list]\n  sip\n  boil\n', 'android'),
    parseSymbolList('boil # hot\n', 'plain'),
  ];
  expect(unionOf(lists)).toEqual([
    { name: 'boil', from: ['android', 'plain'] },
    { name: 'sip', from: ['android'] },
  ]);
});

const rows = (...lines: string[]): ReturnType<typeof readSymvers> =>
  readSymvers(lines.map((line) => `${line}\n`).join(''), 'Module.symvers');
const row = (name: string, module = 'vmlinux', type = 'EXPORT_SYMBOL', namespace = ''): string =>
  `0x00000001\t${name}\t${module}\t${type}\t${namespace}`;

test('a listed symbol that nobody exports, with and without a base', () => {
  const list = parseSymbolList('boil\npour\nx_*\n', 'list');
  const now = rows(row('boil'));
  const missing = { what: 'missing', base: null, new: null };
  expect(checkList(list, now, undefined)).toEqual([
    { name: 'pour', ...missing },
    { name: 'x_*', ...missing },
  ]);
  expect(checkList(list, now, rows(row('boil'), row('pour'), row('other')))).toEqual([
    { name: 'pour', what: 'removed', base: 'vmlinux', new: null },
    { name: 'x_*', ...missing },
  ]);
});

test('what moved, or changed its licence or namespace, if it is listed', () => {
  const list = parseSymbolList('boil\n', 'list');
  const base = rows(row('boil'), row('sip'));
  const now = rows(row('boil', 'drivers/pot', 'EXPORT_SYMBOL_GPL', 'TEA'), row('sip', 'drivers/pot'));
  expect(checkList(list, now, base).map(({ what, base: was, new: is }) => [what, was, is])).toEqual([
    ['module', 'vmlinux', 'drivers/pot'],
    ['type', 'EXPORT_SYMBOL', 'EXPORT_SYMBOL_GPL'],
    ['namespace', '', 'TEA'],
  ]);
});
