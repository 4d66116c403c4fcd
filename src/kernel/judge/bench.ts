import type { Kernel, KernelTypes } from '../../formats/corpus';
import { modelFor } from './machine';
import { Judging } from './judging';
import { sharedNames, type SharedNames } from './shared-names';
import { JudgedSide } from './side';
import { KernelUsage } from './usage';

/** What judging takes: both kernels with the layouts of their types. */
export interface Bench {
  sides: { base: JudgedSide; new: JudgedSide };
  shared: SharedNames;
  judging: Judging;
}

/** Null where layouts of a side cannot be told; `whyNoBench` says why. */
export function benchOf(
  base: Kernel,
  next: Kernel,
  types: { base: KernelTypes; new: KernelTypes } | null,
): Bench | null {
  const before = types && JudgedSide.of(base, types.base);
  const after = types && JudgedSide.of(next, types.new);
  if (!before || !after) return null;
  const sides = { base: before, new: after };
  const shared = sharedNames(sides);
  const judging = new Judging(before, after, shared, new KernelUsage([before.scopes, after.scopes]));
  return { sides, shared, judging };
}

/** Why layouts cannot be told. */
export function whyNoBench(base: Kernel, next: Kernel): string {
  const unknown = [base, next].find((kernel) => kernel.architecture !== null && !modelFor(kernel));
  if (!unknown) return 'layouts need scans of both kernels';
  return `no data model of ${unknown.architecture!} with this compiler is known`;
}
