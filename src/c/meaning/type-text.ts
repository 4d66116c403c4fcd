// SPDX-License-Identifier: GPL-2.0-or-later
import {
  Unknown,
  type Attributes,
  type EnumSyntax,
  type Expression,
  type FunctionSyntax,
  type RecordSyntax,
  type Tag,
  type TypeSyntax,
} from '../syntax';
import { declaredType, type Types } from '../layout';
import { attributeTexts } from './attributes';

/** Types in types that are followed. */
const DEEPEST = 200;

/** What of a type a text of it tells. */
export interface TextOptions {
  withQualifiers: boolean;
  withAttributes: boolean;
}

const ALL: TextOptions = { withQualifiers: true, withAttributes: true };

/** A type without the names, attributes and qualifiers around it, and these. */
export interface Peeled {
  qualifiers: ReadonlySet<string>;
  /** The outermost first. */
  attributes: readonly Attributes[];
}

/** Takes a struct, union or enum that a text tells by its tag. */
export type Refer = (tag: Tag, name: string) => void;

/**
 * A type in one text for all that mean it to a module's compiler: typedefs and `typeof` followed, lengths as numbers,
 * attributes at every depth; structs, unions and enums by their tags, or member by member where they have none.
 * @param refer takes what the text tells by its tag
 * @throws Unknown for what cannot be worked out
 */
export function typeText(
  type: TypeSyntax,
  types: Types,
  options: TextOptions = ALL,
  refer: Refer = () => undefined,
): string {
  return new TypeTexts(types, options, refer).of(type, 0);
}

/** What stands around a type: qualifiers and attributes, of the typedefs on the way too. @throws Unknown */
export function peeled(type: TypeSyntax, types: Types): Peeled {
  const qualifiers = new Set<string>();
  const attributes: Attributes[] = [];
  for (let one = type, steps = 0; ; steps++) {
    if (steps > DEEPEST) throw new Unknown('a type that is made of itself');
    switch (one.kind) {
      case 'qualified':
        for (const qualifier of one.qualifiers) qualifiers.add(qualifier);
        one = one.of;
        break;
      case 'attributed':
        attributes.push(one.attributes);
        one = one.of;
        break;
      case 'typedef': {
        const found = types.scope.typedef(one.name);
        if (!found) throw new Unknown(`${one.name} is not defined here`);
        attributes.push(found.attributes);
        one = found.type;
        break;
      }
      case 'typeof':
        one = one.isType ? (one.of as TypeSyntax) : types.typeOf(one.of as Expression);
        break;
      default:
        return { qualifiers, attributes };
    }
  }
}

/** A parameter as a call sees it: arrays and functions are pointers, and qualifiers are the callee's affair. */
export function adjustedParameter(type: TypeSyntax, types: Types): TypeSyntax {
  const core = types.core(type);
  if (core.kind === 'array') return { kind: 'pointer', to: withQualifiers(core.of, type, types) };
  if (core.kind === 'function') return { kind: 'pointer', to: type };
  return type.kind === 'qualified' ? adjustedParameter(type.of, types) : type;
}

/** Qualifiers of an array are those of its elements. */
function withQualifiers(of: TypeSyntax, array: TypeSyntax, types: Types): TypeSyntax {
  const { qualifiers } = peeled(array, types);
  return qualifiers.size === 0 ? of : { kind: 'qualified', of, qualifiers: [...qualifiers].sort() };
}

class TypeTexts {
  constructor(
    private readonly types: Types,
    private readonly options: TextOptions,
    private readonly refer: Refer,
  ) {}

