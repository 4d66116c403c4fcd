// SPDX-License-Identifier: GPL-2.0-or-later
import { Scope, type KernelTypes } from '../../formats/corpus';
import { ChangeSet } from './symtypes/change-set';
import { PairGraph } from './symtypes/pair-graph';
import { isOnlyExtern } from './causes';
import { Chains } from './chains';
import { CAUSE_CHANGES, type CauseChange, type Chain } from './comparison';
import { unitPairs } from './unit-pairs';

/** A changed declaration that another declaration reaches. */
export interface ChangeBehind {
  name: string;
  change: CauseChange;
  /** The shortest way to it. */
  chain: Chain;
}

/**
 * The changed declarations that a declaration reaches, wherever units of both kernels that have an export in common see
 * it: by name, each with its shortest chain. Its own change is none of them.
 * @param name with its mark
 */
export function changesBehind(base: KernelTypes, newTypes: KernelTypes, name: string): ChangeBehind[] {
  const { records } = base;
  const number = records.nameTexts.indexOf(name);
  if (number < 0) return [];
  const changes = new ChangeSet(records);
  const chains = new Chains(records);
  const scopes = { base: new Scope(records), new: new Scope(records) };
  const graph = new PairGraph(records, scopes.base, scopes.new);
  const mayHave = (unit: { records: Int32Array }): boolean =>
    unit.records.some((record) => records.names[record] === number);
  for (const pair of unitPairs(base, newTypes)) {
    if (!mayHave(pair.base) || !mayHave(pair.new)) continue;
    for (const side of ['base', 'new'] as const) {
      scopes[side].begin();
      for (const record of pair[side].records) scopes[side].define(record);
    }
    graph.walk([number]);
    const numbers = graph.differences.map((difference) =>
      difference.name === number || isOnlyExtern(records, difference) ? null : changes.numberOf(difference),
    );
    if (numbers.some((one) => one !== null)) chains.take(graph, [0], numbers);
  }
  const byName = new Map<string, ChangeBehind>();
  changes.all().forEach(({ name: changed, kind }, at) => {
    const [chain] = chains.of(at);
    if (!chain) return;
    const known = byName.get(changed);
    if (known && known.chain.steps.length <= chain.steps.length) return;
    byName.set(changed, { name: changed, change: CAUSE_CHANGES[kind], chain });
  });
  return [...byName.values()];
}
