// SPDX-License-Identifier: GPL-2.0-or-later
import { abiText, type Kernel } from '../../formats/corpus';
import { ModversionsError } from '../../problem';

/**
 * Kernels for other machines have no module in common, and what other options change of each type no comparison of
 * sources can tell. The sign of `char` is part of every type that has one, and kernels of one machine differ in it since
 * 6.2: the first line of reports tells it.
 * @throws ModversionsError where what is known of the targets says so
 */
export function refuseOtherTarget(base: Kernel, newKernel: Kernel): void {
  const isMixed = (base.kind === 'shipped') !== (newKernel.kind === 'shipped');
  const [was, is] = [base, newKernel].map(targetOf);
  if (was === undefined || is === undefined || was === is) return;
  throw new ModversionsError(
    `the kernels are compiled for different targets: ${base.path} for ${was}, ${newKernel.path} for ${is}`,
    'compare kernels of one machine, compiled with the same options that bear on their ABI',
  );

  /** Of two kernels of which one tells no more, the architecture alone; of what was shipped no options are known. */
  function targetOf({ target, architecture }: Kernel): string | undefined {
    if (base.target && newKernel.target)
      return isMixed ? abiText({ ...target!, options: [] }) : abiText(target!);
    return architecture ?? undefined;
  }
}
