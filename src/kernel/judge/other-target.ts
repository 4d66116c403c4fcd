// SPDX-License-Identifier: GPL-2.0-or-later
import type { Kernel, Target } from '../../formats/corpus';
import { ModversionsError } from '../../problem';

/** Options that tell how sources are read, and nothing of what they come to. */
const OF_READING = /^-f(?:no-)?(?:ms|plan9)-extensions$/;

/**
 * Kernels for other machines have no module in common, and what other options change of each type no comparison of
 * sources can tell.
 * @throws ModversionsError where what is known of the targets says so
 */
export function refuseOtherTarget(base: Kernel, newKernel: Kernel): void {
  const [one, other] = [base.target, newKernel.target];
  if (!one || !other) return;
  const [was, is] = [one, other].map(textOf);
  if (was === is) return;
  throw new ModversionsError(
    `the kernels are compiled for different targets: ${base.path} for ${was!}, ${newKernel.path} for ${is!}`,
    'compare kernels of one machine, compiled with the same options that bear on their ABI',
  );
}

/** What must be the same; the sign of `char` and short enums are part of every layout, and are compared there. */
function textOf({
  machine,
  byteOrder,
  pointerBytes,
  longBytes,
  packStruct,
  msBitfields,
  options,
}: Target): string {
  const others = [
    ...(packStruct > 0 ? [`-fpack-struct=${packStruct}`] : []),
    ...(msBitfields ? ['-mms-bitfields'] : []),
    ...(options ?? []).filter((option) => !OF_READING.test(option)),
  ];
  const what = `${machine} (${byteOrder}-endian, pointers of ${pointerBytes}, long of ${longBytes} bytes)`;
  return others.length === 0 ? what : `${what} with ${others.join(' ')}`;
}
