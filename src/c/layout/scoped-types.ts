// SPDX-License-Identifier: GPL-2.0-or-later
import {
  Unknown,
  type Attributes,
  type Declared,
  type EnumSyntax,
  type Expression,
  type Member,
  type RecordSyntax,
  type TypeSyntax,
} from '../syntax';
import { Constants } from './constants';
import { enumeratorType, layoutEnum, type EnumLayout } from './enums';
import { declaredType, typeOf } from './expression-types';
import { integerOfBits, type DataModel } from './model';
import { ofMode } from './modes';
import { placeByClang } from './place-by-clang';
import { placeMembers, roundUp, type Field } from './place-members';
import type { RecordLayout } from './record-layout';
import type { Scope } from './scope';
import type { CoreType } from './core-type';
import type { TypeExtent, Types } from './types';
import type { IntegerType, Value } from './values';

/** Types in types that are followed; real ones have some twenty, hostile ones go on for ever. */
const DEEPEST = 200;

/** Sizes beyond this are refused; in bits they could no longer be told exactly. */
const MOST_BYTES = 2 ** 48;

/** The types of one scope. Each definition is laid out once, when it is asked for first. */
export class ScopedTypes implements Types {
  private readonly records = new Map<RecordSyntax, RecordLayout | Unknown | 'open'>();
  private readonly enums = new Map<EnumSyntax, EnumLayout | Unknown | 'open'>();
  /** Values of the enums that are being read, the innermost first. */
  private readonly open: Map<string, Value>[] = [];
  private readonly constants: Constants;
  private depth = 0;

  constructor(
    readonly scope: Scope,
    readonly model: DataModel,
  ) {
    this.constants = new Constants(this);
  }

  core(type: TypeSyntax): CoreType {
    // What `mode` and `vector_size` on the way make of it; the outermost is the last to act.
    const made: Attributes[] = [];
    for (let one = type, steps = 0; ; steps++) {
      if (steps > DEEPEST) throw new Unknown('a type that is made of itself');
      switch (one.kind) {
        case 'typedef': {
          const { type: of, attributes } = this.named(one.name);
          if (remakes(attributes)) made.push(attributes);
          one = of;
          break;
        }
        case 'typeof':
          one = one.isType ? (one.of as TypeSyntax) : this.typeOf(one.of as Expression);
          break;
        case 'attributed':
          if (remakes(one.attributes)) made.push(one.attributes);
          one = one.of;
          break;
        case 'qualified':
          one = one.of;
          break;
        default:
          return made.reduceRight((core, attributes) => this.remade(core, attributes), one);
      }
    }
  }

  private remade(core: CoreType, { mode, vectorSize }: Attributes): CoreType {
    let made = core;
    if (mode !== null) made = ofMode(mode, core, this.model);
    return vectorSize === null ? made : { kind: 'vector', of: made, size: vectorSize };
  }

  typeOf(expression: Expression): TypeSyntax {
    return this.deeper(() => typeOf(expression, this));
  }

  valueOf(expression: Expression): Value {
    return this.deeper(() => this.constants.valueOf(expression));
  }

  countOf(expression: Expression): number {
    const { value } = this.valueOf(expression);
    if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Unknown(`${value} is no count`);
    return Number(value);
  }

  extentOf(type: TypeSyntax): TypeExtent {
    return this.deeper(() => this.plainExtentOf(type));
  }

  declaredExtent(declared: Pick<Declared, 'type' | 'attributes'>): TypeExtent {
    const extent = this.extentOf(declaredType(declared));
    return { ...extent, align: Math.max(extent.align, this.askedBy(declared.attributes)) };
  }

  alignmentOf(type: TypeSyntax, isLeast: boolean): number {
    const { align, isUserAligned } = this.extentOf(type);
    if (!isLeast || isUserAligned) return align;
    const { memberAlign, biggestAlign, compiler } = this.model;
    if (memberAlign !== null && this.isCapped(type)) return Math.min(align, memberAlign);
    return compiler === 'gcc' ? Math.min(align, biggestAlign) : align;
  }

  recordOf(type: TypeSyntax): RecordSyntax {
    const core = this.core(type);
    if (core.kind === 'record') return core;
    if (core.kind !== 'tag' || core.tag === 'enum') throw new Unknown('a member of what is no struct');
    const found = this.scope.definition(core.tag, core.name);
    if (!found) throw new Unknown(`${core.tag} ${core.name} is not defined here`);
    return found;
  }

  isMember({ isBare, type }: Member): boolean {
    if (!isBare) return true;
    const core = this.core(type);
    if (core.kind !== 'record' && (core.kind !== 'tag' || core.tag === 'enum')) return false;
    const { msExtensions } = this.model;
    if (msExtensions !== null) return msExtensions;
    throw new Unknown(
      'a struct with a name stands for its members with -fms-extensions, and for nothing without',
    );
  }

