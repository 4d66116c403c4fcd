import type { CorpusUnit, Kernel, KernelTypes, SymtypesUnit } from '../corpus';
import type { Declared, EnumSyntax, RecordSyntax, Tag } from '../ctype';
import { KernelScopes, Types, type Scope } from '../layout';
import { machineOf } from './machine';
import { modelOf } from '../layout';

/** Names that a judgement looked up in a unit, each with the variant it found; -1 for none. */
export type Trace = Map<string, number>;

/** One kernel, for judging: units with the layouts of their types. */
export class JudgedSide {
  readonly scopes: KernelScopes;
  private readonly tables = new Map<CorpusUnit, Map<string, number>>();
  private definitions: Map<string, Definition[]> | undefined;

  private constructor(
    private readonly types: KernelTypes,
    scopes: KernelScopes,
  ) {
    this.scopes = scopes;
  }

  /** Null where layouts cannot be told: without declarations, or for a machine of which nothing is known. */
  static of(kernel: Kernel, types: KernelTypes): JudgedSide | null {
    const machine = machineOf(kernel);
    if (!types.source || !machine) return null;
    return new JudgedSide(
      types,
      new KernelScopes(types.source.corpus, modelOf(machine.machine, machine.options)),
    );
  }

  unitOf(unit: SymtypesUnit): CorpusUnit {
    return this.types.source!.unitOf(unit);
  }

  /** The variant that a name has in a unit; -1 for none. */
  variantIn(unit: CorpusUnit, name: string): number {
    let table = this.tables.get(unit);
    if (!table) {
      table = new Map();
      for (const variant of unit.variants) table.set(this.scopes.names[variant]!, variant);
      this.tables.set(unit, table);
    }
    return table.get(name) ?? -1;
  }

  /** The types of a unit; what is looked up for the first time is noted. */
  traced(unit: CorpusUnit, trace: Trace): Types {
    const { scope } = this.scopes.typesOf(unit);
    const note = (name: string): void => {
      if (!trace.has(name)) trace.set(name, this.variantIn(unit, name));
    };
    return new Types(new TracedScope(scope, note), this.scopes.model);
  }

  /** All definitions of a struct, union or enum that units have, by its marked name, most units first. */
  definitionsOf(name: string): readonly Definition[] {
    this.definitions ??= this.findDefinitions();
    return this.definitions.get(name) ?? [];
  }

  private findDefinitions(): Map<string, Definition[]> {
    const { corpus, names } = this.scopes;
    const units = new Map<number, { unit: CorpusUnit; count: number }>();
    for (const unit of corpus.units) {
      for (const variant of unit.variants) {
        const { declaration } = corpus.variants[variant]!;
        if (declaration < 0 || !/^[sue]#/.test(names[variant]!)) continue;
        const known = units.get(variant);
        if (known) known.count++;
        else units.set(variant, { unit, count: 1 });
      }
    }
    const found = new Map<string, Definition[]>();
    for (const [variant, { unit, count }] of units) {
      const name = names[variant]!;
      const definition = { variant, declaration: corpus.variants[variant]!.declaration, unit, count };
      const list = found.get(name);
      if (list) list.push(definition);
      else found.set(name, [definition]);
    }
    for (const list of found.values()) list.sort((a, b) => b.count - a.count || a.variant - b.variant);
    return found;
  }
}

/** A definition, and a unit that has it. */
export interface Definition {
  variant: number;
  declaration: number;
  unit: CorpusUnit;
  /** How many units have it. */
  count: number;
}

/** Notes each name under its mark. */
class TracedScope implements Scope {
  constructor(
    private readonly inner: Scope,
    private readonly note: (name: string) => void,
  ) {}

  definition(tag: 'struct' | 'union', name: string): RecordSyntax | undefined;
  definition(tag: 'enum', name: string): EnumSyntax | undefined;
  definition(tag: Tag, name: string): RecordSyntax | EnumSyntax | undefined {
    this.note(`${tag[0]!}#${name}`);
    return this.inner.definition(tag, name);
  }

  typedef(name: string): Declared | undefined {
    this.note(`t#${name}`);
    return this.inner.typedef(name);
  }

  enumerator(name: string): EnumSyntax | undefined {
    this.note(`E#${name}`);
    return this.inner.enumerator(name);
  }

  object(name: string): Declared | undefined {
    this.note(name);
    return this.inner.object(name);
  }
}
