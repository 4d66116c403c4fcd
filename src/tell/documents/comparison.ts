// SPDX-License-Identifier: GPL-2.0-or-later
import { Type, type Static } from '@sinclair/typebox';
import { CAUSE, CHANGE_KINDS, FACTS, OPTION_VALUES, PARTS, RULE_NOTE, WARNINGS } from './parts';
import { closed, count, countOrNull, documentOf, listOf, named, oneOf, only, orNull, text } from './schema';

/** What the file says it is. The version is that of the schema, whatever the program's is. */
export const FORMAT = 'modversions-comparison';
export const VERSION = 2;

const DESCRIPTION =
  'Version 2. Lists are in a fixed order. Texts are UTF-8; control characters and bytes that are none are shown as \\x1b and U+FFFD. Which exports a cause reaches stands in the file once: exports[].combination is a place in combinations, and that is a list of places in causes, which go on in missed (place causes.length is missed[0]). With jq, the exports of cause 3: .combinations as $c | .exports[] | select(.combination != null and ($c[.combination] | index(3))) | .name';

const tolerated = Type.Optional(
  named(PARTS, 'tolerated', {
    description: 'Why it does not count; left out where it counts, and in causes.',
  }),
);

const cause = closed(
  { ...CAUSE, exportCount: count({ description: 'How many exports reach it.' }), tolerated },
  { description: 'A declaration whose own text differs, as units of some exports saw it.' },
);

const change = closed(
  {
    kind: CHANGE_KINDS,
    verdict: named(PARTS, 'verdict'),
    changeKind: Type.Optional(
      named(PARTS, 'kind', {
        description: 'Of what happened to the export itself; left out for a changed CRC, which has causes.',
      }),
    ),
    tolerated: Type.Optional(
      named(PARTS, 'tolerated', {
        description: 'Why the change does not count; left out where it counts.',
      }),
    ),
  },
  { description: 'One thing that happened to an export.' },
);

const newFacts = closed(
  {
    crc: Type.Optional(FACTS.crc),
    module: Type.Optional(FACTS.module),
    type: Type.Optional(FACTS.type),
    namespace: Type.Optional(FACTS.namespace),
  },
  { description: 'An export as the new side has it. Where base is there too, only what is different.' },
);

const listed = { ...PARTS, change, newFacts };

const exported = closed({
  name: text(),
  base: orNull(named(listed, 'facts'), {
    description:
      'Null where the side does not have it, or where nothing happened to the export and only missed reaches it.',
  }),
  new: orNull(named(listed, 'newFacts')),
  changes: listOf(named(listed, 'change'), {
    description:
      'Of a changed export first the CRC, then type, module and namespace. Empty where only missed reaches it.',
  }),
  combination: Type.Optional(
    count({ description: 'A place in combinations; left out where no cause reaches the export.' }),
  ),
  falsePositive: Type.Optional(
    only(true, {
      description: 'Its CRC changed and its causes are all compatible; left out where that is not so.',
    }),
  ),
});

const counts = closed({ compatible: count(), conditional: count(), unknown: count(), break: count() });

const compiledIn = closed(
  {
    what: oneOf(['function', 'macro']),
    name: text(),
    change: oneOf(['changed', 'removed'], {
      description: 'removed: no public header that units of the new kernel read has it.',
    }),
    basePlace: named(PARTS, 'place'),
    newPlace: orNull(named(PARTS, 'place')),
    baseLines: listOf(text(), {
      description:
        'All that the header has under the name, one behind the other, without comments; a macro with its #define.',
    }),
    newLines: listOf(text(), { description: 'Empty where it was removed.' }),
    uses: closed(
      {
        exports: listOf(text()),
        types: listOf(text({ description: 'With its mark, s#pot.' })),
      },
      { description: 'Exports and types of either kernel that these texts name.' },
    ),
    tolerated,
  },
  {
    description:
      'A function or macro of a public header that changed: compiled into modules, which cannot be judged by type.',
  },
);

const definitions = { ...listed, cause, export: exported, counts, compiledIn };