  layoutOf(record: RecordSyntax): RecordLayout {
    const known = this.records.get(record);
    if (known instanceof Unknown) throw known;
    if (known === 'open') throw new Unknown('a type that holds itself');
    if (known) return known;
    this.records.set(record, 'open');
    try {
      const layout = this.deeper(() => this.place(record));
      this.records.set(record, layout);
      return layout;
    } catch (error) {
      if (error instanceof Unknown) this.records.set(record, error);
      else this.records.delete(record);
      throw error;
    }
  }

  enumOf(syntax: EnumSyntax): EnumLayout {
    const known = this.enums.get(syntax);
    if (known instanceof Unknown) throw known;
    if (known === 'open') throw new Unknown('an enum that needs itself');
    if (known) return known;
    const values = new Map<string, Value>();
    this.enums.set(syntax, 'open');
    this.open.unshift(values);
    try {
      const layout = layoutEnum(syntax, this.model, values, (index) =>
        this.valueOf(syntax.enumerators[index]!.value!),
      );
      this.enums.set(syntax, layout);
      return layout;
    } catch (error) {
      if (error instanceof Unknown) this.enums.set(syntax, error);
      else this.enums.delete(syntax);
      throw error;
    } finally {
      this.open.shift();
    }
  }

  enumeratorOf(name: string): Value | undefined {
    for (const values of this.open) {
      const value = values.get(name);
      if (value !== undefined) return value;
    }
    const syntax = this.scope.enumerator(name);
    if (!syntax) return undefined;
    const layout = this.enumOf(syntax);
    const value = layout.values.get(name)!;
    return { value, type: enumeratorType(value, layout) };
  }

  integerOf(type: TypeSyntax): IntegerType | undefined {
    const core = this.core(type);
    switch (core.kind) {
      case 'base': {
        const { name } = core;
        if (name === 'void' || /float|double|Float|va_list/.test(name)) return undefined;
        const isSigned = name === 'char' ? this.model.charIsSigned : !/^unsigned|^_Bool$/.test(name);
        return { size: this.model.base[name].size, isSigned };
      }
      case 'tag':
      case 'enum':
        return this.enumTypeOf(core);
      case 'pointer':
        return { size: this.model.pointer.size, isSigned: false };
      default:
        return undefined;
    }
  }

  private enumTypeOf(core: TypeSyntax): IntegerType | undefined {
    if (core.kind === 'enum') return this.enumOf(core).type;
    if (core.kind !== 'tag' || core.tag !== 'enum') return undefined;
    const found = this.scope.definition('enum', core.name);
    if (!found) throw new Unknown(`enum ${core.name} is not defined here`);
    return this.enumOf(found).type;
  }

  private named(name: string): Declared {
    const found = this.scope.typedef(name);
    if (!found) throw new Unknown(`${name} is not defined here`);
    return found;
  }

  private plainExtentOf(type: TypeSyntax): TypeExtent {
    const { model } = this;
    switch (type.kind) {
      case 'base':
        // GCC takes void and functions as of one byte.
        if (type.name === 'void') return { size: 1, align: 1, isUserAligned: false };
        return { ...model.base[type.name], isUserAligned: false };
      case 'complex': {
        const part = this.extentOf(type.of);
        return { ...part, size: 2 * part.size };
      }
      case 'pointer':
        return { ...model.pointer, isUserAligned: false };
      case 'function':
        return { size: 1, align: 1, isUserAligned: false };
      case 'array': {
        const element = this.extentOf(type.of);
        const length = type.length === null ? 0 : this.countOf(type.length);
        const bytes = length * element.size;
        // Elements may be aligned beyond their size; Clang then fills the array up.
        const size = this.model.compiler === 'clang' ? roundUp(bytes, element.align) : bytes;
        if (size > MOST_BYTES) throw new Unknown(`an array of ${size} bytes`);
        return { ...element, size };
      }
      case 'typedef': {
        const { type: of, attributes } = this.named(type.name);
        return this.attributed(of, attributes);
      }
      case 'attributed':
        return this.attributed(type.of, type.attributes);
      case 'vector': {
        const size = this.countOf(type.size);
        return { size, align: Math.min(size, model.vectorAlign), isUserAligned: false };
      }
      case 'qualified':
        return this.extentOf(type.of);
      case 'typeof':
        return this.extentOf(type.isType ? (type.of as TypeSyntax) : this.typeOf(type.of as Expression));
      case 'record':
        return this.layoutOf(type);
      case 'enum':
        return this.enumExtent(type);
      case 'tag':
        if (type.tag === 'enum') {
          const found = this.scope.definition('enum', type.name);
          if (!found) throw new Unknown(`enum ${type.name} is not defined here`);
          return this.enumExtent(found);
        }
        return this.layoutOf(this.recordOf(type));
    }
  }

