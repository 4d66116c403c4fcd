import type { CorpusUnit } from '../../formats/corpus';
import { NamedScope, type Declarations } from './named-scope';

/** The declarations of a scan, by the numbers of their names. */
export interface UnitNames extends Declarations {
  meaning(name: number, unit: CorpusUnit): number;
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
    return this.scan.meaning(name, this.unit);
  }
}
