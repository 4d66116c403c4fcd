// SPDX-License-Identifier: GPL-2.0-or-later
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { PairOf } from '../../kernel/judge/adversary/pair';
import { sourcesOf } from '../../kernel/judge/adversary/pair';
import type { Outcome } from '../../kernel/judge/adversary/round';
import { smaller } from '../../kernel/judge/adversary/shrink';
import type { CompilerCall } from '../../kernel/judge/adversary/compilation';
import type { Toolchain, Toys } from '../../kernel/judge/toys/toy-kernel';

/** Each kind of false safe once, made small and written as a soundness case. */
export class Failing {
  private readonly kinds = new Map<string, Outcome[]>();

  constructor(
    private readonly folder: string,
    private readonly toys: Toys,
    private readonly toolchain: Toolchain,
    private readonly truth: CompilerCall,
  ) {}

  add(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      const { pair } = outcome;
      const kind = `${pair.mutation.kind} ${pair.isTree ? 'tree' : 'unit'}`;
      const known = this.kinds.get(kind) ?? [];
      // The smallest ones of each kind: one mutation may be missed for several reasons.
      const sizes = new Map([...known, outcome].map((one) => [one, JSON.stringify(one.pair.base).length]));
      const smallest = [...sizes].sort(([, a], [, b]) => a - b).map(([one]) => one);
      this.kinds.set(kind, smallest.slice(0, 2));
    }
  }

  finish(): void {
    const outcomes = [...this.kinds.values()].flat();
    const written = new Set<string>();
    for (const { pair, exported, why } of smaller(outcomes, this.toys, this.toolchain, this.truth)) {
      const key = this.keyOf(pair);
      if (written.has(key)) continue;
      written.add(key);
      this.write(pair, exported, why);
    }
  }

  /** Sources without the pair's number: two pairs of one key are one failure. */
  private keyOf(pair: PairOf): string {
    const texts = (['base', 'next'] as const).map((side) => JSON.stringify(sourcesOf([pair], side)));
    return texts.join('').replaceAll(/\d+/g, '');
  }

  private write(pair: PairOf, exported: string, why: string): void {
    const kind = pair.mutation.kind.replaceAll(/\W+/g, '-').replace(/-$/, '');
    const name = `${kind}-${pair.isTree ? 'tree' : 'unit'}-${pair.number}`;
    const folder = path.join(this.folder, name);
    fs.rmSync(folder, { recursive: true, force: true });
    for (const side of ['base', 'next'] as const) {
      for (const [file, text] of Object.entries(sourcesOf([pair], side))) {
        const full = path.join(folder, side === 'base' ? 'base' : 'new', file);
        fs.mkdirSync(path.dirname(full), { recursive: true });
        fs.writeFileSync(full, text);
      }
    }
    const expected = {
      family: `adversary ${pair.mutation.kind}`,
      what: pair.mutation.kind,
      why,
      exports: [exported],
      right: 'conditional (or worse)',
    };
    fs.writeFileSync(path.join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
  }
}
