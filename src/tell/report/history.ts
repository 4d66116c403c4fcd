// SPDX-License-Identifier: GPL-2.0-or-later
import type { History, HistoryEntry } from '../../kernel/history';
import { toldOf, type RawText, type Told } from '../../text';
import type { HistoryDocument } from '../documents';
import { short } from './forms/short';
import { itemsJson } from './items-json';
import { sideName } from './kernels/wording';
import { counted } from './spelling';
import { declarationName } from './wording';

/** Types and exports that are told one by one. */
const SHOWN = 20;

/** Comparisons over time for people: the steps, then what changed most often. */
export function historyText(history: History): string {
  const { steps, types, exports } = toldOf(history);
  const names = steps.map((step) => `${short(sideName(step.base))} → ${short(sideName(step.new))}`);
  const lines = steps.map(({ exports: changed, causes, continues }, at) => {
    const gap = continues === false ? ', which does not begin where the one before ended' : '';
    return `${at + 1}. ${names[at]!}: ${counted(changed, 'export')}, ${counted(causes, 'cause')}${gap}`;
  });
  return [
    ...lines,
    ...entryLines('Types', types, (name) => short(declarationName(name))),
    ...entryLines('Exports', exports, (name) => short(name)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function entryLines<T extends Told<HistoryEntry>>(
  title: string,
  entries: readonly T[],
  nameOf: (name: T['name']) => string,
): string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, SHOWN).map(({ name, events }) => {
    const steps = events.map(({ step, verdict, kinds }) => {
      const what = kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
      return `${step + 1} ${verdict}${what}`;
    });
    return `  ${nameOf(name)}: ${steps.join('; ')}`;
  });
  const more = entries.length - shown.length;
  return ['', `${title}, by step:`, ...shown, ...(more > 0 ? [`  … and ${more} more; --json has all`] : [])];
}

export function historyJson(history: History): Iterable<RawText> {
  const document: HistoryDocument = { format: 'modversions-history', version: 1, ...history };
  return itemsJson(document);
}
