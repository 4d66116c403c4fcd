// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlannedUnit } from '../kbuild';
import { Preprocessor, type Preprocessed, type Setup } from './preprocessor';

/** Makes texts without the compiler, in this thread or elsewhere. */
export interface OwnTexts {
  /**
   * Null for what the compiler has to do. The text holds until it is closed.
   * @param compiled whether it is to be that of a compiler, not of genksyms
   * @throws Disagreement
   */
  textOf(unit: PlannedUnit, compiled: boolean): Promise<Preprocessed | null>;
}

/** The texts of units, by whoever is to make them. */
export class Texts {
  private readonly compiler: Preprocessor;

  /** @param own null where the compiler makes all of them */
  constructor(
    private readonly setup: Setup,
    private readonly own: OwnTexts | null,
  ) {
    this.compiler = new Preprocessor(setup);
  }

  /** The same without this program. */
  byCompiler(): Texts {
    return new Texts(this.setup, null);
  }

  /**
   * @param exact whether `__LINE__` and `__COUNTER__` have to be right to the digit
   * @param compiled whether the text is to be that of a compiler, not of genksyms
   * @throws UnitFailure, Disagreement
   */
  async textOf(unit: PlannedUnit, exact: boolean, compiled = false): Promise<Preprocessed> {
    const text = exact ? null : await this.own?.textOf(unit, compiled);
    return text ?? this.compiler.textOf(unit, exact, compiled);
  }
}
