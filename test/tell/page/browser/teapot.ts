// SPDX-License-Identifier: GPL-2.0-or-later
/** The two releases of the toy kernel in samples/, compared and judged. */
import { readKernel, SymtypesReader } from '../../../../src/formats/corpus';
import { judgeKernels, type JudgedComparison } from '../../../../src/kernel/judge';
import { Progress } from '../../../../src/progress';
import { RELEASES, scanOf } from '../../cli/teapot';

/** What `compare` makes of the scans of both. */
export async function teapot(): Promise<JudgedComparison> {
  const reader = new SymtypesReader();
  const [base, next] = [
    await readKernel(scanOf(RELEASES[0]), reader, new Progress()),
    await readKernel(scanOf(RELEASES[1]), reader, new Progress()),
  ];
  const comparison = judgeKernels(base, next, {}, reader.records);
  return {
    ...comparison,
    base: { ...comparison.base, path: 'samples/teapot-1.0/scan' },
    new: { ...comparison.new, path: 'samples/teapot-1.1/scan' },
  };
}
