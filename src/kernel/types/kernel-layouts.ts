// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, type CorpusUnit } from '../../formats/corpus';
import { Unknown, type Declared, type EnumSyntax, type RecordSyntax } from '../../c/syntax';
import { describeDefinition, describeTypedef, type DescribedType, type Types } from '../../c/layout';
import { RecordName } from '../../record-name';
import type { KernelScopes } from './kernel-scopes';

/** One meaning of a type's name, and the units that have it. */
export interface TypeMeaning {
  described: DescribedType;
  /** Where its declaration begins. */
  file: string;
  line: number;
  /** How many units have it, and the first of them. */
  units: number;
  unit: string;
}

/** All meanings that a type's name has in a kernel, those of most units first. */
export interface TypeLayout {
  /** `struct`, `union`, `enum` or `typedef`. */
  keyword: string;
  name: string;
  meanings: TypeMeaning[];
}

/** What of a declaration a record's name stands for. */
type Subject =
  | { kind: 'definition'; syntax: RecordSyntax | EnumSyntax; typedef: Declared | null }
  | { kind: 'typedef'; typedef: Declared };

/** A meaning while units are still gone through. */
interface Found extends TypeMeaning {
  declaration: number;
  /** The same object or text for all units in which the declaration comes to the same. */
  outcome: unknown;
}

/**
 * Layouts of types of a scan, by the names of their records. A name that nothing defines is left out.
 * @param wanted names of records; all structs, unions, enums, and typedefs of such without a tag where it is not given
 */
export function kernelLayouts(scopes: KernelScopes, wanted?: readonly string[]): TypeLayout[] {
  const collection = new Collection(scopes, wanted);
  for (const unit of scopes.corpus.units) collection.take(unit);
  return collection.layouts();
}

class Collection {
  /** By the number of a name; undefined for names that are not looked for. */
  private readonly found: (Found[] | undefined)[] = [];
  /** By variant. */
  private readonly subjects: (Subject | Unknown | null | undefined)[] = [];

  constructor(
    private readonly scopes: KernelScopes,
    private readonly wanted: readonly string[] | undefined,
  ) {
    const names = wanted ?? scopes.names.filter((name) => RecordName.parse(name).isType);
    for (const name of names) {
      const number = scopes.numberOf(name);
      if (number !== undefined) this.found[number] ??= [];
    }
  }

  take(unit: CorpusUnit): void {
    const { scopes, found } = this;
    let types: Types | undefined;
    scopes.forEachVariant(unit, (variant) => {
      const list = found[scopes.nameNumbers[variant]!];
      if (list) this.takeVariant(list, variant, unit, (types ??= scopes.typesOf(unit)));
    });
  }

  private takeVariant(list: Found[], variant: number, unit: CorpusUnit, types: Types): void {
    const declaration = this.scopes.declarationOf(variant);
    const subject = declaration < 0 ? null : this.subjectOf(variant, declaration);
    if (subject === null) return;
    const outcome = outcomeOf(subject, types);
    const known = list.find((one) => one.outcome === outcome && one.declaration === declaration);
    if (known) known.units++;
    else list.push(this.foundIn(unit, types, subject, declaration, outcome));
  }

  layouts(): TypeLayout[] {
    const { scopes } = this;
    const layouts: TypeLayout[] = [];
    const done = new Set<number>();
    for (const name of this.wanted ?? scopes.names) {
      const number = scopes.numberOf(name);
      const list = number === undefined || done.has(number) ? undefined : this.found[number];
      if (!list || list.length === 0) continue;
      done.add(number!);
      const { keyword, bare } = RecordName.parse(name);
      layouts.push({ keyword: keyword!, name: bare, meanings: this.joined(list) });
    }
    return layouts;
  }

  private foundIn(
    unit: CorpusUnit,
    types: Types,
    subject: Subject | Unknown,
    declaration: number,
    outcome: unknown,
  ): Found {
    const { file, line } = this.scopes.corpus.declarations[declaration]!;
    const described = describe(subject, types);
    return { described, file, line, units: 1, unit: unit.name, declaration, outcome };
  }

  /** Meanings that are described alike as one, in the order they are told in. */
  private joined(list: readonly Found[]): TypeMeaning[] {
    const { declarations } = this.scopes.corpus;
    const byUnits = (one: Found, other: Found): number =>
      other.units - one.units ||
      byBytes(declarations[one.declaration]!.text, declarations[other.declaration]!.text);
    const alike = new Map<string, Found>();
    for (const one of list.length > 1 ? [...list].sort(byUnits) : list) {
      const key = list.length > 1 ? textOf(one.described) : '';
      const known = alike.get(key);
      if (known) known.units += one.units;
      else alike.set(key, { ...one });
    }
    return [...alike.values()]
      .sort(byUnits)
      .map(({ described, file, line, units, unit }) => ({ described, file, line, units, unit }));
  }

  /** Null for what is not looked for: a typedef of something with a name, where all types are. */
  private subjectOf(variant: number, declaration: number): Subject | Unknown | null {
    let subject = this.subjects[variant];
    if (subject === undefined) {
      subject = this.readSubject(this.scopes.names[variant]!, declaration);
      this.subjects[variant] = subject;
    }
    return subject;
  }

  private readSubject(record: string, declaration: number): Subject | Unknown | null {
    const { keyword, bare: name, title } = RecordName.parse(record);
    try {
      const { definitions, declared } = this.scopes.declaration(declaration);
      if (keyword !== 'typedef') {
        const syntax = definitions.get(title);
        return syntax
          ? { kind: 'definition', syntax, typedef: null }
          : new Unknown('its declaration defines something else');
      }
      const typedef = declared.find((one) => one.name === name);
      if (!typedef) return this.wanted ? new Unknown('its declaration declares something else') : null;
      const syntax = withoutTag(typedef);
      if (syntax) return { kind: 'definition', syntax, typedef };
      return this.wanted ? { kind: 'typedef', typedef } : null;
    } catch (error) {
      if (error instanceof Unknown) return keyword === 'typedef' && !this.wanted ? null : error;
      throw error;
    }
  }
}

/** The definition without a tag that a typedef names. */
function withoutTag({ type }: Declared): RecordSyntax | EnumSyntax | null {
  let one = type;
  while (one.kind === 'qualified' || one.kind === 'attributed') one = one.of;
  return (one.kind === 'record' || one.kind === 'enum') && one.name === null ? one : null;
}

function outcomeOf(subject: Subject | Unknown, types: Types): unknown {
  if (subject instanceof Unknown) return subject;
  try {
    if (subject.kind === 'typedef') {
      const { size, align } = types.extentOf({ kind: 'typedef', name: subject.typedef.name });
      return `${size} ${align}`;
    }
    const { syntax } = subject;
    return syntax.kind === 'enum' ? types.enumOf(syntax) : types.layoutOf(syntax);
  } catch (error) {
    if (error instanceof Unknown) return subject.kind === 'typedef' ? error.reason : error;
    throw error;
  }
}

function describe(subject: Subject | Unknown, types: Types): DescribedType {
  if (subject instanceof Unknown) return { kind: 'unread', size: null, align: null, unknown: subject.reason };
  if (subject.kind === 'typedef') return describeTypedef(subject.typedef, types);
  const described = describeDefinition(subject.syntax, types);
  if (!subject.typedef) return described;
  // Attributes of the typedef count for those who use it.
  const { size, align, unknown } = describeTypedef(subject.typedef, types);
  return { ...described, size, align, ...(unknown === undefined ? {} : { unknown }) };
}

function textOf(described: DescribedType): string {
  return JSON.stringify(described, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}