  /** An enum as an object; GCC forgets what `aligned` says of one. */
  private enumExtent(syntax: EnumSyntax): TypeExtent {
    const { base, compiler } = this.model;
    const { size } = this.enumOf(syntax).type;
    const asked = compiler === 'clang' ? this.askedBy(syntax.attributes) : 0;
    if (asked > 0) return { size, align: asked, isUserAligned: true };
    const align = size === 8 ? base['long long'].align : size;
    return { size, align, isUserAligned: false };
  }

  /** What attributes of a typedef or a pointer make of a type: `aligned` sets the alignment, up or down. */
  private attributed(type: TypeSyntax, attributes: Attributes): TypeExtent {
    refuseUnknown(attributes);
    const made = remakes(attributes)
      ? this.extentOf(this.remade(this.core(type), attributes))
      : this.extentOf(type);
    const asked = this.askedOfType(attributes);
    return asked > 0 ? { ...made, align: asked, isUserAligned: true } : made;
  }

  /** What `aligned` of a type asks for: for GCC the last of several, for Clang the most of them; 0 for none. */
  private askedOfType(attributes: Attributes): number {
    if (this.model.compiler === 'clang') return this.askedBy(attributes);
    const last = attributes.aligned.at(-1);
    return last === undefined ? 0 : last === null ? this.model.biggestAlign : this.alignmentBy(last);
  }

  /** The most that `aligned` and `_Alignas` of a member ask for, which is what counts there; 0 for nothing. */
  private askedBy({ aligned, alignas }: Attributes): number {
    const asked = [
      ...aligned.map((one) => (one === null ? this.model.biggestAlign : this.alignmentBy(one))),
      ...alignas.map((one) => (isType(one) ? this.alignmentOf(one, true) : this.alignmentBy(one))),
    ];
    return Math.max(0, ...asked);
  }

  private alignmentBy(expression: Expression): number {
    const count = this.countOf(expression);
    if (count > 2 ** 28 || (count & (count - 1)) !== 0) throw new Unknown(`an alignment by ${count}`);
    return count;
  }

  private place(record: RecordSyntax): RecordLayout {
    const { attributes, pack, tag } = record;
    const members = record.members.filter((member) => this.isMember(member));
    refuseUnknown(attributes);
    const fields = members.map((member): Field => {
      refuseUnknown(member.attributes);
      const type = declaredType(member);
      const extent = this.extentOf(type);
      const width = member.width === null ? null : this.countOf(member.width);
      return {
        ...extent,
        asked: this.askedBy(member.attributes),
        // `packed` of the whole says nothing of members that are of bytes anyway.
        isPacked:
          member.attributes.packed || (attributes.packed && (member.width !== null || extent.align > 1)),
        isNamed: member.name !== null || member.width === null,
        width,
        modeAlign: width === null ? 0 : (integerOfBits(width, this.model)?.align ?? 0),
        isCapped: this.isCapped(type),
      };
    });
    const { memberAlign, biggestAlign, unnamedBitsAlign } = this.model;
    const asked = this.askedOfType(attributes);
    const place = this.model.compiler === 'gcc' ? placeMembers : placeByClang;
    const placed = place(fields, {
      isUnion: tag === 'union',
      pack,
      asked,
      memberAlign,
      biggestAlign,
      unnamedBitsAlign,
    });
    return {
      size: placed.size,
      align: placed.align,
      isUserAligned: placed.isUserAligned,
      members: members.map((member, index) => ({
        syntax: member,
        bits: placed.offsets[index]!,
        align: placed.aligns[index]!,
        size: fields[index]!.size,
        width: fields[index]!.width,
      })),
    };
  }

  /** Whether a member's type is an integer or a double, or an array of them. */
  private isCapped(type: TypeSyntax): boolean {
    let core = this.core(type);
    while (core.kind === 'array') core = this.core(core.of);
    if (core.kind === 'base') return !/^(?:_Float128|long double|void|float)$/.test(core.name);
    return core.kind === 'enum' || core.kind === 'complex' || (core.kind === 'tag' && core.tag === 'enum');
  }

  private deeper<T>(read: () => T): T {
    if (++this.depth > DEEPEST) {
      this.depth--;
      throw new Unknown('it is nested too deeply');
    }
    try {
      return read();
    } finally {
      this.depth--;
    }
  }
}

/** Whether attributes make another type of one. */
function remakes({ mode, vectorSize }: Attributes): boolean {
  return mode !== null || vectorSize !== null;
}

function refuseUnknown({ unknown }: Attributes): void {
  if (unknown.length > 0) throw new Unknown(`the attribute ${unknown[0]!}`);
}

function isType(one: Expression | TypeSyntax): one is TypeSyntax {
  return ['base', 'typedef', 'tag', 'record', 'enum', 'pointer', 'array', 'qualified', 'typeof'].includes(
    one.kind,
  );
}
