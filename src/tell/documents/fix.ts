// SPDX-License-Identifier: GPL-2.0-or-later
import type { Static } from '@sinclair/typebox';
import { PARTS } from './parts';
import { closed, count, documentOf, listOf, named, oneOf, only, text } from './schema';

const way = oneOf(['guard', 'room', 'include', 'override'], {
  description:
    "guard: the base's text stands under #ifdef __GENKSYMS__; room: new members are moved to holes and reserved slots; include: an #include, or a whole definition, is hidden or shown; override: reference files make genksyms keep the base's text.",
});

const definitions = { ...PARTS };

/** What `modversions fix --json` prints. */
export const FIX = documentOf(
  closed({
    format: only('modversions-fix'),
    version: only(1),
    fixes: listOf(
      closed({
        names: listOf(text(), {
          minItems: 1,
          description: 'Of the declarations that it is about, marks included.',
        }),
        way,
        what: text({ description: 'What it does.' }),
        files: listOf(text(), { description: 'Files that it edits or adds, below the tree.' }),
        verdict: named(definitions, 'verdict'),
        conditions: listOf(text(), { description: 'What has to hold; none where the change is compatible.' }),
        restored: count({ description: "Exports that have the base's CRC again because of it and others." }),
        others: count({ description: 'Exports that reach it, and keep another CRC for other causes.' }),
      }),
      { description: 'Each was applied to a copy of the tree, hashed and laid out.' },
    ),
    refused: listOf(
      closed({
        name: text({ description: 'With its mark.' }),
        why: oneOf(['break', 'unknown', 'conditional', 'unwritable', 'unproved'], {
          description:
            'break: compiled modules misbehave; unknown: what the change means is not known; conditional: an override says nothing of the condition; unwritable: the source cannot be edited by program; unproved: what was written did not hold.',
        }),
        verdict: named(definitions, 'verdict'),
        reason: text(),
      }),
    ),
    units: count({ description: 'Units that were preprocessed and hashed with the patch.' }),
    changed: closed(
      { without: count(), with: count() },
      { description: "Exports whose CRC is not the base's, without and with the patch." },
    ),
    patch: text({
      description: 'The unified diff against the new tree; empty where nothing is mended, or by overrides.',
    }),
    overrides: listOf(closed({ unit: text(), text: text() }), {
      description: 'With --symref: reference files by the objects that they are for.',
    }),
  }),
  {
    title: 'What modversions fix --json prints',
    description:
      'Changes that are hidden from genksyms, with the proof that modules do not notice. Texts are UTF-8.',
  },
  definitions,
);

export type FixDocument = Static<typeof FIX>;
