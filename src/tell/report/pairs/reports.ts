// SPDX-License-Identifier: GPL-2.0-or-later
import type { MergedPairs } from '../../../kernel/pairs';
import type { RawText } from '../../../text';
import type { PairsDocument } from '../../documents';
import { fitted } from '../fitted';
import { piecesInUtf8 } from '../formats';
import { itemsJson } from '../items-json';
import type { TextLook } from '../text-look';
import { pairsMarkdown } from './markdown';
import { pairsText } from './text';
import { toldPairs, type ToldPairs } from './told-pairs';

/** The forms of several pairs, beside a page. */
export const PAIRS_FORMATS = ['text', 'json', 'markdown'] as const;
export type PairsFormat = (typeof PAIRS_FORMATS)[number];

/** The reports of several pairs. */
export function pairsReports(merged: MergedPairs): {
  told(): ToldPairs;
  in(format: PairsFormat, look: TextLook): Iterable<RawText>;
} {
  let known: ToldPairs | undefined;
  const told = (): ToldPairs => (known ??= toldPairs(merged));
  return {
    told,
    in: (format, look) => {
      if (format === 'json') return itemsJson(documentOf(merged));
      if (format === 'markdown') return piecesInUtf8(pairsMarkdown(told()));
      return piecesInUtf8(fitted(pairsText(told(), look), look.width));
    },
  };
}

const documentOf = (merged: MergedPairs): PairsDocument => ({
  format: 'modversions-pairs',
  version: 1,
  ...merged,
});
