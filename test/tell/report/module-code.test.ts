// SPDX-License-Identifier: GPL-2.0-or-later
/** What reports of modules say of their code, built for both kernels. */
import type { ChangedUse, RebuiltUnit, UnitUses } from '../../../src/formats/object';
import type { CheckedModule, ModuleCheck } from '../../../src/kernel/usage';
import { checkCsv, checkReports } from '../../../src/tell/report';
import { causeOf, HOSTILE, judgementOf } from './made-up';
import { checkOf, differs, moduleOf } from './made-up-modules';

const use = (name: string, of: string | null, users = ['f']): ChangedUse => {
  const place = { file: 'drivers/net/nic.c', line: 120, users };
  return { what: 'member', name, of, base: 'at 8: int', new: 'at 16: int', ...place };
};
const usesOf = (more: Partial<UnitUses> = {}): UnitUses => ({
  read: 3,
  changed: [],
  open: [],
  unexplained: [],
  idle: [],
  ...more,
});
const unitOf = (uses: UnitUses | null, code: RebuiltUnit['code'] = 'differs'): RebuiltUnit => ({
  source: 'nic.c',
  code,
  why: null,
  functions: 4,
  differing: code === 'differs' ? [{ what: 'function', name: 'f' }] : [],
  uses,
});

const used = (file: string, ...changed: ChangedUse[]): CheckedModule =>
  moduleOf(file, [differs('netif_rx')], {
    causes: [{ cause: 0, symbols: 1, reach: 'yes', evidence: 'used' }],
    affected: 'yes',
    evidence: 'same-code',
    verdict: 'break',
    code: { units: [unitOf(usesOf({ changed }))], doubts: [] },
  });
const same = (file: string): CheckedModule =>
  moduleOf(file, [differs('netif_rx')], {
    causes: [{ cause: 0, symbols: 1, reach: 'no', evidence: 'same-code' }],
    affected: 'no',
    evidence: 'same-code',
    verdict: 'compatible',
    code: { units: [unitOf(usesOf(), 'same')], doubts: [] },
  });
const checked = (...modules: CheckedModule[]): ModuleCheck =>
  checkOf(modules, { causes: [causeOf('s#net_device', ['netif_rx'], judgementOf('member-moved'))] });

const told = (check: ModuleCheck, format: 'text' | 'markdown' = 'text'): string =>
  Buffer.from(
    [...checkReports(check).in(format, { color: false, width: null })].join(''),
    'latin1',
  ).toString();
const csv = (check: ModuleCheck): string => Buffer.from([...checkCsv(check)].join(''), 'latin1').toString();

const MOVED = use('net_device.todo_list', 's#net_device', ['f', 'g']);

test('members that moved are named with place and users, by module and by cause', () => {
  const text = told(checked(used('nic.ko', MOVED)));
  expect(text).toContain(
    'members that it uses and that moved or have another type: net_device.todo_list (nic.c:120, 2 functions)',
  );
  expect(text).toContain(
    'reaches the module: used of it, and different: net_device.todo_list (nic.c:120, 2 functions)',
  );
});

test('what could not be typed and where code and uses disagree is said', () => {
  const module = used('nic.ko');
  const uses = usesOf({
    open: [{ name: '->x', why: 'the type before it is not known', file: 'nic.c', line: 7 }],
    unexplained: ['f'],
    idle: ['h'],
  });
  const text = told(checked({ ...module, code: { units: [unitOf(uses)], doubts: [] } }));
  expect(text).toContain('maybe more: what 1 place use could not be told: ->x (nic.c:7)');
  expect(text).toContain('differ although nothing that they are seen to use does: f');
  expect(text).toContain('use what differs although their code is the same, or is part of no object: h');
});

test('over many modules: what a change refuses, what of that is needless, and whose code uses it', () => {
  const other = used('c.ko', use('tty.ops', 's#tty'));
  const fleet = checked(same('a.ko'), used('b.ko', MOVED), { ...other, causes: [] });
  expect(told(fleet)).toMatch(
    /change +refused +same code +used by\nstruct net_device +2 +1 +1\n[^]*change +refused +same code\nnetif_rx +3 +1\n[^]*without a cause of that name: tty\.ops \(1 module\)/,
  );
  expect(told(fleet, 'markdown')).toContain('| `struct net_device` | 2 | 1 | 1 |');
  expect(told(checked(same('a.ko')))).not.toContain('What changes cost');
});

test('a table of modules: a row each, and no cell that a program takes for a formula', () => {
  const rows = csv(checked(same('a.ko'), used('b.ko', MOVED), moduleOf('=c,"d".ko', []))).split('\r\n');
  expect(rows.slice(1)).toEqual([
    'a.ko,no,compatible,no,same-code,1,0,4,0,,0',
    'b.ko,no,break,yes,same-code,1,1,4,1,net_device.todo_list,0',
    `"'=c,""d"".ko",yes,,,,,,,,,`,
    '',
  ]);
});

test.each(['text', 'markdown'] as const)('%s: hostile names of things in code', (format) => {
  const changed = HOSTILE.map((name) => ({ ...use(name, name, [name]), file: name }));
  const open = HOSTILE.map((name) => ({ name, why: name, file: name, line: 1 }));
  const uses = usesOf({ changed, open, unexplained: [...HOSTILE], idle: [...HOSTILE] });
  const module = { ...used('nic.ko'), code: { units: [unitOf(uses)], doubts: [] } };
  const text = told(checked(module, { ...module, file: 'b.ko', name: 'b' }), format);
  expect(/(?![\n\t])\p{Cc}|\p{Cf}|[\u2028\u2029]/u.exec(text)).toBeNull();
});
