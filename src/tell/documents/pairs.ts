// SPDX-License-Identifier: GPL-2.0-or-later
import type { Static } from '@sinclair/typebox';
import { ABSENCES } from '../../kernel/pairs';
import { CAUSE_CHANGE, CHANGE_KINDS, PARTS } from './parts';
import { closed, count, countOrNull, documentOf, flag, listOf, named, oneOf, only, text } from './schema';

const counts = closed({ compatible: count(), conditional: count(), unknown: count(), break: count() });

const pair = closed({
  name: text({ description: 'No two have one name.' }),
  file: text(),
  base: named(PARTS, 'side'),
  new: named(PARTS, 'side'),
  exports: named({ counts }, 'counts', { description: 'Exports to which something happened, by verdict.' }),
  causes: count(),
  missed: count(),
  beyond: countOrNull({
    description: 'How much lies beyond exports, which is not merged here; null where it was not compared.',
  }),
  warnings: count({ description: 'What makes it less than it looks; the comparison itself has them.' }),
});

const place = (description: string): ReturnType<typeof count> => count({ description });

const inPair = closed({
  pair: place('A place in pairs.'),
  verdict: named(PARTS, 'verdict'),
  kind: named(PARTS, 'kind'),
  reason: text(),
  exports: count({ description: 'How many exports reach it.' }),
  isTolerated: flag({ description: 'Whether nothing that it reaches counts.' }),
});

const cause = closed({
  name: text({ description: 'With its mark, s#pot; the bare name of an export for its own declaration.' }),
  change: CAUSE_CHANGE,
  isMissed: flag({ description: 'Whether CRCs miss it.' }),
  verdict: named(PARTS, 'verdict', { description: 'The worst.' }),
  kind: named(PARTS, 'kind'),
  pairs: listOf(named({ inPair }, 'inPair'), { minItems: 1 }),
  absent: listOf(
    closed({
      pair: place('A place in pairs.'),
      why: oneOf(ABSENCES, {
        description:
          'otherwise: the declaration changed otherwise there; not-compared: types of a side are not known; partial: a side is not the whole kernel; not-seen: no export of it reaches such a change.',
      }),
    }),
    { description: 'Pairs that do not have it, and why.' },
  ),
  isAlike: flag({ description: 'Whether all pairs that have it judge it alike.' }),
  baseText: text({ description: 'As the first pair has it.' }),
  newText: text(),
});

const change = closed({
  name: text(),
  change: CHANGE_KINDS,
  verdict: named(PARTS, 'verdict', { description: 'The worst.' }),
  pairs: listOf(count(), { description: 'Places of the pairs in which it happened.', minItems: 1 }),
  isTolerated: flag({ description: 'Whether it counts nowhere.' }),
});

const definitions = { ...PARTS, counts, pair, inPair, cause, change };

export const PAIRS = documentOf(
  closed({
    format: only('modversions-pairs'),
    version: only(1),
    pairs: listOf(named(definitions, 'pair'), { description: 'In the order in which they were given.' }),
    causes: listOf(named(definitions, 'cause'), {
      description: 'The worst first, then those of most pairs, then by impact and name.',
    }),
    exports: listOf(named(definitions, 'change'), {
      description: 'What happened to exports beside what causes explain, in the same order.',
    }),
  }),
  {
    title: 'What modversions pairs -f json writes',
    description: 'Comparisons of several architectures or flavours, merged by cause. Texts are UTF-8.',
  },
  definitions,
);

export type PairsDocument = Static<typeof PAIRS>;
