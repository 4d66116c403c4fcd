// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import type { RowOrder, SecondExport } from './symvers';
import { byBytes } from './order';

/** Something that a scan found wrong and went on. */
export interface ScanProblem {
  /** A word for what it is, for programs; `exported-twice` is the corpus' own. */
  kind: string;
  /** The unit it was found in, if it was one. */
  unit?: string;
  /** One line each. */
  message: string;
  remedy?: string;
}

export const COMMAND_SOURCES = ['dry-run', 'cmd', 'compile-commands'] as const;
export const ROW_ORDERS = ['modpost', 'sorted'] as const satisfies readonly RowOrder[];

export const BYTE_ORDERS = ['little', 'big'] as const;

/** What a kernel is compiled for, as far as the layout of its data hangs on it. */
export interface Target {
  /**
   * x86_64, x32, i386, arm64, arm, riscv64, riscv32, ppc64le, ppc64, ppc, s390x, s390, loongarch64, mips64, mips,
   * sparc64, sparc, parisc64, parisc, alpha, m68k, or other.
   */
  machine: string;
  byteOrder: (typeof BYTE_ORDERS)[number];
  pointerBytes: number;
  longBytes: number;
  /** Of plain `char`; kernels since 6.2 ask for `-funsigned-char`. */
  charIsSigned: boolean;
  /** The N of `-fpack-struct=N`; 0 without. */
  packStruct: number;
  /** `-fshort-enums`. */
  shortEnums: boolean;
  /** `-mms-bitfields`. */
  msBitfields: boolean;
  /**
   * Other options that bear on layouts, on how functions are called, or on what a call has to match: `-malign-double`,
   * `-fms-extensions`, `-fsanitize=kcfi`; sorted, of two that contradict each other the last one.
   */
  options: string[];
  /** Present where it is not GCC: what lies inside of a struct differs by it where pragmas do. */
  compiler?: 'clang';
}

/** Units that are compiled for something else than the others. */
export interface OtherTarget {
  target: Target;
  units: string[];
}

/** What the caller knows of a scan. The order of its lists bears no meaning. */
export interface ScanFacts {
  /** As `uname -r` would print it. */
  release: string;
  /** As kbuild names it: `x86`. */
  architecture: string;
  compiler: { command: string; version: string };
  /** Null where the compiler does not tell it. */
  target: Target | null;
  /** Those for which that is not true; absent where it is of all. */
  otherTargets?: OtherTarget[];
  /** The generation of genksyms' grammar. */
  generation: string;
  /** Where the commands of the units came from. */
  commands: (typeof COMMAND_SOURCES)[number];
  rows: RowOrder;
  /** Which part of the plan this is, from 1; absent for all of it. */
  shard?: { index: number; of: number };
  /** A digest of the whole plan, the same in each of its shards. */
  plan: string;
  /** The patterns that chose units; absent where none did. */
  only?: string[];
  /**
   * What the configuration sets, by names with `CONFIG_`: `y`, `m`, or the value without quotes; what is off is not there.
   * Absent where it is not known: earlier versions of this program did not write it.
   */
  configuration?: Readonly<Record<string, string>>;
  /** Whether versions were made although the configuration does not ask for them. */
  assumedModversions: boolean;
  /** Units of the whole plan, those of other shards included. */
  planned: number;
  /** Files of the tree that the scan made, since only a build makes them. */
  generated: string[];
  problems: ScanProblem[];
}

/** How much there is of what. */
export interface ScanCounts {
  /** Units of the plan, and those of them that export something. */
  planned: number;
  exporting: number;
  /** Rows of Module.symvers: all, those of vmlinux, and those of modules. */
  exports: number;
  vmlinuxExports: number;
  moduleExports: number;
  variants: number;
  declarations: number;
}

