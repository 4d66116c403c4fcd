// SPDX-License-Identifier: GPL-2.0-or-later
import type { CheckedModule } from '../../../kernel/usage';
import { byBytes } from '../../../formats/corpus';
import type { Told } from '../../../text';
import { short } from '../forms/short';
import { declarationName } from '../wording';
import type { ToldCheck } from './told-check';

/** What one change costs the modules that were built for both kernels. */
export interface Cost {
  /** What changed, as it is shown. */
  what: string;
  /** Its record, `s#net_device`; null for an export. */
  record: string | null;
  /** Modules that would be refused and have it behind their symbols. */
  refused: number;
  /** Of these, those with the same code for both kernels. */
  same: number;
  /** Modules whose code uses what differs of it; null where that is not told by name. */
  used: number | null;
}

/** What changes cost over many modules: by cause, by export, and by what code uses that no cause has by name. */
export interface Costs {
  causes: Cost[];
  exports: Cost[];
  others: { what: string; modules: number }[];
}

/** Null where fewer than two modules were built. */
export function costsOf(check: Pick<ToldCheck, 'modules' | 'causes'>): Costs | null {
  const built = check.modules.filter(({ code }) => code !== null);
  if (built.length < 2) return null;
  const causes = [...numbersByName(check)].map(([name, numbers]): Cost => {
    const concerned = built.filter((module) => module.causes.some(({ cause }) => numbers.has(cause)));
    const isUsed = (module: Told<CheckedModule>): boolean =>
      module.causes.some(({ cause, evidence }) => numbers.has(cause) && evidence === 'used');
    return {
      ...refusals(concerned),
      what: short(declarationName(name)),
      record: name,
      used: concerned.filter(isUsed).length,
    };
  });
  return {
    causes: causes.filter(({ refused, used }) => refused + (used ?? 0) > 0).sort(byCost),
    exports: exportCosts(built).sort(byCost),
    others: otherUses(check, built),
  };
}

/** A declaration is a cause where CRCs changed, and may be another one where they missed it. */
function numbersByName({ causes }: Pick<ToldCheck, 'causes'>): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  causes.forEach(({ name }, number) => found.set(name, (found.get(name) ?? new Set()).add(number)));
  return found;
}

/** What is used by most first, then what refuses most. */
function byCost(one: Cost, other: Cost): number {
  return (other.used ?? 0) - (one.used ?? 0) || other.refused - one.refused || byBytes(one.what, other.what);
}

const isSame = ({ affected, evidence }: Told<CheckedModule>): boolean =>
  affected === 'no' && evidence === 'same-code';

function refusals(modules: readonly Told<CheckedModule>[]): Pick<Cost, 'refused' | 'same'> {
  const refused = modules.filter(({ loads }) => !loads);
  return { refused: refused.length, same: refused.filter(isSame).length };
}

/** By export whose version differs. */
function exportCosts(built: readonly Told<CheckedModule>[]): Cost[] {
  const users = new Map<string, Told<CheckedModule>[]>();
  for (const module of built) {
    for (const obstacle of module.obstacles) {
      if (obstacle.kind !== 'crc') continue;
      const known = users.get(obstacle.symbol);
      if (known) known.push(module);
      else users.set(obstacle.symbol, [module]);
    }
  }
  return [...users].map(([symbol, modules]) => ({
    ...refusals(modules),
    what: short(symbol),
    record: null,
    used: null,
  }));
}

function otherUses(
  { causes }: Pick<ToldCheck, 'causes'>,
  built: readonly Told<CheckedModule>[],
): Costs['others'] {
  const known = new Set<string>(causes.map(({ name }) => name));
  const users = new Map<string, Set<string>>();
  for (const { name, code } of built) {
    for (const { uses } of code!.units) {
      for (const change of uses?.changed ?? []) {
        if (change.of !== null && known.has(change.of)) continue;
        const modules = users.get(change.name) ?? new Set();
        users.set(change.name, modules.add(name));
      }
    }
  }
  return [...users]
    .map(([what, modules]) => ({ what: short(what), modules: modules.size }))
    .sort((one, other) => other.modules - one.modules || byBytes(one.what, other.what));
}
