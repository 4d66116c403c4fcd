// SPDX-License-Identifier: GPL-2.0-or-later
import type { BtfKind, TypeList, TypePlace } from '../btf';
import { byBytes, type CorpusExport } from '../corpus';
import { Fitting, type Basics } from './fitting';
import { TypeNames } from './names';
import { Words, type Worded } from './words';

/** What exports of vmlinux or of a module lead to. Records are lines of a symtypes file, by their names with marks. */
export interface TypedExports {
  /** The exports' own declarations, and types that a module's own data define. */
  records: ReadonlyMap<string, string>;
  /** Numbers of types of vmlinux that these refer to. */
  refersTo: readonly number[];
  /** Exports of which the type data have no declaration. */
  untyped: string[];
}

/** Exports of vmlinux or of one module, and what its type data say of them. */
export interface TypedPart {
  module: string;
  exports: CorpusExport[];
  described: TypedExports;
}

/** A type or export with its name. */
export interface NamedRecord extends Worded {
  name: string;
  /** Where it is declared; null where the type data do not tell. */
  place: TypePlace | null;
}

const DEFINED: ReadonlySet<BtfKind> = new Set(['struct', 'union', 'enum', 'enum64', 'typedef']);

/** The type data of vmlinux or of a module, by which its exports are described. */
export class TypeSource {
  private readonly names: TypeNames;
  private readonly words: Words;
  private readonly fitting: Fitting;
  private readonly functions = new Map<string, number[]>();
  private readonly known = new Map<number, NamedRecord>();

  /**
   * @param exports names of what it exports, by which repeated definitions are numbered
   * @param base of a module that of its vmlinux, with the same basics
   */
  constructor(
    readonly btf: TypeList,
    basics: Basics,
    exports: readonly string[],
    private readonly base: TypeSource | null = null,
  ) {
    for (let type = btf.first; type < btf.end; type++) {
      const kind = btf.kindOf(type);
      if (kind !== 'func' && kind !== 'var') continue;
      const name = btf.nameOf(type);
      const same = this.functions.get(name);
      if (same) same.push(type);
      else this.functions.set(name, [type]);
    }
    const types = [...exports].sort(byBytes).flatMap((name) => this.functions.get(name) ?? []);
    this.names = new TypeNames(btf, base?.names ?? null, types);
    this.fitting = new Fitting(btf, basics, base?.fitting ?? null);
    this.words = new Words(btf, this.names, this.fitting);
  }

  /** Names of which it has several definitions. */
  get repeated(): readonly string[] {
    return this.names.repeated;
  }

  /** Describes exports. A definition counts more than a forward declaration of the same name. */
  describe(exports: readonly string[]): TypedExports {
    const records = new Map<string, string>();
    const untyped: string[] = [];
    const open: number[] = [];
    for (const name of exports) {
      const declared = this.declarationOf(name);
      if (!declared) {
        untyped.push(name);
        continue;
      }
      records.set(name, declared.record);
      open.push(...declared.refersTo);
    }
    if (!this.base) return { records, refersTo: [...new Set(open)], untyped };
    const refersTo = new Set<number>();
    const met = new Set<number>();
    for (let type = open.pop(); type !== undefined; type = open.pop()) {
      if (type < this.btf.first) refersTo.add(type);
      if (type < this.btf.first || met.has(type)) continue;
      met.add(type);
      const { name, record, refersTo: further } = this.definitionOf(type);
      if (this.btf.kindOf(type) !== 'fwd' || !records.has(name)) records.set(name, record);
      open.push(...further);
    }
    return { records, refersTo: [...refersTo], untyped };
  }

  /** Every type with a name that its own data define. */
  *everything(): Generator<NamedRecord> {
    for (let type = this.btf.first; type < this.btf.end; type++)
      if (DEFINED.has(this.btf.kindOf(type)) && this.btf.nameOf(type) !== '') yield this.definitionOf(type);
  }

  /** A type with a name, of its own. */
  definitionOf(type: number): NamedRecord {
    let found = this.known.get(type);
    if (!found) {
      const { record, refersTo } = this.words.definition(type);
      const name = this.words.markedName(type);
      const place = this.btf.told?.placeOf(type) ?? null;
      this.known.set(type, (found = { name, record: `${name} ${record}`, refersTo, place }));
    }
    return found;
  }

  /** An export's own. Null where it has none, or several that differ: nothing tells which of them is exported. */
  declarationOf(name: string): NamedRecord | null {
    const own = this.functions.get(name) ?? [];
    const worded = own.map((type) => this.words.export(type, name));
    const [first, ...others] = worded;
    if (!first || others.some(({ record }) => record !== first.record)) return null;
    const place = this.btf.told?.placeOf(own[0]!) ?? null;
    return { name, record: `${name} ${first.record}`, refersTo: first.refersTo, place };
  }
}
