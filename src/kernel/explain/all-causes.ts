import { compareInFull, type Compared } from '../compare';
import { Records, type Kernel } from '../../formats/corpus';
import { benchOf, whyNoBench, type Bench } from '../judge';
import { notJudged } from '../judge';
import type { JudgedCause } from '../judge';
import { findMissed } from '../judge';
import { byVerdict } from '../judge';

/** All causes between two kernels, of which only those are judged that are asked for. */
export class AllCauses {
  private known: Compared | undefined;
  private knownBench: Bench | null | undefined;
  private readonly judged = new Map<number, JudgedCause>();

  constructor(
    private readonly base: Kernel,
    private readonly next: Kernel,
    private readonly records: Records,
  ) {}

  /** Those of a name, the worst first, then by impact. @param name with its mark */
  named(name: string): JudgedCause[] {
    const found: JudgedCause[] = [];
    this.compared.comparison.causes.forEach((cause, index) => {
      if (cause.name === name) found.push(this.judgedAt(index));
    });
    return found.sort((a, b) => byVerdict(a.judgement.verdict, b.judgement.verdict));
  }

  /**
   * What changed of a name without a change of its record, with the exports that no cause of that name explains.
   * @param explained names of those exports
   */
  missed(name: string, explained: ReadonlySet<string>): JudgedCause[] {
    const { types } = this.compared;
    const { bench } = this;
    if (!types || !bench) return [];
    return findMissed(types, bench.sides, bench.judging, bench.shared, undefined, {
      isWanted: (one) => one === name,
      matters: (_, one) => !explained.has(one),
    });
  }

  /** Types of both sides; null where one has none. */
  get types(): Compared['types'] {
    return this.compared.types;
  }

  /** Null where layouts cannot be told. */
  get bench(): Bench | null {
    if (this.knownBench !== undefined) return this.knownBench;
    const { types } = this.compared;
    return (this.knownBench = benchOf(this.base, this.next, types));
  }

  private get compared(): Compared {
    return (this.known ??= compareInFull(this.base, this.next, {}, this.records));
  }

  private judgedAt(index: number): JudgedCause {
    const known = this.judged.get(index);
    if (known) return known;
    const { comparison, sightings } = this.compared;
    const cause = comparison.causes[index]!;
    const judgement = this.bench
      ? this.bench.judging.judge(cause, sightings[index]!)
      : notJudged(cause, whyNoBench(this.base, this.next));
    const judged = { ...cause, judgement };
    this.judged.set(index, judged);
    return judged;
  }
}
