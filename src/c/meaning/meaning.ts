// SPDX-License-Identifier: GPL-2.0-or-later
import {
  joinedAttributes,
  Unknown,
  type Declared,
  type EnumSyntax,
  type RecordSyntax,
  type Tag,
  type TypeSyntax,
} from '../syntax';
import { declaredType, type Types } from '../layout';
import { attributeTexts } from './attributes';
import { qualifiedBy } from './qualified';
import { adjustedParameter, peeled, typeText } from './type-text';

/** A struct, union or enum that a meaning tells by its tag. */
export interface Reference {
  tag: Tag;
  name: string;
}

/**
 * What a declaration means to the compiler of a module: its own part of it, with other types by their tags. Two that
 * have equal parts are the same to compiled code as far as the declaration itself goes.
 */
export interface Meaning {
  /** By what they are of: `size`, `member dev`, `enumerator A`, `parameter 1`, `result`, `attributes`. */
  parts: ReadonlyMap<string, string>;
  refers: readonly Reference[];
  /** Whether a part could not be worked out, so that the raw text stands among them, and every name in it counts. */
  isRaw: boolean;
}

/** What of a declaration a name stands for. */
export type Subject =
  | { kind: 'record'; syntax: RecordSyntax }
  | { kind: 'enum'; syntax: EnumSyntax }
  | { kind: 'enumerator'; name: string }
  | { kind: 'typedef'; declared: Declared }
  /** A function or variable, as `composite` has it of several declarations. */
  | { kind: 'object'; declared: Declared };

/**
 * What several declarations of a function or variable say together: attributes of all; the type of the last one that
 * tells the parameters, or else the length.
 */
export function composite(declared: readonly Declared[]): Declared {
  const last = [...declared].reverse().find(({ type }) => saysAll(type)) ?? declared.at(-1)!;
  return { ...last, attributes: declared.map(({ attributes }) => attributes).reduce(joinedAttributes) };
}

function saysAll(type: TypeSyntax): boolean {
  if (type.kind === 'function') return type.isPrototype;
  return type.kind !== 'array' || type.length !== null;
}

/**
 * The meaning of a declaration in a scope.
 * @param raw the declaration's text, which stands for whatever cannot be worked out
 */
export function meaningOf(subject: Subject, types: Types, raw: string): Meaning {
  const gathering = new Gathering(types);
  gathering.take(subject);
  return gathering.meaning(raw);
}

class Gathering {
  private readonly parts = new Map<string, string>();
  private readonly references = new Map<string, Reference>();
  private isRaw = false;

  constructor(private readonly types: Types) {}

  meaning(raw: string): Meaning {
    if (this.isRaw) this.parts.set('text', raw.replace(/\s+/g, ' ').trim());
    return { parts: this.parts, refers: [...this.references.values()], isRaw: this.isRaw };
  }

  take(subject: Subject): void {
    switch (subject.kind) {
      case 'record':
        this.part('attributes', () => attributeTexts([subject.syntax.attributes], this.types).join('; '));
        this.record(subject.syntax);
        return;
      case 'enum':
        this.enumeration(subject.syntax);
        return;
      case 'enumerator':
        this.part('value', () => {
          const value = this.types.enumeratorOf(subject.name);
          if (!value) throw new Unknown(`${subject.name} is not declared here`);
          return String(value.value);
        });
        return;
      case 'typedef':
        this.typedef(subject.declared);
        return;
      case 'object':
        this.object(subject.declared);
    }
  }

  private part(name: string, make: () => string): void {
    try {
      this.parts.set(name, make());
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      this.isRaw = true;
      this.parts.set(name, `? ${error.reason}`);
    }
  }

  private text(type: TypeSyntax): string {
    return typeText(type, this.types, undefined, (tag, name) => {
      this.references.set(`${tag} ${name}`, { tag, name });
    });
  }

  private record(record: RecordSyntax): void {
    const { types } = this;
    this.part('kind', () => (record.attributes.transparentUnion ? `transparent ${record.tag}` : record.tag));
    this.part('size', () => String(types.layoutOf(record).size));
    this.part('alignment', () => String(types.layoutOf(record).align));
    this.members(record, 0, '');
  }

