// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import type { CorpusUnit, Kernel, KernelTypes, Target } from '../../formats/corpus';
import { laidOutPair, worst, type JudgedComparison, type LaidOutPair, type Verdict } from '../judge';
import { isTolerable, type Candidate, type Way } from './workbench';

/** A fix as it was written into the patched sources. */
export interface Tried {
  candidate: Candidate;
  way: Way;
}

/** What the patched kernel shows. */
export interface Evidence {
  /** Base and new kernel, and base and patched kernel. */
  before: JudgedComparison;
  after: JudgedComparison;
  kernels: Both<Kernel>;
  types: Both<KernelTypes>;
}

/** What came of a fix. */
export interface Proved {
  /** Null where it holds. */
  fault: string | null;
  verdict: Verdict;
  conditions: string[];
}

/**
 * Holds each fix against the patched kernel: genksyms reads the base's text, exports without other causes have the base's CRC,
 * nothing else became another, and whatever compilers read is laid out as modules have it.
 * @returns in the order of the fixes
 */
export function provedBy(evidence: Evidence, tried: readonly Tried[]): Proved[] {
  const pair = laidOutPair(evidence.kernels, evidence.types);
  const narrow = laidOutPair(onBoth(evidence.kernels, narrowed), evidence.types);
  const faults = new Map<Tried, string>();
  const blame = (file: string | undefined, reason: string): void => {
    const suspects = tried.filter(({ way }) => way.edits.some((one) => one.file === file));
    for (const one of suspects.length > 0 ? suspects : tried) if (!faults.has(one)) faults.set(one, reason);
  };
  sideEffects(evidence, new Set(tried.flatMap(({ candidate }) => candidate.names)), blame);
  for (const one of tried) {
    const fault = ownFault(evidence, one, tried);
    if (fault !== null) faults.set(one, fault);
  }
  return tried.map((one) => proved(one, faults.get(one) ?? null, { evidence, pair, narrow }));
}

/** What else became another by the patch. */
function sideEffects(
  { before, after }: Evidence,
  mended: ReadonlySet<string>,
  blame: (file: string | undefined, reason: string) => void,
): void {
  const keyOf = ({ name, baseText, newText }: JudgedComparison['causes'][number]): string =>
    [name, baseText, newText].join('\n');
  const known = new Set(before.causes.map(keyOf));
  for (const cause of after.causes)
    if (!known.has(keyOf(cause))) blame(cause.newPlace?.file, `genksyms reads another text of ${cause.name}`);
  const left = new Set(after.causes.map(keyOf));
  for (const cause of before.causes) {
    const { name, judgement, newPlace } = cause;
    if (mended.has(name) || left.has(keyOf(cause)) || isTolerable(judgement.verdict)) continue;
    blame(newPlace?.file, `it hides ${name}: ${judgement.reason}`);
  }
  const wasMissed = new Set(before.missed.map(({ name }) => name));
  for (const { name, judgement, newPlace } of after.missed) {
    if (isTolerable(judgement.verdict) || wasMissed.has(name)) continue;
    blame(newPlace?.file, `it hides ${name}: ${judgement.reason}`);
  }
  const changes = new Set(before.changes.map(({ kind, name }) => `${kind} ${name}`));
  for (const { kind, name } of after.changes)
    if (!changes.has(`${kind} ${name}`)) blame(undefined, `${name} is another export with it`);
}

function ownFault({ before, after }: Evidence, { candidate }: Tried, tried: readonly Tried[]): string | null {
  const own = new Set(candidate.names);
  const left = after.causes.find(({ name }) => own.has(name));
  if (left) return `genksyms still reads another text of ${left.name}`;
  const hidden = [...after.missed, ...(after.beyond.definitions ?? [])].find(
    ({ name, judgement }) => own.has(name) && !isTolerable(judgement.verdict),
  );
  if (hidden) return `no CRC tells of ${hidden.name}: ${hidden.judgement.reason}`;
  const mended = new Set(tried.flatMap((one) => one.candidate.names));
  const others = new Set(
    before.causes.filter(({ name }) => !mended.has(name)).flatMap((cause) => cause.exports),
  );
  const changed = crcChanges(after);
  for (const { name, exports } of before.causes) {
    if (!own.has(name)) continue;
    const odd = exports.find((one) => !others.has(one) && changed.has(one));
    if (odd !== undefined) return `${odd} still has another CRC`;
  }
  return null;
}

