// SPDX-License-Identifier: GPL-2.0-or-later
import type { Static } from '@sinclair/typebox';
import { OBSTACLE_KINDS } from '../../kernel/loader';
import { against, failedFile, unchecked } from './module-check';
import { PARTS, WARNINGS } from './parts';
import {
  closed,
  count,
  documentOf,
  flag,
  listOf,
  named,
  oneOf,
  only,
  orNull,
  text,
  textOrNull,
  uncovered,
} from './schema';

const obstacle = closed({
  kind: oneOf(OBSTACLE_KINDS),
  count: count({ minimum: 1 }),
  symbols: listOf(text(), { description: 'The first of the symbols that they are about.', maxItems: 3 }),
});

const parts = { ...PARTS, obstacle };

const cell = closed(
  {
    loads: flag(),
    obstacles: listOf(named(parts, 'obstacle'), {
      description: "Why the loader would refuse it, by kind, in the loader's order of the first of each.",
    }),
    verdict: orNull(named(parts, 'verdict'), {
      description:
        'As check-module has it against this kernel alone, as affected is; null where there is none.',
    }),
    affected: oneOf(['yes', 'maybe', 'no', null]),
    needs: oneOf(['rebuild', 'change', null], {
      description:
        'Null: it loads, and no verdict speaks against it. rebuild: a build against this kernel removes what stands in its way, if the source still compiles there. change: something stands in its way that no build removes.',
    }),
  },
  { description: 'What one kernel says to one module.' },
);

const definitions = { ...parts, against, cell };

export const MODULE_MATRIX = documentOf(
  closed({
    format: only('modversions-module-matrix'),
    version: only(1),
    kernels: listOf(named(definitions, 'against'), { description: 'In the order in which they were named.' }),
    newestBy: oneOf(['release', 'order'], {
      description:
        'By what the newest is told: the releases where all kernels tell theirs, or else the order, of which the last is the newest.',
    }),
    base: orNull(named(definitions, 'side'), {
      description: 'The kernel that the modules were built for; null where it was not given.',
    }),
    modules: listOf(
      closed({
        file: text(),
        name: text({ description: 'As the kernel calls it.' }),
        vermagic: textOrNull(),
        license: textOrNull(),
        machine: text(),
        isSigned: flag(),
        imports: count({ description: 'Symbols that it needs.' }),
        cells: listOf(named(definitions, 'cell'), { description: 'Of each kernel, in their order.' }),
        newest: orNull(count(), {
          description: 'Place in kernels of the newest that it fits, from 0; null where it fits none.',
        }),
      }),
      {
        description:
          'In the order in which they were named; those of a directory or package by the bytes of their paths.',
      },
    ),
    failed: listOf(failedFile, { description: 'Files that could not be read as modules.' }),
    notCovered: uncovered,
    unchecked: listOf(unchecked, {
      description: 'Rules of the loader that could not be applied, and type data that were missing.',
    }),
    warnings: WARNINGS,
  }),
  {
    title: 'What modversions check-module writes with -f json against several kernels',
    description:
      'Lists are in a fixed order. Texts are UTF-8; control characters and bytes that are none are shown as \\x1b and U+FFFD.',
  },
  definitions,
);

export type ModuleMatrixDocument = Static<typeof MODULE_MATRIX>;
