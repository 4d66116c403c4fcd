// SPDX-License-Identifier: GPL-2.0-or-later
import { Type, type Static } from '@sinclair/typebox';
import { CAUSE, CAUSE_CHANGE, CHANGE_KINDS, PARTS, WARNINGS } from './parts';
import {
  anyOf,
  closed,
  count,
  documentOf,
  flag,
  listOf,
  named,
  only,
  orNull,
  text,
  textOrNull,
  uncovered,
} from './schema';

const help = closed(
  {
    title: text(),
    explanation: text(),
    rule: text(),
    macros: orNull(closed({ redHat: text(), suse: text() })),
    page: text(),
  },
  { description: 'What is to be said of the kind of a cause.' },
);

const cause = closed({
  ...CAUSE,
  exports: listOf(text()),
  chains: listOf(named(PARTS, 'chain')),
  help,
});

const change = closed({
  kind: CHANGE_KINDS,
  name: text(),
  base: orNull(named(PARTS, 'facts')),
  new: orNull(named(PARTS, 'facts')),
  tolerated: orNull(named(PARTS, 'tolerated')),
  changeKind: textOrNull(),
  verdict: named(PARTS, 'verdict'),
});

const causes = { ...PARTS, cause, change };

const exported = closed({
  what: only('export'),
  name: text(),
  isDifferent: flag(),
  verdict: orNull(named(causes, 'verdict'), {
    description: 'The worst over all; null where nothing happened.',
  }),
  base: orNull(named(causes, 'facts')),
  new: orNull(named(causes, 'facts')),
  declaration: textOrNull(),
  changes: listOf(named(causes, 'change')),
  causes: listOf(named(causes, 'cause')),
  missed: listOf(named(causes, 'cause'), { description: 'What no CRC tells of.' }),
});

const uncaused = closed(
  {
    text: text(),
    basePlace: orNull(named(causes, 'place')),
    newPlace: orNull(named(causes, 'place')),
    judgement: orNull(
      closed({
        verdict: named(causes, 'verdict'),
        reason: text(),
        findings: listOf(named(causes, 'finding')),
        proof: named(causes, 'proof'),
        units: count(),
      }),
    ),
  },
  { description: 'A declaration whose own text is the same in both kernels, or that only one of them has.' },
);

const type = closed({
  what: only('type'),
  name: text({ description: 'With its mark: s#pot.' }),
  sides: closed({ base: flag(), new: flag() }),
  isDifferent: flag(),
  verdict: orNull(named(causes, 'verdict'), {
    description: 'Null where it is the same, or only one side has it.',
  }),
  causes: listOf(named(causes, 'cause')),
  missed: listOf(named(causes, 'cause')),
  uncaused: orNull(uncaused, { description: 'Null where there are causes.' }),
  exports: count(),
  modules: listOf(closed({ module: text(), exports: count() })),
  reached: listOf(
    closed({
      name: text(),
      change: CAUSE_CHANGE,
      chain: named(causes, 'chain'),
      kind: named(causes, 'kind'),
      verdict: named(causes, 'verdict'),
      reason: text(),
    }),
    { description: 'Changed declarations behind one whose own text is the same.' },
  ),
});

const definitions = { ...causes, export: exported, type };

export const EXPLANATION = documentOf(
  closed({
    format: only('modversions-explanation'),
    version: only(1),
    base: named(definitions, 'side'),
    new: named(definitions, 'side'),
    warnings: WARNINGS,
    notCovered: uncovered,
    explanations: Type.Array(anyOf(named(definitions, 'export'), named(definitions, 'type'))),
  }),
  {
    title: 'What modversions explain -f json prints',
    description:
      'Single exports and types of two kernels in full. Texts are UTF-8; control characters are spelt, as \\x1b.',
  },
  definitions,
);

export type ExplanationDocument = Static<typeof EXPLANATION>;
