// SPDX-License-Identifier: GPL-2.0-or-later
import { randomInt } from 'node:crypto';
import { closeSync } from 'node:fs';
import { firstDifference, type Rope } from '../cpp';
import type { PlannedUnit } from '../kbuild';
import { inRoom, readAll } from './compiler';
import { OwnPreprocessor } from './own';
import { Preprocessor, UnitFailure, type Preprocessed, type Setup } from './preprocessor';
import type { OwnTexts } from './texts';

/** Who preprocesses: this program where it can, the compiler, or both, so that each unit is compared. */
export type PreprocessorChoice = 'own' | 'compiler' | 'both';

/** Of so many units the text of one is compared with the compiler's, and that of the first with each set of flags. */
const SAMPLED = 50;

/** This program and the compiler do not agree on the text of a unit: nothing that this program made is to be trusted. */
export class Disagreement extends Error {}

/** Texts that this program makes, a sample of them held against the compiler's. */
export class SampledTexts implements OwnTexts {
  private readonly compiler: Preprocessor;
  private readonly own: OwnPreprocessor;

  /** @param comparesAll whether each one is compared */
  constructor(
    setup: Setup,
    private readonly comparesAll: boolean,
  ) {
    this.compiler = new Preprocessor(setup);
    this.own = new OwnPreprocessor(setup.folder);
  }

  /** In a buffer that the next text takes, too. */
  async textOf(unit: PlannedUnit, compiled: boolean): Promise<Preprocessed | null> {
    const text = await this.ropeOf(unit, compiled);
    return text && { text: () => inRoom(text), close: () => undefined, files: [], isOwn: true };
  }

  /** The same in pieces. @throws Disagreement */
  async ropeOf(unit: PlannedUnit, compiled: boolean): Promise<Rope | null> {
    const made = this.own.textOf(unit, compiled);
    if (!made) return null;
    const { text, isFirstOfFlags } = made;
    if (this.comparesAll || isFirstOfFlags || randomInt(SAMPLED) === 0)
      await this.compare(unit, compiled, text.whole());
    return text;
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
