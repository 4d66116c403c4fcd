// SPDX-License-Identifier: GPL-2.0-or-later
import type { OtherTarget, Target } from '../../formats/corpus';
import type { PlannedUnit } from '../kbuild';
import { targetOptions, type Called, type Predefined } from './predefined';

/** What GCC and Clang define on each machine; the first that holds counts. */
const MACHINES: readonly [machine: string, ...macros: string[]][] = [
  ['x32', '__x86_64__', '__ILP32__'],
  ['x86_64', '__x86_64__'],
  ['i386', '__i386__'],
  ['arm64', '__aarch64__'],
  ['arm', '__arm__'],
  ['riscv64', '__riscv', '__LP64__'],
  ['riscv32', '__riscv'],
  ['ppc64le', '__powerpc64__', '__LITTLE_ENDIAN__'],
  ['ppc64', '__powerpc64__'],
  ['ppc', '__powerpc__'],
  ['s390x', '__s390x__'],
  ['s390', '__s390__'],
  ['loongarch64', '__loongarch__', '__LP64__'],
  ['mips64', '__mips__', '__LP64__'],
  ['mips', '__mips__'],
  ['sparc64', '__sparc__', '__LP64__'],
  ['sparc', '__sparc__'],
  ['parisc64', '__hppa__', '__LP64__'],
  ['parisc', '__hppa__'],
  ['alpha', '__alpha__'],
  ['m68k', '__m68k__'],
];

/** What a C unit is compiled for, by the macros that its compiler predefines; null where they do not tell. */
export function targetOf(unit: Called, predefined: Predefined): Target | null {
  const macros = predefined.of(unit);
  return macros === null ? null : targetFrom(macros, unit.command);
}

/**
 * @param macros the compiler's definitions, one a line
 * @param options its command; of two that contradict each other the last one counts
 * @returns null where the macros are not those of a compiler
 */
export function targetFrom(macros: string, options: readonly string[]): Target | null {
  const defined = new Map(
    Array.from(macros.matchAll(/^#define (\w+) (.*)$/gm), ([, name, value]) => [name!, value!]),
  );
  const size = (name: string): number => Number(defined.get(name) ?? NaN);
  const order = defined.get('__BYTE_ORDER__');
  const pointerBytes = size('__SIZEOF_POINTER__');
  const longBytes = size('__SIZEOF_LONG__');
  if (!Number.isInteger(pointerBytes + longBytes) || order === undefined) return null;
  const isLittle = (defined.get(order) ?? order) === '1234' || order === '__ORDER_LITTLE_ENDIAN__';
  if (isLittle) defined.set('__LITTLE_ENDIAN__', '1');
  const found = MACHINES.find(([, ...names]) => names.every((name) => defined.has(name)));
  const last = (yes: RegExp, no: RegExp): string | undefined => {
    const word = options.filter((one) => yes.test(one) || no.test(one)).at(-1);
    return word !== undefined && yes.test(word) ? word : undefined;
  };
  const pack = last(/^-fpack-struct(?:=\d+)?$/, /^-fno-pack-struct$/);
  return {
    machine: found?.[0] ?? 'other',
    byteOrder: isLittle ? 'little' : 'big',
    pointerBytes,
    longBytes,
    charIsSigned: !defined.has('__CHAR_UNSIGNED__'),
    packStruct: pack === undefined ? 0 : Number(pack.split('=')[1] ?? 1),
    // On ARM the ABI may ask for them by itself.
    shortEnums:
      last(/^-fshort-enums$/, /^-fno-short-enums$/) !== undefined ||
      defined.get('__ARM_SIZEOF_MINIMAL_ENUM') === '1',
    msBitfields: last(/^-mms-bitfields$/, /^-mno-ms-bitfields$/) !== undefined,
    options: bearingOptions(options),
    ...(defined.has('__clang__') && { compiler: 'clang' as const }),
  };
}

/** What bears on an ABI and no macro or field tells; options of one group contradict each other. */
const BEARING: readonly RegExp[] = [
  /^-m(?:no-)?align-double$/,
  /^-m(?:96|128)bit-long-double$/,
  /^-mlong-double-\d+$/,
  /^-m(?:no-)?rtd$/,
  /^-mregparm=\d+$/,
  /^-f(?:pcc|reg)-struct-return$/,
  /^-mabi=/,
  /^-mfloat-abi=|^-m(?:soft|hard)-float$/,
  /^-mstructure-size-boundary=/,
  /^-f(?:no-)?short-wchar$/,
  /^-f(?:no-)?ms-(?:extensions|anonymous-structs)$/,
  /^-f(?:no-)?plan9-extensions$/,
  /^-f(?:un)?signed-bitfields$/,
  /^-f(?:no-)?sanitize=(?:kcfi|cfi)$/,
  /^-f(?:no-)?sanitize-cfi-icall-(?:experimental-)?normalize-integers$/,
  /^-frandomize-layout-seed/,
  /^-fplugin=.*randomize_layout_plugin/,
];

/** Sorted; without directories, which tell nothing of the ABI, and without what is not asked for. */
function bearingOptions(command: readonly string[]): string[] {
  const last = BEARING.map((group) => command.filter((word) => group.test(word)).at(-1));
  return last
    .filter((word): word is string => word !== undefined && !/^-[fm]no-/.test(word))
    .map((word) => word.replace(/=.*\//, '='))
    .sort();
}

/** The targets of units that are not compiled for this one. */
export function otherTargets(
  units: readonly PlannedUnit[],
  usual: Target | null,
  predefined: Predefined,
): OtherTarget[] {
  const groups = new Map<string, PlannedUnit[]>();
  for (const unit of units) {
    // Assembly has no layouts of its own: what it exports is declared in C that is compiled as everything is.
    if (unit.assembly !== undefined) continue;
    const { command } = unit;
    const key = JSON.stringify([command[0], targetOptions(command), bearingOptions(command)]);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  const expected = JSON.stringify(usual);
  return [...groups.values()].flatMap((group) => {
    const target = targetOf(group[0]!, predefined);
    if (!target || JSON.stringify(target) === expected) return [];
    return [{ target, units: group.map(({ name }) => name) }];
  });
}
