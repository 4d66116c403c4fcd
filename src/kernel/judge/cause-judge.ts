// SPDX-License-Identifier: GPL-2.0-or-later
import {
  byVerdict,
  onBoth,
  shownLayouts,
  whatHappened,
  type Both,
  type TypedSide,
  type Uses,
  type Verdict,
} from '../../c/abi';
import { isPublicHeader, type CorpusUnit } from '../../formats/corpus';
import { RecordName } from '../../record-name';
import type { KernelCause, Sighting } from '../compare';
import { compareElsewhere, compareSeen, compareWithElsewhere } from './elsewhere';
import { inclusionsOf } from './inclusion';
import { DEBUG_DATA_ADVICE, KINDS, type KindId } from './kinds';
import type { Definition, LaidOutKernel, Sight, Trace } from './laid-out-kernel';
import { findUntold } from './untold';
import { findOneSided } from './one-sided';
import { roomAdvice } from './room-advice';
import type { Finding, Inclusion, Judgement } from './result';
import type { SideMeanings } from '../meaning';
import type { SharedNames } from './shared-names';

/** What was found where units saw one set of variants, and what it hung on. */
interface Known {
  traces: Both<Trace>;
  findings: Finding[];
  units: Both<CorpusUnit>;
}

/** `elsewhere`, `beyond`: of what headers define, whatever units see; of public headers. */
type Change = KernelCause['change'] | 'elsewhere' | 'beyond' | 'itself';

/** Ways in which units see one name whose comparisons are kept. */
const MOST_KNOWN = 8;

/** What a judgement without any finding means. */
const RESPELLED = 'the words differ, and no size, offset, type or value does';

/** Judges causes, each wherever units saw it; what units see alike is judged once. */
export class CauseJudge {
  /** By name: what became of it where units saw it, the last first. */
  private readonly knownSeen = new Map<string, Known[]>();
  /** By name: what became of definitions that no unit need see, which is the same wherever it is asked. */
  private readonly knownElsewhere = new Map<string, Finding[]>();

  constructor(
    private readonly kernels: Both<LaidOutKernel>,
    private readonly shared: SharedNames,
    private readonly uses: Uses,
    private readonly meanings: Both<SideMeanings>,
  ) {}

  /** @param sightings all pairs of units in which exports reach it */
  judge({ name, change }: Pick<KernelCause, 'name' | 'change'>, sightings: readonly Sighting[]): Judgement {
    const units = sightings.map((sighting) => this.unitsOf(sighting));
    const known = this.worst(name, change, units);
    const findings = sorted(known.findings);
    return this.judgement(name, change, known, { ...summed(change, findings), findings }, units);
  }

  /**
   * Judges what no CRC tells of.
   * @param change `elsewhere`: of a type that the units know by name only
   */
  judgeMissed(name: string, change: 'changed' | 'elsewhere', units: readonly Both<CorpusUnit>[]): Judgement {
    const known = this.worst(name, change, units);
    const findings = sorted(known.findings);
    const { verdict, reason } = summed('changed', findings);
    const summary = { kind: 'missed-by-crc', verdict, reason, findings } as const;
    return this.judgement(name, change, known, summary, units);
  }

  /**
   * Judges what public headers define and no export leads to.
   * @param units any: none of theirs need see it
   */
  judgeBeyond(name: string, units: Both<CorpusUnit>): Judgement {
    const known = this.worst(name, 'beyond', [units]);
    const findings = sorted(known.findings);
    const judgement = this.judgement(name, 'beyond', known, { ...summed('changed', findings), findings }, [
      units,
    ]);
    return { ...judgement, units: 0 };
  }

  /** Judges a declaration whose own text is the same, without what it refers to. */
  judgeItself(name: string, sightings: readonly Sighting[]): Judgement {
    const units = sightings.map((sighting) => this.unitsOf(sighting));
    const known = this.worst(name, 'itself', units);
    const findings = sorted(known.findings);
    return this.judgement(name, 'itself', known, { ...summed('changed', findings), findings }, units);
  }

  /** What was found where it is worst: the first of these. Where it breaks, nothing is worse anywhere else. */
  private worst(name: string, change: Change, everywhere: readonly Both<CorpusUnit>[]): Known {
    const all: Known[] = [];
    for (const units of everywhere) {
      if (all.some((known) => this.holds(known, units))) continue;
      const known = this.find(name, change, units);
      if (known.findings.some(({ verdict }) => verdict === 'break')) return known;
      all.push(known);
    }
    return all.reduce((one, other) => (rank(other.findings) < rank(one.findings) ? other : one));
  }

