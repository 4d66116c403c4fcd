// SPDX-License-Identifier: GPL-2.0-or-later
import {
  printAround,
  printExpression,
  Unknown,
  type Attributes,
  type Declared,
  type EnumSyntax,
  type Expression,
  type Member,
  type PrintedType,
  type RecordSyntax,
  type RecordTag,
  type TypeSyntax,
} from '../syntax';
import { holesOf } from './holes';
import type { PlacedMember } from './record-layout';
import type { Types } from './types';

/** A member as it is written and placed. Sizes in bytes. */
export interface DescribedMember {
  /** Empty for an anonymous struct or union. */
  name: string;
  /** The type as written around the name; lengths as numbers. */
  printed: PrintedType;
  /** What attributes of the member ask for, as C writes it; empty for nothing. */
  attributes: string;
  /** From the start of the outermost type, in bits; null where it is not known. */
  bits: number | null;
  /** Of its type; 0 for a flexible array, null where it is not known. */
  size: number | null;
  /** Of a bit-field, in bits; null for others. */
  width: number | null;
  /** Bytes at the end of its type that nothing is in, where that is a struct. */
  padding: number;
  /** How many of its type without lengths there are: 1 for what is no array. */
  elements: number;
  /** Of a struct or union that is defined in the member's own declaration and has no tag. */
  body: DescribedBody | null;
  /** Why its size is not known. */
  unknown?: string;
}

/** What stands between the braces of a struct or union, and which of them it is. */
export interface DescribedBody {
  tag: RecordTag;
  members: DescribedMember[];
  /** What stands behind the closing brace: `__attribute__((__packed__))`. */
  attributes: string;
}

/** What is the same of all kinds. Sizes and alignments in bytes; null where they are not known. */
interface Described {
  size: number | null;
  align: number | null;
  unknown?: string;
}

export interface DescribedRecord extends Described, DescribedBody {
  kind: 'record';
}

export interface DescribedEnum extends Described {
  kind: 'enum';
  /** In the order of the source; null where they are not known. */
  values: [name: string, value: bigint | null][];
}

export interface DescribedTypedef extends Described {
  kind: 'typedef';
  /** What it stands for, as written. */
  printed: PrintedType;
}

/** A type whose declaration cannot be read. */
export interface Unread extends Described {
  kind: 'unread';
}

/** A type as plain data. */
export type DescribedType = DescribedRecord | DescribedEnum | DescribedTypedef | Unread;

/** A struct, union or enum as a unit has it. */
export function describeDefinition(syntax: RecordSyntax | EnumSyntax, types: Types): DescribedType {
  return syntax.kind === 'enum' ? describeEnum(syntax, types) : describeRecord(syntax, types);
}

/** A typedef of what has a name of its own, or needs none. */
export function describeTypedef({ name, type }: Declared, types: Types): DescribedTypedef {
  const extent = attempt(() => types.extentOf({ kind: 'typedef', name }));
  return { kind: 'typedef', printed: printedOf(type, types), ...extentOr(extent) };
}

function describeRecord(syntax: RecordSyntax, types: Types): DescribedRecord {
  const layout = attempt(() => types.layoutOf(syntax));
  return { kind: 'record', ...extentOr(layout), ...bodyOf(syntax, types, 0) };
}

function describeEnum(syntax: EnumSyntax, types: Types): DescribedEnum {
  const layout = attempt(() => types.enumOf(syntax));
  const extent = attempt(() => types.extentOf(syntax));
  const values = syntax.enumerators.map(({ name }): [string, bigint | null] => [
    name,
    layout instanceof Unknown ? null : layout.values.get(name)!,
  ]);
  return { kind: 'enum', ...extentOr(extent), values };
}

/** @param base where it begins in the outermost type, in bits; null where that is not known */
function bodyOf(syntax: RecordSyntax, types: Types, base: number | null): DescribedBody {
  const layout = attempt(() => types.layoutOf(syntax));
  const members =
    layout instanceof Unknown
      ? syntax.members.filter(isReachable).map((member) => unplaced(member, types))
      : layout.members
          .filter(({ syntax: member }) => isReachable(member))
          .map((placed) => describeMember(placed, types, base));
  return { tag: syntax.tag, members, attributes: attributesOf(syntax.attributes, types) };
}

