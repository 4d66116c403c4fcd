import { kernelFacts } from '../compare';
import type { Kernel, KernelTypes, Records } from '../../formats/corpus';
import { RecordName } from '../../record-name';
import { judgeKernels } from '../judge';
import type { JudgedComparison } from '../judge';
import { JudgedSide } from '../judge';
import { AllCauses } from './all-causes';
import { explainExport } from './explain-export';
import { explainType } from './explain-type';
import type { Explained, Explanation } from './explanation';
import { SideNames, wanted, type NamedSide, type Subject } from './subjects';

/** Two kernels whose exports and types are explained one by one; what they share is worked out once. */
export class Explainer {
  private readonly base: Kernel;
  private readonly next: Kernel;
  private readonly sides: { base: NamedSide; new: NamedSide };
  private readonly names: readonly SideNames[];
  private readonly all: AllCauses;

  /** @param records what the types of both share */
  constructor(
    base: Kernel,
    next: Kernel,
    private readonly records: Records,
  ) {
    this.base = readOnce(base);
    this.next = readOnce(next);
    this.all = new AllCauses(this.base, this.next, records);
    this.sides = {
      base: sideOf(this.base, this.next, records),
      new: sideOf(this.next, this.base, records),
    };
    this.names = [new SideNames(this.sides.base), new SideNames(this.sides.new)];
  }

  /**
   * What a name means in either kernel: `pot` an export or any type of that name; nothing for what neither has.
   * @param asked one character a byte
   */
  subjectsOf(asked: string): Subject[] {
    const name = wanted(asked);
    const found = new Map<string, Subject>();
    for (const side of this.names) {
      for (const subject of side.subjects(name)) found.set(subject.name, subject);
    }
    return [...found.values()];
  }

  /** All that can be asked for, as people write it: `netif_rx`, `struct pot`. */
  knownNames(): string[] {
    const known = this.names.flatMap(({ exports, types }) => [...exports, ...types]);
    return [...new Set(known)].map((name) => RecordName.parse(name).title);
  }

  /** Explains all of these, each once. */
  explain(subjects: readonly Subject[]): Explained {
    const distinct = new Map(subjects.map((subject) => [subject.name, subject]));
    const explanations = [...distinct.values()].map((subject) => this.explainOne(subject));
    const { base, new: next } = this.sides;
    return { base: base.facts.side, new: next.facts.side, explanations };
  }

  private explainOne({ what, name }: Subject): Explanation {
    const { base, new: next } = this.sides;
    const facts = { base: base.facts, new: next.facts };
    if (what === 'export') {
      const of = { base: base.facts.exportNamed(name), new: next.facts.exportNamed(name) };
      return explainExport(name, this.restricted(name), of, { base: base.types, new: next.types });
    }
    const [was, is] = this.names.map(({ types }) => types.has(name));
    return explainType(name, { base: was!, new: is! }, this.all, facts);
  }

  /** The comparison of one export by itself. */
  private restricted(name: string): JudgedComparison {
    return judgeKernels(this.base, this.next, { symbols: new Set([name]) }, this.records);
  }
}

function sideOf(kernel: Kernel, other: Kernel, records: Records): NamedSide {
  const types = kernel.readTypes?.(records) ?? null;
  return { facts: kernelFacts(kernel, other, records), types, judged: types && JudgedSide.of(kernel, types) };
}

/** A kernel whose types are read once for all who ask. */
function readOnce(kernel: Kernel): Kernel {
  const { readTypes } = kernel;
  if (!readTypes) return kernel;
  let types: KernelTypes | undefined;
  return { ...kernel, readTypes: (records) => (types ??= readTypes(records)) };
}
