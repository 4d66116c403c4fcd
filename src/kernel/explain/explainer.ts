// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import type { Kernel, KernelTypes, Records } from '../../formats/corpus';
import { RecordName } from '../../record-name';
import { kernelFacts } from '../compare';
import { judgeKernels, LaidOutKernel, type JudgedComparison } from '../judge';
import { AllCauses } from './all-causes';
import { explainExport } from './explain-export';
import { explainType } from './explain-type';
import type { Explained, Explanation } from './explanation';
import { askedName, SideNames, type NamedSide, type Subject } from './subjects';
import type { RawText } from '../../text';

/** Two kernels whose exports and types are explained one by one; what they share is worked out once. */
export class Explainer {
  private readonly kernels: Both<Kernel>;
  private readonly sides: Both<NamedSide>;
  private readonly names: Both<SideNames>;
  private readonly all: AllCauses;

  /** @param records what the types of both share */
  constructor(
    base: Kernel,
    newKernel: Kernel,
    private readonly records: Records,
  ) {
    this.kernels = onBoth({ base, new: newKernel }, readOnce);
    this.all = new AllCauses(this.kernels, records);
    this.sides = {
      base: sideOf(this.kernels.base, this.kernels.new, records),
      new: sideOf(this.kernels.new, this.kernels.base, records),
    };
    this.names = onBoth(this.sides, (side) => new SideNames(side));
  }

  /** What a name means in either kernel: `pot` an export or any type of that name; nothing for what neither has. */
  subjectsOf(asked: RawText): Subject[] {
    const name = askedName(asked);
    const found = new Map<string, Subject>();
    for (const side of [this.names.base, this.names.new]) {
      for (const subject of side.subjects(name)) found.set(subject.name, subject);
    }
    return [...found.values()];
  }

  /** All that can be asked for, as people write it: `netif_rx`, `struct pot`. */
  knownNames(): string[] {
    const { base, new: newNames } = this.names;
    const known = [base, newNames].flatMap(({ exports, types }) => [...exports, ...types]);
    return [...new Set(known)].map((name) => RecordName.parse(name).title);
  }

  /** Explains all of these, each once. */
  explain(subjects: readonly Subject[]): Explained {
    const distinct = new Map(subjects.map((subject) => [subject.name, subject]));
    const explanations = [...distinct.values()].map((subject) => this.explainOne(subject));
    const { base, new: newSide } = this.sides;
    const warnings = [...base.facts.warnings, ...newSide.facts.warnings];
    return { base: base.facts.side, new: newSide.facts.side, explanations, warnings };
  }

  private explainOne({ what, name }: Subject): Explanation {
    const facts = onBoth(this.sides, (side) => side.facts);
    if (what === 'export') {
      const exported = onBoth(facts, (side) => side.exportNamed(name));
      const types = onBoth(this.sides, (side) => side.types);
      return explainExport(name, this.comparisonOf(name), exported, types);
    }
    const knownTo = onBoth(this.names, ({ types }) => types.has(name));
    return explainType(name, knownTo, this.all, facts);
  }

  /** The comparison of one export by itself. */
  private comparisonOf(name: string): JudgedComparison {
    const { base, new: newKernel } = this.kernels;
    return judgeKernels(base, newKernel, { symbols: new Set([name]) }, this.records);
  }
}

function sideOf(kernel: Kernel, other: Kernel, records: Records): NamedSide {
  const types = kernel.readTypes?.(records) ?? null;
  const laidOut = types && LaidOutKernel.of(kernel, types);
  return { facts: kernelFacts(kernel, other, records), types, laidOut };
}

/** A kernel whose types are read once for all who ask. */
function readOnce(kernel: Kernel): Kernel {
  const { readTypes } = kernel;
  if (!readTypes) return kernel;
  let types: KernelTypes | undefined;
  return { ...kernel, readTypes: (records) => (types ??= readTypes(records)) };
}
