// SPDX-License-Identifier: GPL-2.0-or-later
/** What reports of modules say of their code, built for both kernels. */
import type { ModuleCheck } from '../../../src/kernel/usage';
import { checkCsv, checkReports } from '../../../src/tell/report';
import { causeOf, judgementOf } from './made-up';
import { checked, fleet, hostileCode, MOVED, same, unitOf, used, usesOf } from './made-up-code';
import { moduleOf } from './made-up-modules';

const told = (check: ModuleCheck, format: 'text' | 'markdown' = 'text'): string =>
  Buffer.from(
    [...checkReports(check).in(format, { color: false, width: null })].join(''),
    'latin1',
  ).toString();
const csv = (check: ModuleCheck): string => Buffer.from([...checkCsv(check)].join(''), 'latin1').toString();

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
  expect(told(fleet())).toMatch(
    /change +refused +same code +used by\nstruct net_device +2 +1 +1\n[^]*change +refused +same code\nnetif_rx +3 +1\n[^]*without a cause of that name: tty\.ops \(1 module\)/,
  );
  expect(told(fleet(), 'markdown')).toContain('| `struct net_device` | 2 | 1 | 1 |');
  expect(told(checked(same('a.ko')))).not.toContain('What changes cost');
});

test('a declaration that is a cause twice, where CRCs changed and where they missed it, is one row', () => {
  const twice = fleet();
  const missed = causeOf('s#net_device', ['netif_tx'], judgementOf('missed-by-crc'));
  const [first, ...others] = twice.modules;
  const also = { cause: 1, symbols: 1, reach: 'no', evidence: 'same-code' } as const;
  const text = told({
    ...twice,
    causes: [...twice.causes, missed],
    modules: [{ ...first!, causes: [...first!.causes, also] }, ...others],
  });
  expect(text.match(/^struct net_device +\d+ +\d+ +\d+$/gm)).toEqual([expect.stringMatching(/ 2 +1 +1$/)]);
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
  const text = told(hostileCode(), format);
  expect(/(?![\n\t])\p{Cc}|\p{Cf}|[\u2028\u2029]/u.exec(text)).toBeNull();
});
