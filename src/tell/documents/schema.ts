// SPDX-License-Identifier: GPL-2.0-or-later
import {
  Type,
  type Static,
  type TObject,
  type TProperties,
  type TSchema,
  type TUnsafe,
} from '@sinclair/typebox';
import type { RawText } from '../../text';

/** What a part of a document is for. */
export interface Note {
  description?: string;
}

/** Definitions of a document, by the names under which its schema has them. */
export type Definitions = Readonly<Record<string, TSchema>>;

export const text = (note: Note & { pattern?: string } = {}): TUnsafe<RawText> =>
  Type.Unsafe({ ...note, type: 'string' });

export const textOrNull = (note: Note & { pattern?: string } = {}): TUnsafe<RawText | null> =>
  Type.Unsafe({ ...note, type: ['string', 'null'] });

/** A number of things, or a place in a list. */
export const count = (note: Note & { minimum?: number } = {}): TUnsafe<number> =>
  Type.Unsafe({ ...note, type: 'integer', minimum: note.minimum ?? 0 });

export const countOrNull = (note: Note = {}): TUnsafe<number | null> =>
  Type.Unsafe({ ...note, type: ['integer', 'null'], minimum: 0 });

export const numberOrNull = (note: Note): TUnsafe<number | null> =>
  Type.Unsafe({ ...note, type: ['number', 'null'] });

export const flag = (note: Note = {}): TUnsafe<boolean> => Type.Unsafe({ ...note, type: 'boolean' });

/** A CRC: unsigned, 32 bits. */
export const crc = (note: Note = {}): TUnsafe<number> =>
  Type.Unsafe({ ...note, type: 'integer', minimum: 0, maximum: 0xffffffff });

export const crcOrNull = (note: Note = {}): TUnsafe<number | null> =>
  Type.Unsafe({ ...note, type: ['integer', 'null'], minimum: 0, maximum: 0xffffffff });

export const only = <const T extends string | number | true>(value: T, note: Note = {}): TUnsafe<T> =>
  Type.Unsafe({ ...note, const: value });

export const oneOf = <const T extends string | null>(values: readonly T[], note: Note = {}): TUnsafe<T> =>
  Type.Unsafe({ ...note, enum: values });

export const listOf = <T extends TSchema>(
  items: T,
  note: Note & { minItems?: number; maxItems?: number } = {},
): TUnsafe<Static<T>[]> => Type.Unsafe({ ...note, type: 'array', items });

/** An object with these properties and no others. */
export const closed = <T extends TProperties>(properties: T, note: Note = {}): TObject<T> =>
  Type.Object(properties, { ...note, additionalProperties: false });

export const orNull = <T extends TSchema>(schema: T, note: Note = {}): TUnsafe<Static<T> | null> =>
  Type.Unsafe({ ...note, anyOf: [schema, { type: 'null' }] });

export const anyOf = <T extends TSchema[]>(...schemas: T): TUnsafe<Static<T[number]>> =>
  Type.Unsafe({ anyOf: schemas });

/** What no verdict of a document covers. */
export const uncovered = Type.Optional(
  closed({ sentence: text() }, { description: 'What no verdict covers, in a sentence.' }),
);

/** What stands among the definitions of the document, by its name there. */
export const named = <T extends Definitions, Name extends string & keyof T>(
  _: T,
  name: Name,
  note: Note = {},
): TUnsafe<Static<T[Name]>> => {
  const reference = { $ref: `#/definitions/${name}` };
  // Beside a reference draft 7 knows nothing else.
  return Type.Unsafe(note.description === undefined ? reference : { ...note, allOf: [reference] });
};

/** A whole document, with those definitions that it refers to. */
export function documentOf<T extends TSchema>(
  schema: T,
  { title, description }: { title: string; description: string },
  definitions: Definitions,
): T {
  const used = new Set<string>();
  const open: TSchema[] = [schema];
  for (const one of open) {
    for (const [, name] of JSON.stringify(one).matchAll(/"#\/definitions\/(\w+)"/g)) {
      if (used.has(name!)) continue;
      used.add(name!);
      open.push(definitions[name!]!);
    }
  }
  const kept = Object.entries(definitions).filter(([name]) => used.has(name));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    description,
    ...schema,
    definitions: Object.fromEntries(kept),
  };
}
