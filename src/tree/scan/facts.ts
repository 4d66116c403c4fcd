// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScanFacts, Target } from '../../formats/corpus';
import { readConfig, type KernelTree, type Plan, type PlannedUnit } from '../kbuild';
import { otherTargets, targetOf, type Predefined } from '../preprocess';

/** What the facts of a scan follow from. */
interface Known extends Pick<
  ScanFacts,
  'generation' | 'shard' | 'assumedModversions' | 'generated' | 'problems'
> {
  tree: KernelTree;
  plan: Plan;
  only: readonly string[];
  /** Units that are scanned. */
  units: readonly PlannedUnit[];
  predefined: Predefined;
}

/** What is to be told of a scan beside its corpus. */
export function factsOf({
  tree,
  plan,
  generation,
  only,
  units,
  shard,
  assumedModversions,
  generated,
  problems,
  predefined,
}: Known): ScanFacts {
  const target = targetIn(plan, predefined);
  const others = otherTargets(units, target, predefined);
  return {
    release: tree.release,
    architecture: tree.architecture,
    compiler: { command: tree.compiler.command, version: tree.compiler.version },
    target,
    ...(others.length > 0 && { otherTargets: others }),
    generation,
    commands: plan.from,
    rows: plan.isOrdered ? 'modpost' : 'sorted',
    ...(shard && { shard }),
    plan: planDigest(tree, plan),
    ...(only.length > 0 && { only: [...only] }),
    assumedModversions,
    planned: plan.units.length,
    configuration: Object.fromEntries(readConfig(configurationOf(tree).toString('latin1'))),
    generated,
    problems,
  };
}

/** Any unit will do, except those of programs that run beside the kernel. The core has none of these. */
function targetIn({ units }: Plan, predefined: Predefined): Target | null {
  const isC = ({ assembly }: PlannedUnit): boolean => assembly === undefined;
  const unit = units.find((one) => isC(one) && one.source.startsWith('kernel/')) ?? units.find(isC);
  return unit ? targetOf(unit, predefined) : null;
}

/** Tells one plan from another, wherever the trees lie. */
function planDigest(tree: KernelTree, plan: Plan): string {
  const config = configurationOf(tree);
  const units = plan.units.map(({ name, source, module }) => [name, source, module]);
  return createHash('sha256').update(config).update(JSON.stringify(units)).digest('hex');
}

/** The settings in force, as kbuild writes them. */
function configurationOf({ objects }: KernelTree): Buffer {
  return readFileSync(join(objects, 'include/config/auto.conf'));
}
