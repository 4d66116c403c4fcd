// SPDX-License-Identifier: GPL-2.0-or-later
import type { BaseName, Compiler } from '../syntax';

/** Size and alignment in bytes. */
export interface Extent {
  size: number;
  align: number;
}

/** How a target lays out data, as its C ABI says and GCC does it. */
export interface DataModel {
  machine: Machine;
  isBigEndian: boolean;
  charIsSigned: boolean;
  pointer: Extent;
  base: Readonly<Record<Exclude<BaseName, 'void'>, Extent>>;
  /** Most alignment of an integer or double as a member, unless asked for; null for their own. i386 has 4. */
  memberAlign: number | null;
  /** What `aligned` without a number means. */
  biggestAlign: number;
  /** Most alignment of what `vector_size` makes, in bytes. */
  vectorAlign: number;
  /** Whether an unnamed bit-field aligns the type that holds it, as on ARM. */
  unnamedBitsAlign: boolean;
  /** Whether enums are as small as their values allow. */
  shortEnums: boolean;
  /** Whether a struct with a name, alone among members, is one of them (-fms-extensions); null where that is not known. */
  msExtensions: boolean | null;
  compiler: Compiler;
  /** Whether calls by a pointer are checked against a hash of the function's type, as `-fsanitize=kcfi` has it. */
  checksCalls: boolean;
}

export const MACHINES = [
  'x86_64',
  'i386',
  'arm64',
  'arm',
  'riscv64',
  'riscv32',
  'ppc64le',
  'ppc64',
  's390x',
  'loongarch64',
] as const;
export type Machine = (typeof MACHINES)[number];

/** What tells machines apart; sizes in bytes. */
interface Traits {
  word: 4 | 8;
  isBigEndian?: true;
  charIsUnsigned?: true;
  longDouble: Extent;
  vaList: Extent;
  int128Align?: number;
  memberAlign?: number;
  biggestAlign?: number;
  vectorAlign?: number;
  unnamedBitsAlign?: true;
}

/** From the psABI documents of each machine and GCC's `gcc/config`. */
const TRAITS: Readonly<Record<Machine, Traits>> = {
  x86_64: { word: 8, longDouble: both(16), vaList: { size: 24, align: 8 } },
  i386: { word: 4, longDouble: { size: 12, align: 4 }, vaList: both(4), memberAlign: 4 },
  arm64: {
    word: 8,
    charIsUnsigned: true,
    longDouble: both(16),
    vaList: { size: 32, align: 8 },
    vectorAlign: 16,
    unnamedBitsAlign: true,
  },
  arm: {
    word: 4,
    charIsUnsigned: true,
    longDouble: both(8),
    vaList: both(4),
    biggestAlign: 8,
    vectorAlign: 8,
    unnamedBitsAlign: true,
  },
  riscv64: { word: 8, charIsUnsigned: true, longDouble: both(16), vaList: both(8) },
  riscv32: { word: 4, charIsUnsigned: true, longDouble: both(16), vaList: both(4) },
  ppc64le: { word: 8, charIsUnsigned: true, longDouble: both(16), vaList: both(8) },
  ppc64: { word: 8, isBigEndian: true, charIsUnsigned: true, longDouble: both(16), vaList: both(8) },
  s390x: {
    word: 8,
    isBigEndian: true,
    charIsUnsigned: true,
    longDouble: { size: 16, align: 8 },
    vaList: { size: 32, align: 8 },
    int128Align: 8,
    biggestAlign: 8,
  },
  loongarch64: { word: 8, longDouble: both(16), vaList: both(8) },
};

/** What the compiler's options change. */
export interface ModelOptions {
  /** `-funsigned-char` and its reverse; kernels since 6.2 have it. */
  charIsSigned?: boolean;
  /** `-fshort-enums`. */
  shortEnums?: boolean;
  /** `-fms-extensions`. */
  msExtensions?: boolean | null;
  compiler?: Compiler;
  /** `-fsanitize=kcfi`. */
  checksCalls?: boolean;
}

/** The data model of a machine. */
export function modelOf(machine: Machine, options: ModelOptions = {}): DataModel {
  const traits = TRAITS[machine];
  const { word, memberAlign = null, biggestAlign = 16 } = traits;
  const int128 = { size: 16, align: traits.int128Align ?? 16 };
  return {
    machine,
    isBigEndian: traits.isBigEndian ?? false,
    charIsSigned: options.charIsSigned ?? !traits.charIsUnsigned,
    pointer: both(word),
    base: {
      _Bool: both(1),
      char: both(1),
      'signed char': both(1),
      'unsigned char': both(1),
      short: both(2),
      'unsigned short': both(2),
      int: both(4),
      'unsigned int': both(4),
      long: both(word),
      'unsigned long': both(word),
      'long long': both(8),
      'unsigned long long': both(8),
      __int128: int128,
      'unsigned __int128': int128,
      float: both(4),
      double: both(8),
      'long double': traits.longDouble,
      _Float16: both(2),
      _Float128: { size: 16, align: machine === 's390x' ? 8 : 16 },
      __builtin_va_list: traits.vaList,
    },
    memberAlign,
    biggestAlign,
    vectorAlign: traits.vectorAlign ?? Infinity,
    unnamedBitsAlign: traits.unnamedBitsAlign ?? false,
    shortEnums: options.shortEnums ?? false,
    msExtensions: options.msExtensions ?? null,
    compiler: options.compiler ?? 'gcc',
    checksCalls: options.checksCalls ?? false,
  };
}

/** The integer of the target that is so many bits wide. */
export function integerOfBits(bits: number, { base, pointer }: DataModel): Extent | undefined {
  const widest = pointer.size === 8 ? '__int128' : 'long long';
  const names = ['char', 'short', 'int', 'long long', widest] as const;
  return names.map((name) => base[name]).find(({ size }) => 8 * size === bits);
}

function both(size: number): Extent {
  return { size, align: size };
}
