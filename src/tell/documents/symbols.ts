// SPDX-License-Identifier: GPL-2.0-or-later
import { Type, type Static } from '@sinclair/typebox';
import { closed, documentOf, listOf, oneOf, only, text, textOrNull } from './schema';

/** What the commands on symbol lists tell programs. */
export const SYMBOLS = documentOf(
  closed({
    format: only('modversions-symbols'),
    version: only(1),
    symbols: Type.Optional(
      listOf(
        closed({
          name: text({ description: 'A symbol; of lists, perhaps a pattern.' }),
          from: listOf(text(), { description: 'The modules that import it, or the lists that name it.' }),
        }),
        { description: 'Of list make and list union, in the order of bytes.' },
      ),
    ),
    findings: Type.Optional(
      listOf(
        closed({
          name: text(),
          what: oneOf(['missing', 'removed', 'module', 'type', 'namespace'], {
            description: 'missing: no kernel exports it. removed: only the base does. All others changed.',
          }),
          base: textOrNull(),
          new: textOrNull(),
        }),
        { description: 'Of list check, by name.' },
      ),
    ),
    shares: Type.Optional(
      listOf(
        closed({
          file: text(),
          listed: listOf(text()),
          beyond: listOf(text(), { description: 'What the module imports and the list does not name.' }),
        }),
        { description: 'Of list share, a module each.' },
      ),
    ),
  }),
  {
    title: 'What modversions list … --json prints',
    description: 'Symbol lists: made, joined, or held against kernels and modules. Texts are UTF-8.',
  },
  {},
);

export type SymbolsDocument = Static<typeof SYMBOLS>;
