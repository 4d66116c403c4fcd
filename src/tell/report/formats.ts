// SPDX-License-Identifier: GPL-2.0-or-later
import { inUtf8, type RawText } from '../../text';
import { fitted } from './fitted';
import type { TextLook } from './text-look';

/** Forms in which scripts of the field ask for a result. They take names as bytes. */
export const DROP_IN_FORMATS = ['null', 'pretty', 'short', 'symbols', 'mod-symbols'] as const;
export type DropInFormat = (typeof DROP_IN_FORMATS)[number];

/** Forms in which people are told of a result, by themselves or through a program that shows it. */
const TOLD_FORMATS = ['sarif', 'junit', 'github', 'markdown'] as const;

/** All forms of a report. */
export const REPORT_FORMATS = ['text', ...DROP_IN_FORMATS, 'json', ...TOLD_FORMATS] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

type ToldFormat = 'text' | (typeof TOLD_FORMATS)[number];

/** How a kind of result is reported: forms for people know only what is told of it, all others have it as it is. */
export interface Reports<Result, ToldResult> {
  tell(result: Result): ToldResult;
  told: Readonly<Record<ToldFormat, (told: ToldResult, look: TextLook) => string | Iterable<string>>>;
  json(result: Result): Iterable<RawText>;
  dropIn(result: Result, format: DropInFormat): RawText;
}

/** The reports of one result. */
export interface Reported<ToldResult> {
  /** What people are told of it, made when it is asked for first. */
  told(): ToldResult;
  /** @param look of the terminal, for what is shown there */
  in(format: ReportFormat, look: TextLook): Iterable<RawText>;
}

export function reported<Result, ToldResult>(
  reports: Reports<Result, ToldResult>,
  result: Result,
): Reported<ToldResult> {
  let known: { told: ToldResult } | undefined;
  const told = (): ToldResult => (known ??= { told: reports.tell(result) }).told;
  return {
    told,
    in: (format, look) => {
      if (format === 'json') return reports.json(result);
      if (isDropIn(format)) return [reports.dropIn(result, format)];
      const text = reports.told[format](told(), look);
      return piecesInUtf8(format === 'text' ? fitted(text, look.width) : text);
    },
  };
}

function isDropIn(format: ReportFormat): format is DropInFormat {
  return (DROP_IN_FORMATS as readonly string[]).includes(format);
}

/** A text in Unicode, whole or in pieces, as bytes. */
export function* piecesInUtf8(text: string | Iterable<string>): Generator<RawText> {
  if (typeof text === 'string') yield inUtf8(text);
  else for (const piece of text) yield inUtf8(piece);
}
