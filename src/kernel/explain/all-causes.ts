// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, type Both } from '../../c/abi';
import type { Kernel, Records } from '../../formats/corpus';
import { compareInFull, type Compared } from '../compare';
import {
  ExportVerdicts,
  judgeFor,
  laidOutPair,
  MeaningChanges,
  missedIn,
  type JudgedCause,
  type LaidOutPair,
} from '../judge';

/** All causes between two kernels, of which only those are judged that are asked for. */
export class AllCauses {
  private knownComparison: Compared | undefined;
  private knownPair: LaidOutPair | null | undefined;
  private knownMissed: JudgedCause[] | undefined;
  private knownChanges: MeaningChanges | null | undefined;
  private readonly judged = new Map<number, JudgedCause>();

  constructor(
    private readonly kernels: Both<Kernel>,
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

  /** What means something else of a name and no cause tells as badly of an export, as a comparison has it. */
  missed(name: string): JudgedCause[] {
    return this.allMissed.filter((cause) => cause.name === name);
  }

  /** Types of both sides; null where one has none. */
  get types(): Compared['types'] {
    return this.compared.types;
  }

  /** Null where layouts cannot be told. */
  get pair(): LaidOutPair | null {
    if (this.knownPair !== undefined) return this.knownPair;
    return (this.knownPair = laidOutPair(this.kernels, this.types));
  }

  private get allMissed(): JudgedCause[] {
    if (this.knownMissed) return this.knownMissed;
    const verdicts = new ExportVerdicts();
    verdicts.add(this.compared.comparison.causes.map((_, index) => this.judgedAt(index)));
    const { pair } = this;
    const inMeanings = (): JudgedCause[] =>
      this.changes?.causes((verdict, one) => verdicts.isWorse(verdict, one)) ?? [];
    return (this.knownMissed = pair ? missedIn(this.compared, pair, inMeanings) : []);
  }

  private get changes(): MeaningChanges | null {
    if (this.knownChanges !== undefined) return this.knownChanges;
    return (this.knownChanges = this.pair && new MeaningChanges(this.pair));
  }

  private get compared(): Compared {
    const { kernels, records } = this;
    return (this.knownComparison ??= compareInFull(kernels.base, kernels.new, {}, records));
  }

  private judgedAt(index: number): JudgedCause {
    const known = this.judged.get(index);
    if (known) return known;
    const { comparison, sightings } = this.compared;
    const cause = comparison.causes[index]!;
    const judgement = judgeFor(this.kernels, this.pair)(cause, sightings[index]!);
    const judged = { ...cause, judgement };
    this.judged.set(index, judged);
    return judged;
  }
}
