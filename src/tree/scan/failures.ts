// SPDX-License-Identifier: GPL-2.0-or-later
import type { ScanProblem } from '../../formats/corpus';
import { isMade, type KernelTree, type Recipe } from '../kbuild';
import type { MadeFiles } from './made-files';
import type { Outcome } from './unit-work';

/** The units that have no result, and what can be done about that. */
export class Failures {
  readonly problems: ScanProblem[] = [];
  isIncomplete = false;
  private readonly tried = new Set<string>();

  constructor(
    private readonly tree: KernelTree,
    private readonly recipes: readonly Recipe[],
    private readonly made: MadeFiles,
    private readonly generate: boolean,
  ) {}

  /** Makes the file that a unit lacks; false where that is not what failed, and the unit stays without a result. */
  async mended(unit: string, { message, missing }: Outcome & { kind: 'failed' }): Promise<boolean> {
    const { tree, recipes, made } = this;
    const canBeMade = missing !== undefined && isMade(recipes, missing);
    if (canBeMade && !this.generate) {
      this.problems.push({
        kind: 'left-out',
        unit,
        message: `${unit}: needs ${missing}, which only a build makes`,
        remedy: 'scan without --no-generate, or build the kernel first',
      });
      return false;
    }
    let failed = message;
    if (canBeMade && !this.tried.has(`${unit} ${missing}`)) {
      this.tried.add(`${unit} ${missing}`);
      const why = await made.make(tree, recipes, missing);
      if (why === undefined) return true;
      failed = `${message} (${why})`;
    }
    this.isIncomplete = true;
    this.problems.push({
      kind: 'failed',
      unit,
      message: `${unit}: ${failed}`,
      remedy: 'see whether the kernel builds this object, with the same compiler and configuration',
    });
    return false;
  }
}
