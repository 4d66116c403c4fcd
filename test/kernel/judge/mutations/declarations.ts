// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Declarations that are generated and mutated. Each case has names of its own: `@` in a name stands for what tells cases
 * and sides apart.
 */
import { declarator, type DrawnType } from './types';

export interface Field {
  name: string;
  type: DrawnType;
  /** Which spelling of the type is used, and with which qualifier. */
  spelling: number;
  qualifier: string;
  /** Of a bit-field; null for others. */
  width: number | null;
  /** The length of an array and how it is spelt; null for none. */
  length: { count: number; text: string } | null;
  attribute: string;
}

/** A struct or union without a tag. */
export interface Group {
  /** Empty where its members are those of what holds it. */
  name: string;
  tag: 'struct' | 'union';
  parts: Part[];
}

export type Part = Field | Group;

export interface RecordCase {
  kind: 'record';
  tag: 'struct' | 'union';
  parts: Part[];
  attribute: string;
  /** What `#pragma pack` says; 0 for nothing. */
  pack: number;
  /** Whether another struct embeds it. */
  isHeld: boolean;
  /** Whether it has no tag and a typedef names it. */
  isTypedef: boolean;
}

export interface EnumCase {
  kind: 'enum';
  /** Text of the value; null where it counts on. */
  enumerators: { name: string; value: string | null }[];
  /** Whether an array of a struct is as long as the last one says. */
  isBound: boolean;
}

export interface TypedefCase {
  kind: 'typedef';
  field: Field;
}

export interface FunctionCase {
  kind: 'function';
  result: Field;
  parameters: Field[];
  isVariadic: boolean;
}

export interface VariableCase {
  kind: 'variable';
  field: Field;
}

export type Declared = RecordCase | EnumCase | TypedefCase | FunctionCase | VariableCase;

export function isGroup(part: Part): part is Group {
  return 'parts' in part;
}

/** All fields in groups and outside of them. */
export function fieldsOf(parts: readonly Part[]): Field[] {
  return pathsOf(parts).map(([, field]) => field);
}

/** All fields that have a name, with the paths by which C reaches them. */
export function pathsOf(parts: readonly Part[], before = ''): [path: string, field: Field][] {
  return parts.flatMap((part): [string, Field][] => {
    if (isGroup(part)) return pathsOf(part.parts, part.name === '' ? before : `${before}${part.name}.`);
    return part.name === '' ? [] : [[`${before}${part.name}`, part]];
  });
}

/** What C calls the struct or union. */
export function nameOf({ tag, isTypedef }: RecordCase): string {
  return isTypedef ? 'pot@' : `${tag} pot@`;
}

/** All lists of parts, the whole first. */
export function listsOf(parts: Part[]): Part[][] {
  return [parts, ...parts.flatMap((part) => (isGroup(part) ? listsOf(part.parts) : []))];
}

/** A field's declaration without its end, also under another name. */
export function fieldText(field: Field, name = field.name): string {
  const { type, spelling, qualifier, width, length, attribute } = field;
  const array = length === null ? '' : `[${length.text}]`;
  const spelt = type.spellings[spelling % type.spellings.length]!;
  // A qualifier of a callback would stand elsewhere.
  const before = spelt.includes('%') || qualifier === '' ? '' : `${qualifier} `;
  return `${before}${declarator(spelt, `${name}${array}`)}${width === null ? '' : ` : ${width}`}${attribute}`;
}

function partText(part: Part): string {
  if (!isGroup(part)) return `\t${fieldText(part)};\n`;
  return `\t${part.tag} {\n${part.parts.map(partText).join('')}\t} ${part.name};\n`;
}

/** The export's name. */
export const EXPORT = 'use@';

/** The declarations of a case, without its export statement. */
export function textOf(declared: Declared): string {
  switch (declared.kind) {
    case 'record': {
      const { tag, parts, attribute, isHeld, isTypedef, pack } = declared;
      const body = `{\n${parts.map(partText).join('')}}${attribute}`;
      const plain = isTypedef ? `typedef ${tag} ${body} pot@;\n` : `${tag} pot@ ${body};\n`;
      const text = pack === 0 ? plain : `#pragma pack(push, ${pack})\n${plain}#pragma pack(pop)\n`;
      const name = nameOf(declared);
      if (!isHeld) return `${text}int ${EXPORT}(${name} *pot);\n`;
      return `${text}struct tray@ {\n\t${name} pot;\n\tint tail;\n};\nint ${EXPORT}(struct tray@ *tray);\n`;
    }
    case 'enum': {
      const lines = declared.enumerators.map(
        ({ name, value }) => `\t${name}${value === null ? '' : ` = ${value}`},\n`,
      );
      const text = `enum leaf@ {\n${lines.join('')}};\n`;
      if (!declared.isBound) return `${text}int ${EXPORT}(enum leaf@ leaf);\n`;
      return `${text}struct tray@ {\n\tenum leaf@ leaf;\n\tint table[LEAF@_MAX];\n\tint tail;\n};\nint ${EXPORT}(struct tray@ *tray);\n`;
    }
    case 'typedef':
      return (
        `typedef ${fieldText(declared.field, 'steam@')};\n` +
        `struct tray@ {\n\tchar head;\n\tsteam@ steam;\n\tint tail;\n};\nint ${EXPORT}(struct tray@ *tray);\n`
      );
    case 'function': {
      const { result, parameters, isVariadic } = declared;
      const list = parameters.map((parameter) => fieldText(parameter));
      if (isVariadic) list.push('...');
      return `${fieldText(result, `${EXPORT}(${list.join(', ') || 'void'})`)};\n`;
    }
    case 'variable':
      return `extern ${fieldText(declared.field, EXPORT)};\n`;
  }
}
