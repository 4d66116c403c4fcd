// SPDX-License-Identifier: GPL-2.0-or-later
import type { CorpusUnit } from '../../formats/corpus';
import { composite } from '../../c/meaning';
import type { Declared } from '../../c/syntax';
import { NamedScope, type Declarations } from './named-scope';

/** The declarations of a scan, by the numbers of their names. */
export interface UnitNames extends Declarations {
  compiledMeaning(name: number, unit: CorpusUnit): number;
  allDeclarationsOf(name: number, unit: CorpusUnit): number[];
}

/** What names mean in one unit of a scan. It holds nothing itself. */
export class UnitScope extends NamedScope {
  constructor(
    private readonly scan: UnitNames,
    private readonly unit: CorpusUnit,
  ) {
    super(scan);
  }

  meaningOf(name: number): number {
    return this.scan.compiledMeaning(name, this.unit);
  }

  /** What all declarations of it say together. */
  override object(name: string): Declared | undefined {
    const number = this.scan.numberOf(name);
    if (number === undefined) return undefined;
    this.note(number);
    const declared = this.scan
      .allDeclarationsOf(number, this.unit)
      .flatMap((one) => this.scan.declaration(one).declared.filter((its) => its.name === name));
    return declared.length === 0 ? super.object(name) : composite(declared);
  }
}
