import type { CorpusUnit } from '../../formats/corpus';
import type { Declared, EnumSyntax, ReadDeclaration, RecordSyntax, Tag } from '../../c/syntax';
import type { TracedScope } from '../../c/layout';
import { RecordName } from '../../record-name';

/** The declarations of a scan, by the numbers of their names. */
export interface NamedDeclarations {
  numberOf(name: string): number | undefined;
  meaning(name: number, unit: CorpusUnit): number;
  declaration(number: number): ReadDeclaration;
}

/** What names mean in one unit of a scan. It holds nothing itself. */
export class UnitScope implements TracedScope {
  trace: Set<number> | null = null;

  constructor(
    private readonly scan: NamedDeclarations,
    private readonly unit: CorpusUnit,
  ) {}

  meaningOf(name: number): number {
    return this.scan.meaning(name, this.unit);
  }

  definition(tag: 'enum', name: string): EnumSyntax | undefined;
  definition(tag: Tag, name: string): RecordSyntax & EnumSyntax;
  definition(tag: Tag, name: string): RecordSyntax | EnumSyntax | undefined {
    return this.lookUp(RecordName.of(tag, name).spelling)?.definitions.get(`${tag} ${name}`);
  }

  typedef(name: string): Declared | undefined {
    return this.lookUp(RecordName.of('typedef', name).spelling)?.declared.find((one) => one.name === name);
  }

  enumerator(name: string): EnumSyntax | undefined {
    return this.lookUp(RecordName.of('enumerator', name).spelling)?.enumerators.get(name);
  }

  object(name: string): Declared | undefined {
    return this.lookUp(name)?.declared.find((one) => one.name === name);
  }

  private lookUp(name: string): ReadDeclaration | undefined {
    const number = this.scan.numberOf(name);
    // What no unit knows has no number, and means nothing anywhere.
    if (number === undefined) return undefined;
    this.trace?.add(number);
    const declaration = this.meaningOf(number);
    return declaration < 0 ? undefined : this.scan.declaration(declaration);
  }
}