/** Exports with another CRC. */
export function crcChanges({ changes }: Pick<JudgedComparison, 'changes'>): Set<string> {
  return new Set(changes.filter(({ kind }) => kind === 'crc').map(({ name }) => name));
}

interface Courts {
  evidence: Evidence;
  pair: LaidOutPair | null;
  narrow: LaidOutPair | null;
}

function proved({ candidate, way }: Tried, fault: string | null, { evidence, pair, narrow }: Courts): Proved {
  const conditions = way.way === 'room' ? [] : [...candidate.conditions];
  if (fault !== null || !pair) {
    return { fault: fault ?? 'layouts of a side are not known', verdict: candidate.verdict, conditions };
  }
  let verdict: Verdict = way.way === 'room' ? 'conditional' : candidate.verdict;
  for (const name of candidate.names) {
    const pairs = unitPairsOf(name, evidence.types);
    if (pairs.length === 0) return { fault: `no unit sees ${name}`, verdict, conditions };
    if (candidate.change === 'changed' && !isSeenTwice(name, evidence.types.new))
      return { fault: `what compilers read of ${name} was not seen`, verdict, conditions };
    const judgement = pair.judge.judgeMissed(name, candidate.change, pairs);
    if (!isTolerable(judgement.verdict))
      return { fault: `compilers read ${name}: ${judgement.reason}`, verdict: judgement.verdict, conditions };
    verdict = worst([verdict, judgement.verdict]);
    for (const finding of judgement.findings)
      if (finding.verdict === 'conditional' && !conditions.includes(finding.reason))
        conditions.push(finding.reason);
    if (way.way !== 'room' || !narrow) continue;
    const elsewhere = narrow.judge.judgeMissed(name, candidate.change, pairs);
    if (!isTolerable(elsewhere.verdict))
      conditions.push(`not so where pointers have 4 bytes, with the same members: ${elsewhere.reason}`);
  }
  return { fault: null, verdict, conditions };
}

/** Whether genksyms and compilers were seen to read other texts, as they have to where something is hidden. */
function isSeenTwice(name: string, { source }: KernelTypes): boolean {
  return source!.corpus.variants.some(
    ({ record, declaration, compiled }) => record.startsWith(`${name} `) && declaration !== compiled,
  );
}

/** The units of both kernels that know a name, by their own names. */
function unitPairsOf(name: string, types: Both<KernelTypes>): Both<CorpusUnit>[] {
  const { base, new: other } = onBoth(types, (side) => unitsThatKnow(name, side));
  return [...base].flatMap(([unit, one]) => {
    const two = other.get(unit);
    return two ? [{ base: one, new: two }] : [];
  });
}

function unitsThatKnow(name: string, { source }: KernelTypes): Map<string, CorpusUnit> {
  const { variants, units } = source!.corpus;
  const own = new Set<number>();
  for (const [number, { record }] of variants.entries()) if (record.startsWith(`${name} `)) own.add(number);
  return new Map(
    units.filter((unit) => unit.variants.some((one) => own.has(one))).map((unit) => [unit.name, unit]),
  );
}

/** The same kernel as a machine with pointers of 4 bytes would lay it out; what its own already is, is left as it is. */
function narrowed(kernel: Kernel): Kernel {
  const { target } = kernel;
  if (target?.machine !== 'x86_64') return kernel;
  const narrow: Target = { ...target, machine: 'i386', pointerBytes: 4, longBytes: 4 };
  return { ...kernel, target: narrow };
}