  private judgement(
    name: string,
    change: Change,
    { units }: Known,
    summary: Pick<Judgement, 'kind' | 'verdict' | 'reason' | 'findings'>,
    everywhere: readonly Both<CorpusUnit>[],
  ): Judgement {
    const { kind, verdict, findings } = summary;
    const record = RecordName.parse(name);
    const shown = this.shown(name, change, units);
    const proof = shownLayouts(record, shown, findings);
    const [worst] = findings;
    const happened = worst && BY_MOVES.has(worst.kind) ? whatHappened(proof) : null;
    return {
      kind,
      verdict,
      findings,
      reason: happened ?? summary.reason,
      proof,
      advice: [
        ...(worst && OF_NEW_MEMBERS.has(worst.kind) ? roomAdvice(record, shown, this.uses) : []),
        ...this.adviceOn(kind),
      ],
      inclusions: this.inclusions(name, change, everywhere),
      units: new Set(everywhere.map((one) => one.new.name)).size,
    };
  }

  /** The types by which layouts are shown: of a type that units know by name only, those where it is defined. */
  private shown(name: string, change: Change, units: Both<CorpusUnit>): Both<TypedSide> {
    const sights = this.sightsIn(units);
    if (change === 'changed' || change === 'itself') return sights;
    const definitions = onBoth(this.kernels, (kernel) => kernel.definitionsOf(name)[0]);
    return {
      base: change === 'became-opaque' ? sights.base : (definitions.base ?? sights.base),
      new: change === 'became-visible' ? sights.new : (definitions.new ?? sights.new),
    };
  }

  private adviceOn(kind: KindId): readonly string[] {
    const own = this.kernels.new.isOfDebugData ? DEBUG_DATA_ADVICE[kind] : undefined;
    return own ?? KINDS[kind].advice;
  }

  /** How a definition comes in that only one side's units see. */
  private inclusions(name: string, change: Change, units: readonly Both<CorpusUnit>[]): Inclusion[] {
    if (change !== 'became-visible' && change !== 'became-opaque') return [];
    const side = change === 'became-visible' ? 'new' : 'base';
    return inclusionsOf(
      name,
      this.kernels[side],
      units.map((one) => one[side]),
    );
  }

  private unitsOf(sighting: Sighting): Both<CorpusUnit> {
    const { base, new: newKernel } = this.kernels;
    return { base: base.unitOf(sighting.base), new: newKernel.unitOf(sighting.new) };
  }

  private sightsIn(units: Both<CorpusUnit>): Both<Sight> {
    const { base, new: newKernel } = this.kernels;
    return { base: base.sightIn(units.base), new: newKernel.sightIn(units.new) };
  }

  /** Whether units see all that a judgement looked up as the units of that one did. */
  private holds({ traces }: Known, units: Both<CorpusUnit>): boolean {
    const { base, new: newKernel } = this.kernels;
    return base.holds(traces.base, units.base) && newKernel.holds(traces.new, units.new);
  }

  private find(name: string, change: Change, units: Both<CorpusUnit>): Known {
    return this.traced(name, units, (sides) => {
      const findings = this.compare(name, change, sides);
      const isWorst = findings.some(({ verdict }) => verdict === 'break');
      if (isWorst || change === 'itself') return findings;
      const { elsewhere } = this;
      const seen = (one: string): Finding[] => this.seen(one, units);
      return [...findings, ...findOneSided(name, sides, this.shared, { seen, elsewhere })];
    });
  }

  private traced(name: string, units: Both<CorpusUnit>, compare: (sides: Both<Sight>) => Finding[]): Known {
    const { base, new: newKernel } = this.kernels;
    const sides = this.sightsIn(units);
    const traced = base.tracing(units.base, () =>
      newKernel.tracing(units.new, () => {
        // What the name itself means counts in any case.
        base.noteName(units.base, name);
        newKernel.noteName(units.new, name);
        return compare(sides);
      }),
    );
    return {
      traces: { base: traced.trace, new: traced.result.trace },
      findings: traced.result.result,
      units,
    };
  }

