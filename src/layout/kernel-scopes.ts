import type { Corpus, CorpusUnit } from '../corpus';
import {
  readDeclaration,
  Unknown,
  type Declared,
  type EnumSyntax,
  type ReadDeclaration,
  type RecordSyntax,
  type Tag,
} from '../ctype';
import type { DataModel } from './model';
import type { Scope } from './scope';
import { Types } from './types';

/** Marks of records by the tags they stand for. */
const MARKS: Readonly<Record<Tag, string>> = { struct: 's#', union: 'u#', enum: 'e#' };

/** The types of each unit of a scan. Declarations are read once for all units. */
export class KernelScopes {
  private readonly read: (ReadDeclaration | Unknown | undefined)[] = [];
  private readonly typeNames = new Set<string>();
  private readonly units = new Map<CorpusUnit, Types>();
  /** By variant: the name of its record, with its mark. */
  readonly names: readonly string[];

  constructor(
    readonly corpus: Corpus,
    readonly model: DataModel,
  ) {
    this.names = corpus.variants.map(({ record }) => record.slice(0, record.indexOf(' ')));
    for (const name of this.names) if (name.startsWith('t#')) this.typeNames.add(name.slice(2));
  }

  /** @throws Unknown where the declaration cannot be read */
  declaration(number: number): ReadDeclaration {
    let known = this.read[number];
    if (known === undefined) this.read[number] = known = this.readOne(number);
    if (known instanceof Unknown) throw known;
    return known;
  }

  /** Sizes, layouts and values as a unit sees them. */
  typesOf(unit: CorpusUnit): Types {
    let types = this.units.get(unit);
    if (!types) this.units.set(unit, (types = new Types(new UnitScope(this, unit), this.model)));
    return types;
  }

  private readOne(number: number): ReadDeclaration | Unknown {
    const { text, pack } = this.corpus.declarations[number]!;
    try {
      return readDeclaration(text, pack, (name) => this.typeNames.has(name));
    } catch (error) {
      if (error instanceof Unknown) return new Unknown(`its declaration cannot be read: ${error.reason}`);
      throw error;
    }
  }
}

/** What names mean in one unit of a scan. */
class UnitScope implements Scope {
  private readonly variants = new Map<string, number>();

  constructor(
    private readonly kernel: KernelScopes,
    unit: CorpusUnit,
  ) {
    for (const variant of unit.variants) this.variants.set(kernel.names[variant]!, variant);
  }

  definition(tag: 'enum', name: string): EnumSyntax | undefined;
  definition(tag: Tag, name: string): RecordSyntax & EnumSyntax;
  definition(tag: Tag, name: string): RecordSyntax | EnumSyntax | undefined {
    return this.lookUp(`${MARKS[tag]}${name}`)?.definitions.get(`${tag} ${name}`);
  }

  typedef(name: string): Declared | undefined {
    return this.lookUp(`t#${name}`)?.declared.find((one) => one.name === name);
  }

  enumerator(name: string): EnumSyntax | undefined {
    return this.lookUp(`E#${name}`)?.enumerators.get(name);
  }

  object(name: string): Declared | undefined {
    return this.lookUp(name)?.declared.find((one) => one.name === name);
  }

  private lookUp(name: string): ReadDeclaration | undefined {
    const variant = this.variants.get(name);
    if (variant === undefined) return undefined;
    const { declaration } = this.kernel.corpus.variants[variant]!;
    return declaration < 0 ? undefined : this.kernel.declaration(declaration);
  }
}
