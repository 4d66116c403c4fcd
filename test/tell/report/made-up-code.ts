// SPDX-License-Identifier: GPL-2.0-or-later
/** Made-up modules that were built for both kernels: the same, or with uses that differ. */
import type { ChangedUse, RebuiltUnit, UnitUses } from '../../../src/formats/object';
import type { CheckedModule, ModuleCheck } from '../../../src/kernel/usage';
import { causeOf, HOSTILE, judgementOf } from './made-up';
import { checkOf, differs, moduleOf } from './made-up-modules';

export const use = (name: string, of: string | null, users = ['f']): ChangedUse => {
  const place = { file: 'drivers/net/nic.c', line: 120, users };
  return { what: 'member', name, of, base: 'at 8: int', new: 'at 16: int', ...place };
};
export const usesOf = (more: Partial<UnitUses> = {}): UnitUses => ({
  read: 3,
  changed: [],
  open: [],
  unexplained: [],
  idle: [],
  ...more,
});
export const unitOf = (uses: UnitUses | null, code: RebuiltUnit['code'] = 'differs'): RebuiltUnit => ({
  source: 'nic.c',
  code,
  why: null,
  functions: 4,
  differing: code === 'differs' ? [{ what: 'function', name: 'f' }] : [],
  uses,
});

export const used = (file: string, ...changed: ChangedUse[]): CheckedModule =>
  moduleOf(file, [differs('netif_rx')], {
    causes: [{ cause: 0, symbols: 1, reach: 'yes', evidence: 'used' }],
    affected: 'yes',
    evidence: 'same-code',
    verdict: 'break',
    code: { units: [unitOf(usesOf({ changed }))], doubts: [] },
  });
export const same = (file: string): CheckedModule =>
  moduleOf(file, [differs('netif_rx')], {
    causes: [{ cause: 0, symbols: 1, reach: 'no', evidence: 'same-code' }],
    affected: 'no',
    evidence: 'same-code',
    verdict: 'compatible',
    code: { units: [unitOf(usesOf(), 'same')], doubts: [] },
  });
/** A check with one cause. */
export const checked = (...modules: CheckedModule[]): ModuleCheck =>
  checkOf(modules, { causes: [causeOf('s#net_device', ['netif_rx'], judgementOf('member-moved'))] });

export const MOVED = use('net_device.todo_list', 's#net_device', ['f', 'g']);

/** One that is the same, one that uses what moved, one that uses something without a cause. */
export const fleet = (): ModuleCheck =>
  checked(same('a.ko'), used('b.ko', MOVED), { ...used('c.ko', use('tty.ops', 's#tty')), causes: [] });

/** Two modules, everything in whose code is hostile. */
export function hostileCode(): ModuleCheck {
  const changed = HOSTILE.map((name) => ({ ...use(name, name, [name]), file: name }));
  const open = HOSTILE.map((name) => ({ name, why: name, file: name, line: 1 }));
  const uses = usesOf({ changed, open, unexplained: [...HOSTILE], idle: [...HOSTILE] });
  const module = { ...used('nic.ko'), code: { units: [unitOf(uses)], doubts: [...HOSTILE] } };
  return checked(module, { ...module, file: HOSTILE[0]!, name: 'b' });
}
