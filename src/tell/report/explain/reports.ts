import type { Explained } from '../../../kernel/explain';
import { toldOf, type RawText } from '../../../text';
import { piecesInUtf8 } from '../formats';
import { explainJson } from './json';
import type { Look } from './look';
import { explainText } from './text';

/** The reports of single exports and types. */
export const explainReports = {
  formats: ['text', 'json'] as const,
  of: (explained: Explained, format: 'text' | 'json', look: Look): Iterable<RawText> =>
    format === 'json' ? explainJson(explained) : piecesInUtf8(explainText(toldOf(explained), look)),
};