  of(type: TypeSyntax, depth: number, inherited: readonly string[] = []): string {
    if (depth > DEEPEST) throw new Unknown('it is nested too deeply');
    const { types } = this;
    const around = peeled(type, types);
    const core = types.core(type);
    const qualifiers = [...new Set([...inherited, ...around.qualifiers])].sort();
    const attributes = this.options.withAttributes ? this.around(around, type, core) : [];
    const told = attributes.length > 0 ? `[${attributes.join('; ')}] ` : '';
    // Those of an array are those of its elements.
    if (core.kind === 'array') {
      const length = core.length === null ? '' : types.countOf(core.length);
      return `${told}array [${length}] of ${this.of(core.of, depth + 1, qualifiers)}`;
    }
    // An address space is more than a qualifier.
    const counting = qualifiers.filter((one) => this.options.withQualifiers || one.startsWith('__seg_'));
    const before = counting.length > 0 ? `${counting.join(' ')} ` : '';
    return told + before + this.bare(core, depth);
  }

  private bare(core: ReturnType<Types['core']>, depth: number): string {
    const { types } = this;
    const inner = (one: TypeSyntax): string => this.of(one, depth + 1);
    switch (core.kind) {
      case 'base':
        // Its sign is the target's.
        return core.name === 'char'
          ? `char (${types.model.charIsSigned ? 'signed' : 'unsigned'})`
          : core.name;
      case 'complex':
        return `complex ${inner(core.of)}`;
      case 'pointer':
        return `pointer to ${inner(core.to)}`;
      case 'array':
        throw new Unknown('an array');
      case 'vector':
        return `vector [${types.countOf(core.size)}] of ${inner(core.of)}`;
      case 'function':
        return this.signature(core, depth);
      case 'tag':
        this.refer(core.tag, core.name);
        return `${core.tag} ${core.name}`;
      case 'enum':
        if (core.name !== null) {
          this.refer('enum', core.name);
          return `enum ${core.name}`;
        }
        return enumText(core, types);
      case 'record':
        if (core.name !== null) {
          this.refer(core.tag, core.name);
          return `${core.tag} ${core.name}`;
        }
        return this.record(core, depth);
    }
  }

  private signature({ result, parameters, isVariadic, isPrototype }: FunctionSyntax, depth: number): string {
    const given = parameters.map(({ type }) => this.of(adjustedParameter(type, this.types), depth + 1));
    if (isVariadic) given.push('...');
    return `function (${isPrototype ? given.join(', ') : '?'}) returning ${this.of(result, depth + 1)}`;
  }

  private record(record: RecordSyntax, depth: number): string {
    const { types } = this;
    const layout = types.layoutOf(record);
    const members = layout.members.map(({ syntax, bits, width }) => {
      const attributes = this.options.withAttributes ? attributeTexts([syntax.attributes], types) : [];
      const told = attributes.map((text) => ` [${text}]`).join('');
      const place = `${bits}${width === null ? '' : `:${width}`}`;
      return `${syntax.name ?? ''}@${place} ${this.of(declaredType(syntax), depth + 1)}${told};`;
    });
    const own = this.options.withAttributes ? attributeTexts([record.attributes], types) : [];
    const told = own.map((text) => ` [${text}]`).join('');
    return `${record.tag} { ${members.join(' ')} } size ${layout.size} align ${layout.align}${told}`;
  }

  private around({ attributes }: Peeled, type: TypeSyntax, core: ReturnType<Types['core']>): string[] {
    if (attributes.length === 0) return [];
    const texts = attributeTexts(attributes, this.types);
    if (core.kind !== 'function' && attributes.some(({ aligned }) => aligned.length > 0)) {
      const { align } = this.types.extentOf(type);
      if (align !== this.types.extentOf(core).align) texts.push(`aligned ${align}`);
    }
    return texts;
  }
}

/** An enum by what it is and holds. @throws Unknown */
export function enumText(syntax: EnumSyntax, types: Types): string {
  const { type, values } = types.enumOf(syntax);
  const told = [...values].map(([name, value]) => `${name} = ${value}`);
  const attributes = attributeTexts([syntax.attributes], types).map((text) => ` [${text}]`);
  const { align } = types.extentOf(syntax);
  const kind = `${type.isSigned ? 'signed' : 'unsigned'} ${type.size} ${align}`;
  return `enum { ${told.join(', ')} } ${kind}${attributes.join('')}`;
}
