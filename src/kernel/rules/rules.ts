// SPDX-License-Identifier: GPL-2.0-or-later
import { Patterns } from './patterns';
import type { Rule, RuleKind } from './rule';

/** What rules are held against: an export. An empty module or namespace is none, and no pattern matches it. */
export interface RuleSubject {
  name: string;
  module: string;
  namespace: string;
}

/** Severity rules in the order of their file. The first that matches an export decides; where none does, FAIL. */
export class Rules {
  private readonly byKind: Readonly<Record<RuleKind, Patterns>> = {
    module: new Patterns(),
    namespace: new Patterns(),
    symbol: new Patterns(),
  };

  /** @param file their file, for messages */
  constructor(
    readonly file: string,
    readonly all: readonly Rule[],
  ) {
    all.forEach(({ kind, pattern }, number) => this.byKind[kind].add(pattern, number));
  }

  /** Rules of several files in the order in which they are given, as if they stood in one. */
  static of(files: readonly Rules[]): Rules {
    if (files.length === 1) return files[0]!;
    const all = files.flatMap(({ file, all: rules }) => rules.map((rule) => ({ ...rule, file })));
    return new Rules(files.map(({ file }) => file).join(', '), all);
  }

  /** The rule that decides; undefined for none. */
  decide({ name, module, namespace }: RuleSubject): Rule | undefined {
    const { byKind } = this;
    const matches = [
      byKind.symbol.firstFor(name),
      module === '' ? undefined : byKind.module.firstFor(module),
      namespace === '' ? undefined : byKind.namespace.firstFor(namespace),
    ];
    const first = Math.min(...matches.map((number) => number ?? Infinity));
    return this.all[first];
  }

  /** The rule that tolerates changes of an export; undefined where they are not tolerated. */
  tolerating(subject: RuleSubject): Rule | undefined {
    const rule = this.decide(subject);
    return rule?.verdict === 'PASS' ? rule : undefined;
  }

  /** The rules that decide about none of these exports, in their order. */
  unusedBy(subjects: Iterable<RuleSubject>): Rule[] {
    const used = new Set<Rule | undefined>();
    for (const subject of subjects) used.add(this.decide(subject));
    return this.all.filter((rule) => !used.has(rule));
  }
}
