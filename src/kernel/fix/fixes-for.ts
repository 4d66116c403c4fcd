// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import {
  byBytes,
  canonical,
  corpusTypes,
  readSymvers,
  symversText,
  withUnits,
  type Corpus,
  type Kernel,
  type KernelTypes,
  type Records,
} from '../../formats/corpus';
import { ModversionsError } from '../../problem';
import { judgeKernels, laidOutPair, type JudgedComparison } from '../judge';
import { candidatesFor } from './candidates';
import type { Candidate, Way, Workbench } from './workbench';
import { Unwritable } from './edits';
import type { Macros } from './families';
import { patchedFiles, unifiedDiff } from './patch';
import { crcChanges, provedBy, type Proved, type Tried } from './prove';
import type { Fix, Fixes, Refused } from './result';

/** The tree of the new kernel, as fixes need it. */
export interface FixTree {
  /** A file by its path below the tree, a character a byte; null where it is not there. */
  read(file: string): string | null;
  /**
   * Scans units of a copy in which files have other contents.
   * @throws ModversionsError where the copy cannot be scanned at all
   */
  scan(files: ReadonlyMap<string, string>, units: readonly string[]): Promise<PatchedScan>;
}

/** What a scan of a patched copy found. */
export interface PatchedScan {
  corpus: Corpus;
  /** Units that have no text any more, with what the compiler says. */
  failed: { unit: string; message: string }[];
}

/** Two kernels, and the tree of the new one. */
export interface FixOrder {
  kernels: Both<Kernel>;
  records: Records;
  tree: FixTree;
  macros: Macros;
  /** Picks the causes that are meant, by their marked names. */
  wanted(comparison: JudgedComparison): ReadonlySet<string>;
}

/** A candidate, and how many of its ways were tried in vain. */
interface Attempt {
  candidate: Candidate;
  at: number;
}

/**
 * Fixes for causes of a comparison, each applied to a copy of the new tree, hashed and laid out. What does not hold is taken
 * out, and the rest is proved again, so that the patch is proved as it is given.
 * @throws ModversionsError for sides without declarations
 */
export async function fixesFor(order: FixOrder): Promise<Fixes> {
  const { records, tree, macros } = order;
  const { kernels, types } = readSides(order);
  const before = judgeKernels(kernels.base, kernels.new, {}, records);
  const pair = laidOutPair(kernels, types);
  if (!pair || pair.kernels.base.isOfDebugData || pair.kernels.new.isOfDebugData) throw notForFixes(kernels);
  const corpora = onBoth(types, ({ source }) => source!.corpus);
  const bench: Workbench = { comparison: before, pair, corpora, macros, read: (file) => tree.read(file) };
  const { candidates, refused } = candidatesFor(order.wanted(before), bench);
  let open: Attempt[] = candidates.map((candidate) => ({ candidate, at: 0 }));
  const without = crcChanges(before).size;
  for (;;) {
    const tried = agreeing(open, bench, refused);
    open = open.filter(({ candidate }) => tried.some((one) => one.candidate === candidate));
    if (tried.length === 0) return result([], refused, { units: 0, without, with: without, patch: '' });
    const files = patchedFiles(waysOf(tried), bench);
    const units = unitsThatRead(new Set(files.keys()), corpora.new);
    const { corpus, failed } = await tree.scan(files, units);
    const proved =
      failed.length > 0
        ? tried.map((): Proved => ({ fault: failureText(failed), verdict: 'unknown', conditions: [] }))
        : provedAgain(corpus, new Set(files.keys()));
    if (proved.every(({ fault }) => fault === null)) {
      const fixes = tried.map((one, index) => fixOf(one, proved[index]!, before, tried));
      return result(fixes, refused, {
        units: units.length,
        without,
        with: without - new Set(fixes.flatMap((fix) => fix.exports)).size,
        patch: unifiedDiff(files, bench),
      });
    }
    open = open.flatMap((attempt) => {
      const index = tried.findIndex(({ candidate }) => candidate === attempt.candidate);
      const { fault, verdict } = proved[index]!;
      if (fault === null) return [attempt];
      const next = { ...attempt, at: attempt.at + 1 };
      if (next.at < attempt.candidate.ways.length) return [next];
      refused.push(...attempt.candidate.names.map((name) => refusal(name, fault, verdict, before)));
      return [];
    });

    function provedAgain(redone: Corpus, changed: ReadonlySet<string>): Proved[] {
      const patched = patchedKernel(kernels.new, withUnits(corpora.new, redone, changed));
      const patchedTypes = patched.readTypes!(records);
      const once = { ...patched, readTypes: () => patchedTypes };
      const after = judgeKernels(kernels.base, once, {}, records);
      const sides = { base: kernels.base, new: once };
      return provedBy(
        { before, after, kernels: sides, types: { base: types.base, new: patchedTypes } },
        tried,
      );
    }
  }
}

