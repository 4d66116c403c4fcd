// SPDX-License-Identifier: GPL-2.0-or-later
import { Type, type Static } from '@sinclair/typebox';
import { closed, count, documentOf, flag, listOf, oneOf, only, text, textOrNull } from './schema';

const change = closed({
  of: oneOf(['export', 'unit', 'file'], { description: 'A unit is an object; a file one of a scan.' }),
  name: text(),
  what: oneOf(['added', 'removed', 'changed']),
  fields: listOf(
    closed({ field: oneOf(['crc', 'type', 'module', 'namespace']), base: text(), new: text() }),
    { description: 'Of a changed export that has a row; empty for all else.' },
  ),
});

/** What the commands on references tell programs. */
export const REFERENCE = documentOf(
  closed({
    format: only('modversions-reference'),
    version: only(1),
    reference: listOf(text(), { minItems: 1, description: 'The files or the scan.' }),
    update: Type.Optional(
      closed(
        {
          new: text(),
          kind: oneOf(['scan', 'symvers', 'symtypes']),
          changes: listOf(change),
          left: Type.Optional(
            listOf(text(), {
              description:
                'Of an update by cause: exports that a cause reaches and that change for something else too. They keep what the reference has.',
            }),
          ),
          refused: listOf(text(), {
            description: 'Listed exports that the reference would have dropped: then nothing was written.',
          }),
          isWritten: flag(),
        },
        { description: 'Of reference update.' },
      ),
    ),
    check: Type.Optional(
      closed(
        {
          same: count({ description: 'Exports whose row and types give the same CRC.' }),
          unversioned: count({ description: 'Exports of CRC zero without types.' }),
          findings: listOf(
            closed({
              name: text(),
              what: oneOf(['crc', 'untyped', 'unlisted'], {
                description:
                  'crc: the two differ. untyped: a row without types. unlisted: types without a row.',
              }),
              row: textOrNull({ description: 'The CRC in the row.' }),
              types: textOrNull({ description: 'The CRC that the types give.' }),
            }),
          ),
        },
        { description: 'Of reference check.' },
      ),
    ),
  }),
  {
    title: 'What modversions reference … --json prints',
    description: 'A stored reference of a kABI: renewed, or held against itself. Texts are UTF-8.',
  },
  {},
);

export type ReferenceDocument = Static<typeof REFERENCE>;
