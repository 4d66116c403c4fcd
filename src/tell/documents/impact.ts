// SPDX-License-Identifier: GPL-2.0-or-later
import { Type, type Static } from '@sinclair/typebox';
import { PARTS } from './parts';
import {
  closed,
  count,
  countOrNull,
  documentOf,
  listOf,
  named,
  only,
  orNull,
  text,
  textOrNull,
} from './schema';

const budget = closed(
  {
    name: text({ description: 'With its mark, s#pot.' }),
    file: text(),
    line: count(),
    units: count({ description: 'How many units have this definition.' }),
    size: countOrNull({ description: 'In bytes, as all below; null where it is not known.' }),
    unknown: textOrNull({ description: 'Why the layout is not known.' }),
    holes: listOf(
      closed({ behind: text({ description: 'The member before it; empty for none.' }), bytes: count() }),
    ),
    bits: count({ description: "Bits of bit-fields' units that nothing uses." }),
    padding: count({ description: 'Behind the last member.' }),
    free: listOf(text(), { description: 'Members that are reserved by their name.' }),
    used: listOf(text(), { description: 'Reserved members that share their place with something else.' }),
  },
  { description: 'What room a struct has for new members.' },
);

const impact = closed(
  {
    asked: text(),
    names: listOf(text(), { description: 'With their marks.' }),
    places: listOf(named(PARTS, 'place')),
    exports: listOf(text(), { description: 'Exports whose CRC a change of it would change.' }),
    nameOnly: count({ description: 'How many more exports lead to its name alone.' }),
    modules: listOf(closed({ module: text(), exports: count() }), { description: 'Most exports first.' }),
    chains: listOf(named(PARTS, 'chain'), { description: 'The shortest ways, three at most.' }),
    listed: orNull(listOf(text()), { description: 'Those that the list names; null without a list.' }),
    budgets: listOf(named({ budget }, 'budget')),
  },
  { description: 'What hangs on a type, or on all that a header declares.' },
);

const definitions = { ...PARTS, budget, impact };

export const IMPACT = documentOf(
  closed({
    format: only('modversions-impact'),
    version: only(1),
    impacts: Type.Optional(listOf(named(definitions, 'impact'))),
    budgets: Type.Optional(
      listOf(named(definitions, 'budget'), {
        description: 'Of --budget: of all structs that the list freezes.',
      }),
    ),
  }),
  {
    title: 'What modversions impact --json prints',
    description: 'What hangs on types of one kernel, and what room structs have. Texts are UTF-8.',
  },
  definitions,
);

export type ImpactDocument = Static<typeof IMPACT>;