  /** What became of a declaration that these units see: what was found where others saw the same counts for them. */
  private seen(name: string, units: Both<CorpusUnit>): Finding[] {
    const all = this.knownSeen.get(name) ?? [];
    const known = all.find((one) => this.holds(one, units));
    if (known) {
      this.kernels.base.noteTrace(units.base, known.traces.base);
      this.kernels.new.noteTrace(units.new, known.traces.new);
      return known.findings;
    }
    const found = this.traced(name, units, (sides) => compareSeen(name, sides, this.uses));
    this.knownSeen.set(name, [found, ...all.slice(0, MOST_KNOWN - 1)]);
    return found.findings;
  }

  private readonly elsewhere = (name: string): Finding[] => {
    const found =
      this.knownElsewhere.get(name) ??
      compareElsewhere(name, this.kernels, (definitions) => compareSeen(name, definitions, this.uses));
    this.knownElsewhere.set(name, found);
    return found;
  };

  /** The findings, and what differs in the meanings beside them. */
  private withUntold(name: string, { base, new: newSide }: Both<Sight>, findings: Finding[]): Finding[] {
    // Attributes that only one side tells are no difference.
    if (base.kernel.typeData !== newSide.kernel.typeData) return findings.map(withoutAlignment);
    const own = this.meanings.base.inFull(name, base.unit);
    const other = this.meanings.new.inFull(name, newSide.unit);
    return own && other ? [...findings, ...findUntold(own, other, findings)] : findings;
  }

  private compare(name: string, change: Change, sides: Both<Sight>): Finding[] {
    const { kernels, uses } = this;
    switch (change) {
      case 'changed':
      case 'itself':
        return this.withUntold(name, sides, compareSeen(name, sides, uses));
      case 'became-visible':
        return compareWithElsewhere(name, sides.new, 'new', kernels.base, uses);
      case 'became-opaque':
        return compareWithElsewhere(name, sides.base, 'base', kernels.new, uses);
      case 'elsewhere':
      case 'beyond':
        return this.compareInHeaders(name, change === 'beyond' ? isPublicHeader : undefined);
    }
  }

  private compareInHeaders(name: string, isLookedAt?: (file: string) => boolean): Finding[] {
    const { base, new: newSide } = this.meanings;
    const judge = (definitions: Both<Definition>): Finding[] => {
      const own = onBoth(definitions, ({ declaration }) => declaration);
      const findings = compareSeen(name, definitions, this.uses);
      const meant = [base.inFullAtHome(name, own.base), newSide.inFullAtHome(name, own.new)] as const;
      return [...findings, ...findUntold(...meant, findings)];
    };
    return compareElsewhere(name, this.kernels, judge, isLookedAt);
  }
}

/** Kinds that come of what else came in, went or grew: that is told, not the first member that it moved. */
const BY_MOVES: ReadonlySet<KindId> = new Set<KindId>([
  'member-moved',
  'member-removed',
  'member-resized',
  'bitfield-changed',
  'size-changed',
]);

/** Kinds that new members bring about, for which there may have been room elsewhere. */
const OF_NEW_MEMBERS: ReadonlySet<KindId> = new Set<KindId>([
  'member-moved',
  'member-appended',
  'bitfield-changed',
  'size-changed',
  'alignment-changed',
]);

/** What type data tell of an alignment is found from the places of members. */
function withoutAlignment(finding: Finding): Finding {
  if (finding.kind !== 'alignment-changed') return finding;
  return { ...finding, verdict: 'unknown', reason: `${finding.reason}, as far as type data tell it` };
}

/** The lower the worse. */
function rank(findings: readonly Finding[]): number {
  return Math.min(...findings.map(({ verdict }) => byVerdict(verdict, 'compatible')), 0);
}

/** Kind, verdict and reason of a whole: those of the worst finding. */
function summed(
  change: KernelCause['change'],
  findings: readonly Finding[],
): { kind: KindId; verdict: Verdict; reason: string } {
  const [worst] = findings;
  if (!worst) return { kind: 'respelled', verdict: 'compatible', reason: RESPELLED };
  const { verdict, subject, reason } = worst;
  const kind = change !== 'changed' && verdict === 'compatible' ? change : worst.kind;
  const others = findings.filter((one) => one !== worst && one.verdict === verdict).length;
  const what = subject === '' || reason.startsWith(subject) ? reason : `${subject}: ${reason}`;
  return { kind, verdict, reason: others > 0 ? `${what}, and ${others} more` : what };
}

/** The worst first. */
function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => byVerdict(a.verdict, b.verdict));
}
