// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, type Verdict } from '../../c/abi';
import type { JudgedCause } from './result';

/** The verdict of each export: the worst over what is told of it. */
export class ExportVerdicts {
  private readonly known = new Map<string, Verdict>();

  /** Makes each verdict the worst over these causes too. */
  add(causes: readonly JudgedCause[]): void {
    for (const { exports, judgement } of causes) {
      for (const name of exports)
        if (this.isWorse(judgement.verdict, name)) this.known.set(name, judgement.verdict);
    }
  }

  of(name: string): Verdict | undefined {
    return this.known.get(name);
  }

  /** Whether a verdict is worse than what is known of an export. */
  isWorse(verdict: Verdict, name: string): boolean {
    const known = this.known.get(name);
    return known === undefined || byVerdict(verdict, known) < 0;
  }
}