export function readSides({ kernels, records }: Pick<FixOrder, 'kernels' | 'records'>): {
  kernels: Both<Kernel>;
  types: Both<KernelTypes>;
} {
  const types = onBoth(kernels, (kernel) => {
    const read = kernel.readTypes?.(records);
    if (!read?.source || read.source.corpus.typeData) throw notForFixes(kernels);
    return read;
  });
  return {
    kernels: {
      base: { ...kernels.base, readTypes: () => types.base },
      new: { ...kernels.new, readTypes: () => types.new },
    },
    types,
  };
}

export function notForFixes({ base, new: other }: Both<Kernel>): ModversionsError {
  return new ModversionsError(
    `${base.path}, ${other.path}: fixes need the declarations of both kernels, as genksyms reads them`,
    'give scans by modversions scan of kernels whose CRCs genksyms makes',
  );
}

function patchedKernel(kernel: Kernel, corpus: Corpus): Kernel {
  const whole = canonical(corpus);
  return {
    ...kernel,
    rows: readSymvers(symversText(whole, 'sorted').text, kernel.path),
    readTypes: (records) => corpusTypes(whole, records),
    readCorpus: () => whole,
  };
}

const waysOf = (tried: readonly Tried[]): Way[] => tried.map(({ way }) => way);

/** Those that can be written beside each other, the first ones first. */
function agreeing(open: readonly Attempt[], bench: Workbench, refused: Refused[]): Tried[] {
  const tried: Tried[] = [];
  for (const { candidate, at } of open) {
    const one = { candidate, way: candidate.ways[at]! };
    try {
      patchedFiles([...waysOf(tried), one.way], bench);
      tried.push(one);
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
      const { verdict } = candidate;
      refused.push(
        ...candidate.names.map((name) => ({
          name,
          why: 'unwritable' as const,
          verdict,
          reason: error.message,
        })),
      );
    }
  }
  return tried;
}

/** Units whose text may be another: those that read one of the files, as far as it bears on an export. */
function unitsThatRead(
  files: ReadonlySet<string>,
  { units, inclusions, variants, declarations }: Corpus,
): string[] {
  const included = inclusions.map(({ file, parent }) => files.has(file) || files.has(parent));
  const declared = variants.map(({ declaration }) => files.has(declarations[declaration]?.file ?? ''));
  return units
    .filter(
      (unit) =>
        files.has(unit.source) ||
        unit.inclusions.some((one) => included[one]) ||
        unit.variants.some((one) => declared[one]) ||
        unit.behind.some((one) => declared[one]),
    )
    .map(({ name }) => name);
}

function failureText(failed: PatchedScan['failed']): string {
  const [{ unit, message }] = failed as [PatchedScan['failed'][number]];
  return `with the patch ${unit} has no text: ${message}`;
}

function refusal(
  name: string,
  fault: string,
  verdict: Refused['verdict'],
  { causes }: JudgedComparison,
): Refused {
  const judged = causes.find((cause) => cause.name === name)?.judgement.verdict ?? verdict;
  return { name, why: judged === 'break' ? 'break' : 'unproved', verdict: judged, reason: fault };
}

function fixOf(
  { candidate, way }: Tried,
  { verdict, conditions }: Proved,
  { causes }: JudgedComparison,
  tried: readonly Tried[],
): Fix & { exports: string[] } {
  const own = new Set(candidate.names);
  const mended = new Set(tried.flatMap((one) => one.candidate.names));
  const reached = new Set(causes.filter(({ name }) => own.has(name)).flatMap((cause) => cause.exports));
  const kept = new Set(causes.filter(({ name }) => !mended.has(name)).flatMap((cause) => cause.exports));
  const exports = [...reached].filter((name) => !kept.has(name));
  return {
    names: candidate.names,
    way: way.way,
    what: way.what,
    files: [...new Set(way.edits.map(({ file }) => file))].sort(byBytes),
    verdict,
    conditions,
    restored: exports.length,
    others: reached.size - exports.length,
    exports,
  };
}

function result(
  fixes: readonly (Fix & { exports?: string[] })[],
  refused: readonly Refused[],
  figures: { units: number; without: number; with: number; patch: string },
): Fixes {
  const { units, without, with: left, patch } = figures;
  const told = fixes.map(({ names, way, what, files, verdict, conditions, restored, others }): Fix => {
    return { names, way, what, files, verdict, conditions, restored, others };
  });
  return {
    fixes: told.sort((a, b) => byBytes(a.names[0]!, b.names[0]!)),
    refused: [...refused].sort((a, b) => byBytes(a.name, b.name)),
    units,
    changed: { without, with: left },
    patch,
    overrides: [],
  };
}