/**
 * A comparison as its file holds it. Exports of causes stand in it once: each export names a combination, a list of
 * places in `causes`, going on in `missed`. Of some hundred thousand pairs of exports and causes there are only some
 * hundred combinations.
 */
export const COMPARISON = documentOf(
  closed({
    format: only(FORMAT),
    version: only(VERSION),
    base: named(definitions, 'side'),
    new: named(definitions, 'side'),
    verdicts: closed(
      { exports: named(definitions, 'counts'), causes: named(definitions, 'counts') },
      {
        description:
          'How many have which verdict. exports: all that changed, were added, removed or moved, tolerated ones too.',
      },
    ),
    causes: listOf(named(definitions, 'cause'), {
      description:
        'The worst first, then by impact: most exports first, then by name and texts. None where a side has no types.',
    }),
    missed: listOf(named(definitions, 'cause'), {
      description: 'What changed under exports whose CRCs did not, as far as it is not compatible.',
    }),
    notCovered: Type.Optional(
      closed(
        {
          sentence: text({ description: 'What no verdict of the comparison covers.' }),
          definitions: orNull(named(definitions, 'counts'), {
            description: 'What beyond holds, by verdict; null where it was not compared.',
          }),
          functions: countOrNull({ description: 'What compiledIn holds.' }),
          macros: countOrNull(),
        },
        {
          description: 'What the comparison does not cover, and how much of that changed in public headers.',
        },
      ),
    ),
    beyond: Type.Optional(
      orNull(listOf(named(definitions, 'cause')), {
        description:
          'Types and enumerators of public headers that changed and to which no export leads, the worst first; null where a side does not tell its definitions.',
      }),
    ),
    compiledIn: Type.Optional(
      orNull(listOf(named(definitions, 'compiledIn')), {
        description:
          'Functions, then macros of public headers that changed; null where a side does not have its headers.',
      }),
    ),
    configuration: Type.Optional(
      closed(
        {
          base: countOrNull({ description: 'How many options it sets; null where that is not known.' }),
          new: countOrNull(),
          differing: countOrNull({
            description: 'How many options have other values; null where a configuration is not known.',
          }),
          bearing: listOf(
            closed({ ...OPTION_VALUES, causes: count({ description: 'How many causes it stands behind.' }) }),
            { description: 'Those of them that stand behind causes, missed and beyond: by name.' },
          ),
        },
        {
          description:
            'What became of the configuration; left out where neither side is the scan of a tree. Which objects are built is not looked at.',
        },
      ),
    ),
    combinations: listOf(listOf(count(), { minItems: 1 }), {
      description: 'Sets of causes that exports reach: places in causes, going on in missed.',
    }),
    exports: listOf(named(definitions, 'export'), {
      description:
        'All added, all removed, then what is changed, each by name; last those that only something missed by the CRC reaches.',
    }),
    unexplained: listOf(text(), {
      description: 'Exports whose CRC changed and that have no cause although both sides have types.',
    }),
    known: Type.Optional(
      closed(
        { path: text(), base: named(definitions, 'side'), new: named(definitions, 'side') },
        { description: 'The earlier comparison whose changes do not count (--known); left out without one.' },
      ),
    ),
    rules: Type.Optional(
      listOf(
        closed({
          ...RULE_NOTE,
          state: oneOf(['used', 'unused', 'expired']),
          matches: count({
            description: 'How many things it decided about, or would have if it had not expired.',
          }),
        }),
        { description: 'Rules that say why, in their order; left out where no file has any.' },
      ),
    ),
    warnings: WARNINGS,
  }),
  {
    title: 'What modversions compare -f json writes, and modversions report reads',
    description: DESCRIPTION,
  },
  definitions,
);

export type SavedComparison = Static<typeof COMPARISON>;
export type SavedCause = Static<typeof cause>;
export type SavedExport = Static<typeof exported>;
export type SavedChange = Static<typeof change>;
export type SavedCompiledIn = Static<typeof compiledIn>;
