// SPDX-License-Identifier: GPL-2.0-or-later
import type { Explained } from '../../../kernel/explain';
import { toldOf, type RawText } from '../../../text';
import type { ExplanationDocument } from '../../documents';
import { piecesInUtf8 } from '../formats';
import { itemsJson } from '../items-json';
import { NOT_COVERED } from '../not-covered';
import type { Look } from './look';
import { fitted } from '../fitted';
import { explainText } from './text';

/** The reports of single exports and types. */
export const explainReports = {
  formats: ['text', 'json'] as const,
  of: (explained: Explained, format: 'text' | 'json', look: Look): Iterable<RawText> =>
    format === 'json'
      ? itemsJson(documentOf(explained))
      : piecesInUtf8(fitted(explainText(toldOf(explained), look), look.width)),
};

const documentOf = ({ base, new: next, explanations, warnings }: Explained): ExplanationDocument => ({
  format: 'modversions-explanation',
  version: 1,
  base,
  new: next,
  ...(warnings.length > 0 && { warnings }),
  notCovered: { sentence: NOT_COVERED },
  explanations,
});
