// SPDX-License-Identifier: GPL-2.0-or-later
import type { Notification } from 'sarif';
import type { Warning } from '../../problem';
import type { Told } from '../../text';
import { command } from './forms/github';
import type { Case } from './forms/junit';
import { prose } from './forms/markdown';
import { short } from './forms/short';
import type { Paint } from './text-look';

/** Warnings of a result in every form of a report: whoever reads one form alone must not miss them. */
type Warnings = readonly Told<Warning>[];

/** Characters of a message that are shown. */
const LONGEST = 1000;

/** For people: each with its remedy below it; nothing where there are none. */
export function warningText(warnings: Warnings, paint: Pick<Paint, 'yellow'>): string {
  const lines = warnings.map(
    ({ message, remedy }) =>
      `${paint.yellow(`warning: ${short(message, LONGEST)}`)}\n  ${short(remedy, LONGEST)}\n`,
  );
  return lines.join('');
}

export const markdownWarnings = (warnings: Warnings): string[] =>
  warnings.flatMap(({ message, remedy }) => [
    '',
    `> **Warning:** ${prose(short(message, LONGEST))} (${prose(short(remedy, LONGEST))})`,
  ]);

/** Annotations, which a workflow shows whatever its result. */
export const githubWarnings = (warnings: Warnings): string[] =>
  warnings.map(({ message, remedy }) =>
    command('warning', { title: 'modversions' }, `${short(message, LONGEST)}\n${short(remedy, LONGEST)}`),
  );

/** A suite of its own, of cases that were skipped. */
export const junitWarnings = (warnings: Warnings): readonly [string, readonly Case[]] => [
  'warnings',
  warnings.map(({ message, remedy }) => ({
    name: short(message, LONGEST),
    className: 'modversions.warning',
    outcome: { tag: 'skipped', message: short(remedy, LONGEST) },
  })),
];

export const sarifWarnings = (warnings: Warnings): Notification[] =>
  warnings.map(({ message, remedy }) => ({
    level: 'warning',
    message: { text: `${short(message, LONGEST)}\n${short(remedy, LONGEST)}` },
  }));