  /** Named members, those of unnamed structs and unions among them, each with its place in the whole. */
  private members(record: RecordSyntax, offset: number | null, path: string): void {
    const { types } = this;
    const places = offset === null ? null : this.placesIn(record);
    for (const [index, member] of record.members.entries()) {
      const bits = places?.get(member);
      const place = bits === undefined ? null : offset! + bits;
      const { name } = member;
      if (name !== null) {
        this.part(`member ${name}`, () => {
          const width = member.width === null ? '' : ` : ${types.countOf(member.width)}`;
          const told = attributeTexts([member.attributes], types).map((text) => ` [${text}]`);
          return `${place ?? '?'}${width} ${this.text(declaredType(member))}${told.join('')}`;
        });
        this.part(`size of ${name}`, () => String(types.extentOf(declaredType(member)).size));
      } else if (member.width === null) {
        let inner: RecordSyntax | undefined;
        this.part(`unnamed ${path}${index}`, () => {
          inner = types.recordOf(member.type);
          return attributeTexts([member.attributes, inner.attributes], types).join('; ');
        });
        if (inner) this.members(inner, place, `${path}${index}.`);
      }
    }
  }

  /** Bits before each member that is one: some declare nothing. Null where the layout is not known, of which another part tells. */
  private placesIn(record: RecordSyntax): ReadonlyMap<unknown, number> | null {
    try {
      return new Map(this.types.layoutOf(record).members.map(({ syntax, bits }) => [syntax, bits]));
    } catch (error) {
      if (error instanceof Unknown) return null;
      throw error;
    }
  }

  private enumeration(syntax: EnumSyntax): void {
    const { types } = this;
    this.part('attributes', () => attributeTexts([syntax.attributes], types).join('; '));
    this.part('representation', () => {
      const { type } = types.enumOf(syntax);
      const { align } = types.extentOf(syntax);
      return `${type.isSigned ? 'signed' : 'unsigned'} ${type.size} ${align}`;
    });
    try {
      for (const [name, value] of types.enumOf(syntax).values)
        this.parts.set(`enumerator ${name}`, String(value));
    } catch (error) {
      // The representation says why.
      if (!(error instanceof Unknown)) throw error;
    }
  }

  private typedef({ name, type, attributes }: Declared): void {
    const { types } = this;
    this.part('type', () => this.text(declaredType({ type, attributes })));
    this.part('attributes', () => attributeTexts([attributes], types).join('; '));
    if (this.isFunction(type)) return;
    this.part('extent', () => {
      const { size, align } = types.extentOf({ kind: 'typedef', name });
      return `${size} ${align}`;
    });
  }

  private isFunction(type: TypeSyntax): boolean {
    try {
      const { kind, ...core } = this.types.core(type);
      return kind === 'function' || (kind === 'base' && 'name' in core && core.name === 'void');
    } catch (error) {
      if (error instanceof Unknown) return false;
      throw error;
    }
  }

  private object(declared: Declared): void {
    const { types } = this;
    const type = declaredType(declared);
    this.part(`attributes`, () => attributeTexts([declared.attributes], types).join('; '));
    let core: ReturnType<Types['core']> | null = null;
    this.part(`type`, () => {
      core = types.core(type);
      if (core.kind !== 'function') return this.text(type);
      // Its parts tell it.
      return attributeTexts(peeled(type, types).attributes, types).join('; ');
    });
    // The closure above sets it, which the compiler does not see.
    const found = core as ReturnType<Types['core']> | null;
    if (found?.kind === 'function') {
      this.part(`result`, () => this.text(found.result));
      found.parameters.forEach((parameter, index) => {
        this.part(`parameter ${index + 1}`, () => this.text(adjustedParameter(parameter.type, types)));
      });
      this.part(`parameters`, () =>
        found.isPrototype ? `${found.parameters.length}${found.isVariadic ? ' ...' : ''}` : '?',
      );
    } else if (found !== null) {
      this.part('constness', () => qualifiedBy('const', type, types));
      this.part('volatility', () => qualifiedBy('volatile', type, types));
    }
    if (found !== null && found.kind !== 'function' && !(found.kind === 'array' && found.length === null)) {
      this.part(`extent`, () => {
        const { size, align } = types.declaredExtent(declared);
        return `${size} ${align}`;
      });
    }
  }
}
