// SPDX-License-Identifier: GPL-2.0-or-later
import { Type, type TUnsafe } from '@sinclair/typebox';
import type { RawText } from '../../text';
import { closed, count, documentOf, listOf, text } from './schema';

/** A type as `modversions layout -f json` tells it: what is not known or makes no sense is left out. */
export interface LayoutDocument {
  size?: number;
  align?: number;
  unknown?: RawText;
  members?: LayoutMember[];
  values?: Record<string, number | RawText>;
  type?: RawText;
  file: RawText;
  line: number;
  units?: number;
  unit?: RawText;
  others?: LayoutDocument[];
}

export interface LayoutMember {
  name: RawText;
  type: RawText;
  offset?: number;
  size?: number;
  bitOffset?: number;
  bitSize?: number;
  members?: LayoutMember[];
  unknown?: RawText;
}

/** Types hold types, so theirs is written out above and not inferred. */
const ofType = (): TUnsafe<LayoutDocument> => Type.Unsafe({ $ref: '#/definitions/type' });
const ofMember = (): TUnsafe<LayoutMember> => Type.Unsafe({ $ref: '#/definitions/member' });

const member = closed({
  name: text({ description: 'Empty for an anonymous struct or union. Unnamed bit-fields are not listed.' }),
  type: text({ description: 'As written, lengths of arrays as numbers.' }),
  offset: Type.Optional(
    count({ description: 'The byte that holds its first bit, from the start of the outermost type.' }),
  ),
  size: Type.Optional(
    count({
      description: 'Of its type; 0 for a flexible array. Of a bit-field it is that of the declared type.',
    }),
  ),
  bitOffset: Type.Optional(count({ description: 'Of a bit-field, from the start of the outermost type.' })),
  bitSize: Type.Optional(count({ description: 'Of a bit-field.' })),
  members: Type.Optional(
    listOf(ofMember(), {
      description:
        'Of a struct or union without a tag that is defined here; of an array of them, those of the first.',
    }),
  ),
  unknown: Type.Optional(text({ description: 'Why its size is not known.' })),
});

const type = closed({
  size: Type.Optional(count()),
  align: Type.Optional(count({ minimum: 1 })),
  unknown: Type.Optional(text({ description: 'Why size and offsets are not known.' })),
  members: Type.Optional(listOf(ofMember(), { description: 'Of a struct or union.' })),
  values: Type.Optional(
    Type.Unsafe<Record<string, number | RawText>>({
      description: 'Of an enum, by enumerator; digits where a number of JSON would not be exact.',
      type: 'object',
      additionalProperties: { anyOf: [{ type: 'integer' }, text({ pattern: '^-?[0-9]+$' })] },
    }),
  ),
  type: Type.Optional(text({ description: 'Of any other typedef: what it stands for.' })),
  file: text({ description: 'Where the declaration begins that defines it.' }),
  line: count(),
  units: Type.Optional(
    count({ description: 'How many units have this definition, where there are others.' }),
  ),
  unit: Type.Optional(text({ description: 'The first of them, in `others`.' })),
  others: Type.Optional(
    listOf(ofType(), {
      description: 'What the name means in other units; the one that most units have stands above.',
      minItems: 1,
    }),
  ),
});

export const LAYOUTS = documentOf(
  Type.Unsafe<Record<string, LayoutDocument>>({
    type: 'object',
    propertyNames: { pattern: '^(struct|union|enum|typedef) ' },
    additionalProperties: ofType(),
  }),
  {
    title: 'What modversions layout -f json writes',
    description:
      'Types by keyword and name: `struct pot`, `union cup`, `enum tea`, `typedef lid_t`. With --all there are typedefs only of structs, unions and enums without a tag. Sizes, alignments and offsets are in bytes, what is called bit in bits. Texts are UTF-8; control characters and bytes that are none are shown as \\x1b and U+FFFD.',
  },
  { type, member },
);
