// SPDX-License-Identifier: GPL-2.0-or-later
import type { Target } from './summary';

/** Options that tell how sources are read, and nothing of what they come to. */
const OF_READING = /^-f(?:no-)?(?:ms|plan9)-extensions$/;

/** What a kernel is compiled for, in one phrase; what only the sign of `char` tells apart is the same here. */
export function abiText(target: Target): string {
  const { machine, byteOrder, pointerBytes, longBytes, packStruct, shortEnums, msBitfields, options } =
    target;
  const others = [
    ...(packStruct > 0 ? [`-fpack-struct=${packStruct}`] : []),
    ...(shortEnums ? ['-fshort-enums'] : []),
    ...(msBitfields ? ['-mms-bitfields'] : []),
    ...(options ?? []).filter((option) => !OF_READING.test(option)),
  ];
  const what = `${machine} (${byteOrder}-endian, pointers of ${pointerBytes}, long of ${longBytes} bytes)`;
  return others.length === 0 ? what : `${what} with ${others.join(' ')}`;
}

/** The same, with all that is told apart. */
export function targetText(target: Target): string {
  const compiler = target.compiler === 'clang' ? ', Clang' : '';
  return `${abiText(target)}, char ${target.charIsSigned ? 'signed' : 'unsigned'}${compiler}`;
}
