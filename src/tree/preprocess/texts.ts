// SPDX-License-Identifier: GPL-2.0-or-later
import { randomInt } from 'node:crypto';
import { closeSync } from 'node:fs';
import { firstDifference } from '../cpp';
import type { PlannedUnit } from '../kbuild';
import { joined, readAll } from './compiler';
import { OwnPreprocessor } from './own';
import { Preprocessor, UnitFailure, type Preprocessed, type Setup } from './preprocessor';

/** Who preprocesses: this program where it can, the compiler, or both, so that each unit is compared. */
export type PreprocessorChoice = 'own' | 'compiler' | 'both';

/** Of so many units the text of one is compared with the compiler's, and that of the first with each set of flags. */
const SAMPLED = 50;

/** This program and the compiler do not agree on the text of a unit: nothing that this program made is to be trusted. */
export class Disagreement extends Error {}

/** The texts of units, by whoever is to make them. */
export class Texts {
  private readonly compiler: Preprocessor;
  private readonly own: OwnPreprocessor | null;

  constructor(
    private readonly setup: Setup,
    private readonly choice: PreprocessorChoice,
  ) {
    this.compiler = new Preprocessor(setup);
    this.own = choice === 'compiler' ? null : new OwnPreprocessor(setup.folder);
  }

  /** The same without this program. */
  byCompiler(): Texts {
    return new Texts(this.setup, 'compiler');
  }

  /**
   * @param exact whether `__LINE__` and `__COUNTER__` have to be right to the digit
   * @param compiled whether the text is to be that of a compiler, not of genksyms
   * @throws UnitFailure, Disagreement
   */
  async textOf(unit: PlannedUnit, exact: boolean, compiled = false): Promise<Preprocessed> {
    const text = exact ? null : this.own?.textOf(unit, compiled);
    if (!text) return this.compiler.textOf(unit, exact, compiled);
    const { pieces, isFirstOfFlags } = text;
    if (this.choice === 'both' || isFirstOfFlags || randomInt(SAMPLED) === 0)
      await this.compare(unit, compiled, Buffer.concat(pieces));
    return { text: () => joined(pieces), close: () => undefined, files: [], isOwn: true };
  }

  private async compare(unit: PlannedUnit, compiled: boolean, own: Buffer): Promise<void> {
    let descriptor: number;
    try {
      descriptor = await this.compiler.descriptorOf(unit, true, compiled);
    } catch (error) {
      if (!(error instanceof UnitFailure)) throw error;
      throw new Disagreement(`${unit.name}: the compiler fails: ${error.message}`);
    }
    try {
      const other = readAll(descriptor);
      if (own.equals(other)) return;
      const difference = firstDifference(own.toString('latin1'), other.toString('latin1'));
      if (difference !== null) throw new Disagreement(`${unit.name}: ${difference}`);
    } finally {
      closeSync(descriptor);
    }
  }
}
