// SPDX-License-Identifier: GPL-2.0-or-later
import { NamedScope, type Declarations } from './named-scope';

/** What names mean to the definitions of a file, whatever unit reads it. */
export interface GlobalNames extends Declarations {
  /** The declaration that defines a name for those of a file; -1 for none. */
  globalMeaning(name: number, file: string): number;
}

/**
 * What names mean in a file where no unit is at hand: definitions of the same file count, or else those of any header.
 * It holds nothing itself.
 */
export class FileScope extends NamedScope {
  constructor(
    private readonly kernel: GlobalNames,
    private readonly file: string,
  ) {
    super(kernel);
  }

  meaningOf(name: number): number {
    return this.kernel.globalMeaning(name, this.file);
  }
}
