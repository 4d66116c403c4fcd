// SPDX-License-Identifier: GPL-2.0-or-later
import type { TypeLayout } from '../../kernel/types';
import { toldOf, type RawText, type Told } from '../../text';
import { fitted } from './fitted';
import { piecesInUtf8 } from './formats';
import { layoutText } from './layout';
import { layoutJson } from './layout-json';

/** The reports of layouts of types. */
export const layoutReports = {
  formats: ['text', 'json'] as const,
  /** @param width of the terminal; null for any */
  of: (layouts: readonly TypeLayout[], format: 'text' | 'json', width: number | null): Iterable<RawText> =>
    format === 'json' ? layoutJson(layouts) : piecesInUtf8(fitted(layoutText(toldOneByOne(layouts)), width)),
};

/** All types of a kernel are too many to be told at once. */
function* toldOneByOne(layouts: readonly TypeLayout[]): Generator<Told<TypeLayout>> {
  for (const layout of layouts) yield toldOf(layout);
}