export interface FileDigest {
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

export const SCAN_FORMAT = 'modversions-scan';
export const SCAN_VERSION = 1;

/** The files that scan.json answers for. */
export const CONTENT_FILES = ['Module.symvers', 'symtypes', 'baseline.jsonl'] as const;
export type ContentFile = (typeof CONTENT_FILES)[number];
/** Another one, which earlier versions of this program did not write; there is none where headers are not known. */
export const HEADERS_FILE = 'headers.jsonl';
/** A third one: under which conditions lines of the sources stand. */
export const CONDITIONS_FILE = 'conditions.jsonl';
/** Files that scans of earlier versions do not have. */
export const LATER_FILES = [HEADERS_FILE, CONDITIONS_FILE] as const;
export const SUMMARY_FILE = 'scan.json';

/** What scan.json holds. It tells no times and no places of a machine: equal content gives equal bytes. */
export interface ScanSummary extends Omit<ScanFacts, 'planned'> {
  format: typeof SCAN_FORMAT;
  version: typeof SCAN_VERSION;
  counts: ScanCounts;
  files: Record<ContentFile, FileDigest> & Partial<Record<(typeof LATER_FILES)[number], FileDigest>>;
}

/** Kind of a problem: a unit has no object, where CRCs are made from debug data. */
export const NOT_BUILT = 'not-built';

export const EXPORTED_TWICE = 'exported-twice';

/** A statement without a row as a problem, in the words of modpost. */
export function exportedTwice({ name, unit, module, first }: SecondExport): ScanProblem {
  const where = first === 'vmlinux' ? first : `${first}.ko`;
  return {
    kind: EXPORTED_TWICE,
    unit,
    message: `${module}: '${name}' exported twice. Previous export was in ${where}`,
    remedy: 'export it once; Module.symvers has the first of them',
  };
}

/** The text of scan.json; lists are sorted and hold nothing twice. */
export function summaryText(facts: ScanFacts, counts: ScanCounts, files: ScanSummary['files']): string {
  const summary: ScanSummary = {
    format: SCAN_FORMAT,
    version: SCAN_VERSION,
    release: facts.release,
    architecture: facts.architecture,
    compiler: { command: facts.compiler.command, version: facts.compiler.version },
    target: facts.target && orderedTarget(facts.target),
    otherTargets: sortedTargets(facts.otherTargets ?? []),
    generation: facts.generation,
    commands: facts.commands,
    rows: facts.rows,
    shard: facts.shard && { index: facts.shard.index, of: facts.shard.of },
    plan: facts.plan,
    only: facts.only && facts.only.length > 0 ? sortedTexts(facts.only) : undefined,
    assumedModversions: facts.assumedModversions,
    counts,
    files: {
      'Module.symvers': files['Module.symvers'],
      symtypes: files.symtypes,
      'baseline.jsonl': files['baseline.jsonl'],
      [HEADERS_FILE]: files[HEADERS_FILE],
      [CONDITIONS_FILE]: files[CONDITIONS_FILE],
    },
    generated: sortedTexts(facts.generated),
    problems: sortedProblems(facts.problems),
    // The longest comes last.
    configuration: facts.configuration && sortedOptions(facts.configuration),
  };
  const text = `${JSON.stringify(summary, null, 2)}\n`;
  // A character that is no byte comes from no file of the tree, but must not be cut down to one.
  return text.replace(/[^\0-\xff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function orderedTarget(target: Target): Target {
  const { machine, byteOrder, pointerBytes, longBytes, charIsSigned } = target;
  const { packStruct, shortEnums, msBitfields, options, compiler } = target;
  return {
    machine,
    byteOrder,
    pointerBytes,
    longBytes,
    charIsSigned,
    packStruct,
    shortEnums,
    msBitfields,
    options: sortedTexts(options),
    ...(compiler && { compiler }),
  };
}

/** Each target once, with all its units. */
function sortedTargets(others: readonly OtherTarget[]): OtherTarget[] | undefined {
  const units = new Map<string, string[]>();
  for (const { target, units: its } of others) {
    const key = JSON.stringify(orderedTarget(target));
    units.set(key, [...(units.get(key) ?? []), ...its]);
  }
  if (units.size === 0) return undefined;
  return [...units]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([key, its]) => ({ target: JSON.parse(key) as Target, units: sortedTexts(its) }));
}

function sortedTexts(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(byBytes);
}

/** Longest value that is kept as it is. */
const LONGEST_VALUE = 200;

/** By name; of a long value a digest, which tells it from others. */
function sortedOptions(options: Readonly<Record<string, string>>): Record<string, string> {
  const bounded = (value: string): string =>
    value.length > LONGEST_VALUE
      ? `sha256:${createHash('sha256').update(value, 'latin1').digest('hex')}`
      : value;
  return Object.fromEntries(
    Object.entries(options)
      .sort(([a], [b]) => byBytes(a, b))
      .map(([name, value]) => [name, bounded(value)]),
  );
}

function sortedProblems(problems: readonly ScanProblem[]): ScanProblem[] {
  const byKey = new Map(
    problems.map(({ kind, unit, message, remedy }) => [
      [unit ?? '', kind, message, remedy ?? ''].join('\0'),
      { kind, unit, message, remedy },
    ]),
  );
  return [...byKey].sort(([a], [b]) => byBytes(a, b)).map(([, problem]) => problem);
}

/** What the caller of a scan knew, from what it wrote. */
export function factsOf(summary: ScanSummary): ScanFacts {
  const { release, architecture, compiler, target, otherTargets, generation, commands, rows } = summary;
  const { shard, plan, only, assumedModversions, generated, problems, counts, configuration } = summary;
  return {
    release,
    architecture,
    compiler,
    target,
    otherTargets,
    generation,
    commands,
    rows,
    shard,
    plan,
    only,
    assumedModversions,
    planned: counts.planned,
    generated,
    problems,
    ...(configuration && { configuration }),
  };
}
