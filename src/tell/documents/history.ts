// SPDX-License-Identifier: GPL-2.0-or-later
import type { Static } from '@sinclair/typebox';
import { PARTS } from './parts';
import { closed, count, documentOf, flag, listOf, named, only, orNull, text } from './schema';

const event = closed(
  {
    step: count({ description: 'A place in steps.' }),
    kinds: listOf(named(PARTS, 'kind'), { description: 'Empty for a changed CRC alone.' }),
    verdict: named(PARTS, 'verdict', { description: 'The worst.' }),
  },
  { description: 'What happened in one step.' },
);

const entry = closed({
  name: text({ description: 'Of a type with its mark, s#pot.' }),
  events: listOf(named({ event }, 'event'), { minItems: 1 }),
});

const step = closed({
  file: text(),
  base: named(PARTS, 'side'),
  new: named(PARTS, 'side'),
  exports: count({ description: 'Exports to which something happened.' }),
  causes: count({ description: 'What CRCs miss is counted too.' }),
  continues: orNull(flag(), {
    description:
      'Whether its base is the new side of the step before, by release; null where that is not known.',
  }),
});

const definitions = { ...PARTS, event, entry, step };

export const HISTORY = documentOf(
  closed({
    format: only('modversions-history'),
    version: only(1),
    steps: listOf(named(definitions, 'step'), { description: 'In the order in which they were given.' }),
    types: listOf(named(definitions, 'entry'), { description: 'Most events first, then the worst.' }),
    exports: listOf(named(definitions, 'entry')),
  }),
  {
    title: 'What modversions history --json prints',
    description: 'Saved comparisons over time, by type and export. Texts are UTF-8.',
  },
  definitions,
);

export type HistoryDocument = Static<typeof HISTORY>;