/** Unnamed bit-fields are padding to all who see the type: BTF and DWARF do not have them either. */
function isReachable({ name, width }: Member): boolean {
  return name !== null || width === null;
}

function describeMember(placed: PlacedMember, types: Types, base: number | null): DescribedMember {
  const { syntax, size, width } = placed;
  const bits = base === null ? null : base + placed.bits;
  const padding = paddingOf(syntax.type, types);
  return { ...writtenOf(syntax, types, bits), bits, size, width, padding };
}

/** A member of a struct that cannot be laid out: its size may be known nevertheless, or it is the reason. */
function unplaced(member: Member, types: Types): DescribedMember {
  const written = { ...writtenOf(member, types, null), bits: null, padding: 0 };
  const size = attempt(() => types.extentOf(member.type).size);
  const width = member.width === null ? null : attempt(() => types.countOf(member.width!));
  const fault = size instanceof Unknown ? size : width instanceof Unknown ? width : null;
  return {
    ...written,
    size: size instanceof Unknown ? null : size,
    width: width instanceof Unknown ? null : width,
    ...(fault === null ? {} : { unknown: fault.reason }),
  };
}

function writtenOf(
  { name, type, attributes }: Member,
  types: Types,
  bits: number | null,
): Pick<DescribedMember, 'name' | 'printed' | 'attributes' | 'elements' | 'body'> {
  const inner = ownBody(type);
  return {
    name: name ?? '',
    printed: printedOf(type, types),
    attributes: attributesOf(attributes, types),
    elements: elementsOf(type, types),
    body: inner === null ? null : bodyOf(inner, types, bits),
  };
}

/** The struct or union without a tag that a member's declaration defines. */
function ownBody(type: TypeSyntax): RecordSyntax | null {
  let one = type;
  while (one.kind === 'qualified' || one.kind === 'attributed' || one.kind === 'array') one = one.of;
  return one.kind === 'record' && one.name === null ? one : null;
}

/** Of the arrays that a member is written as; 0 where that cannot be told. */
function elementsOf(type: TypeSyntax, types: Types): number {
  let count = 1;
  for (
    let one = type;
    one.kind === 'array' || one.kind === 'qualified' || one.kind === 'attributed';
    one = one.of
  ) {
    if (one.kind !== 'array') continue;
    const { length } = one;
    const found = length === null ? 0 : attempt(() => types.countOf(length));
    count *= found instanceof Unknown ? 0 : found;
  }
  return count;
}

/** Bytes at the end of a member's type that nothing is in; arrays are not looked into, as pahole does not. */
function paddingOf(type: TypeSyntax, types: Types): number {
  const padding = attempt(() => {
    const core = types.core(type);
    if (core.kind !== 'record' && (core.kind !== 'tag' || core.tag !== 'struct')) return 0;
    const record = types.recordOf(core);
    if (record.tag === 'union') return 0;
    const { size, members } = types.layoutOf(record);
    return holesOf(
      members.filter(({ syntax }) => isReachable(syntax)),
      size,
      0,
    ).padding;
  });
  return padding instanceof Unknown ? 0 : padding;
}

function printedOf(type: TypeSyntax, types: Types): PrintedType {
  return printAround(type, { lengthOf: (length) => numberOr(length, types) });
}

function attributesOf({ packed, aligned }: Attributes, types: Types): string {
  const asked = aligned.map((one) => (one === null ? '__aligned__' : `__aligned__(${numberOr(one, types)})`));
  const words = [...(packed ? ['__packed__'] : []), ...asked];
  return words.length === 0 ? '' : `__attribute__((${words.join(', ')}))`;
}

function numberOr(expression: Expression, types: Types): string {
  const value = attempt(() => types.countOf(expression));
  return value instanceof Unknown ? printExpression(expression) : String(value);
}

function extentOr(extent: { size: number; align: number } | Unknown): Described {
  if (extent instanceof Unknown) return { size: null, align: null, unknown: extent.reason };
  return { size: extent.size, align: extent.align };
}

function attempt<T>(compute: () => T): T | Unknown {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Unknown) return error;
    throw error;
  }
}
