import type { KernelCause, Sighting } from '../compare';
import type { CorpusUnit } from '../../formats/corpus';
import { compareDeclarations, compareElsewhere, compareWithElsewhere, type Sight } from './cause';
import { finding } from './finding';
import { inclusionsOf } from './inclusion';
import type { Finding, Inclusion, Judgement } from './judgement';
import type { KindId } from './kind-ids';
import { elsewhere, findBeyond } from './beyond';
import { KINDS } from './kinds';
import { proofOf } from './proof';
import type { SharedNames } from './shared-names';
import type { JudgedSide, Trace } from './side';
import type { KernelUsage } from './usage';
import { byVerdict, type Verdict } from './verdict';

/** What was found where units saw one set of variants, and what it hung on. */
interface Known {
  base: Trace;
  new: Trace;
  findings: Finding[];
  sighting: Units;
}

interface Units {
  base: CorpusUnit;
  new: CorpusUnit;
}

type Change = KernelCause['change'] | 'elsewhere' | 'itself';

/** What `all` findings of a judgement without any mean. */
const RESPELLED = 'the words differ, and no size, offset, type or value does';

/** Judges causes, each wherever units saw it; what units see alike is judged once. */
export class Judging {
  constructor(
    private readonly base: JudgedSide,
    private readonly next: JudgedSide,
    private readonly shared: SharedNames,
    private readonly usage: KernelUsage,
  ) {}

  /** @param sightings all pairs of units in which exports reach it */
  judge({ name, change }: Pick<KernelCause, 'name' | 'change'>, sightings: readonly Sighting[]): Judgement {
    const known = this.worst(name, change, sightings);
    const findings = sorted(known.findings);
    return this.judgement(name, change, known, { ...summed(change, findings), findings }, sightings);
  }

  /**
   * Judges what no CRC tells of.
   * @param change `elsewhere`: of a type that the units know by name only
   */
  judgeSilent(name: string, change: 'changed' | 'elsewhere', sightings: readonly Sighting[]): Judgement {
    const known = this.worst(name, change, sightings);
    const findings = sorted(known.findings);
    const { verdict, reason } = summed('changed', findings);
    return this.judgement(
      name,
      change,
      known,
      { kind: 'missed-by-crc', verdict, reason, findings },
      sightings,
    );
  }

  /** Judges a declaration whose own text is the same, and nothing that lies beyond it. */
  judgeItself(name: string, sightings: readonly Sighting[]): Judgement {
    const known = this.worst(name, 'itself', sightings);
    const findings = sorted(known.findings);
    return this.judgement(name, 'itself', known, { ...summed('changed', findings), findings }, sightings);
  }

  /** Where it is worst. */
  private worst(name: string, change: Change, sightings: readonly Sighting[]): Known {
    const all: Known[] = [];
    for (const { base, new: next } of sightings) {
      const units = { base: this.base.unitOf(base), new: this.next.unitOf(next) };
      if (!all.some((known) => this.holds(known, units))) all.push(this.find(name, change, units));
    }
    return all.reduce((one, other) => (rank(other.findings) < rank(one.findings) ? other : one));
  }

  private judgement(
    name: string,
    change: Change,
    known: Known,
    summary: Pick<Judgement, 'kind' | 'verdict' | 'reason' | 'findings'>,
    sightings: readonly Sighting[],
  ): Judgement {
    return {
      ...summary,
      proof: proofOf(name, this.sights(known.sighting), summary.findings),
      advice: [...KINDS[summary.kind].advice],
      inclusions: this.inclusions(name, change, sightings),
      units: new Set(sightings.map((one) => one.new.name)).size,
    };
  }

  private inclusions(name: string, change: Change, sightings: readonly Sighting[]): Inclusion[] {
    if (change === 'became-visible') {
      return inclusionsOf(
        name,
        this.next,
        sightings.map((one) => this.next.unitOf(one.new)),
      );
    }
    if (change !== 'became-opaque') return [];
    return inclusionsOf(
      name,
      this.base,
      sightings.map((one) => this.base.unitOf(one.base)),
    );
  }

  private sights(units: Units): { base: Sight; new: Sight } {
    return {
      base: { side: this.base, unit: units.base, types: this.base.scopes.typesOf(units.base) },
      new: { side: this.next, unit: units.new, types: this.next.scopes.typesOf(units.new) },
    };
  }

  /** Whether units see all that a judgement looked up as the units of that one did. */
  private holds(known: Known, units: Units): boolean {
    return this.base.holds(known.base, units.base) && this.next.holds(known.new, units.new);
  }

  private find(name: string, change: Change, units: Units): Known {
    const { base, new: next } = this.sights(units);
    const { result, trace: baseTrace } = this.base.tracing(units.base, () =>
      this.next.tracing(units.new, () => {
        // What the name itself means counts in any case.
        this.base.look(units.base, name);
        this.next.look(units.new, name);
        const findings = this.compare(name, change, base, next);
        const isWorst = findings.some(({ verdict }) => verdict === 'break');
        if (isWorst || change === 'itself') return findings;
        return [...findings, ...findBeyond(name, base, next, this.shared, this.usage)];
      }),
    );
    return { base: baseTrace, new: result.trace, findings: result.result, sighting: units };
  }

  private compare(name: string, change: Change, base: Sight, next: Sight): Finding[] {
    switch (change) {
      case 'changed':
      case 'itself':
        return compareDeclarations(name, base, next, this.usage);
      case 'became-visible':
        return compareWithElsewhere(name, next, elsewhere(this.base), false, this.usage);
      case 'became-opaque':
        return compareWithElsewhere(name, base, elsewhere(this.next), true, this.usage);
      case 'elsewhere':
        return compareElsewhere(name, elsewhere(this.base), elsewhere(this.next), this.usage);
    }
  }
}

/** The lower the worse. */
function rank(findings: readonly Finding[]): number {
  return Math.min(...findings.map(({ verdict }) => byVerdict(verdict, 'compatible')), 0);
}

/** Kind, verdict and reason of a whole: those of the worst finding. */
function summed(
  change: KernelCause['change'],
  sorted: readonly Finding[],
): { kind: KindId; verdict: Verdict; reason: string } {
  const [worst] = sorted;
  if (!worst) return finding('respelled', 'compatible', RESPELLED);
  const { kind, verdict, subject, reason } = worst;
  const told = change !== 'changed' && verdict === 'compatible' ? change : kind;
  const others = sorted.filter((one) => one !== worst && one.verdict === verdict).length;
  const what = subject === '' || reason.startsWith(subject) ? reason : `${subject}: ${reason}`;
  return { kind: told, verdict, reason: others > 0 ? `${what}, and ${others} more` : what };
}

/** The worst first. */
function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => byVerdict(a.verdict, b.verdict));
}
