// SPDX-License-Identifier: GPL-2.0-or-later
import type { createColors } from 'picocolors';
import type { Verdict } from '../../kernel/judge';

/** How a terminal shows text. */
export interface TextLook {
  /** Whether it shows colours. */
  color: boolean;
  /** Its columns; null for what is no terminal, where nothing is cut. */
  width: number | null;
  /** Whether nothing is left out; a report folds what matters less unless that is asked for. */
  isFull?: boolean;
}

/** Paints text by what it says. */
export type Paint = ReturnType<typeof createColors>;

/** The colour of a verdict. */
export function verdictPaint(verdict: Verdict, paint: Paint): (text: string) => string {
  const colors = {
    break: paint.red,
    unknown: paint.magenta,
    conditional: paint.yellow,
    compatible: paint.green,
  };
  return colors[verdict];
}

/** A verdict in its colour. */
export const verdictText = (verdict: Verdict, paint: Paint): string => verdictPaint(verdict, paint)(verdict);

/** A line of a unified diff in its colour. */
export function diffLineText(line: string, paint: Paint): string {
  if (line.startsWith('-')) return paint.red(line);
  if (line.startsWith('+')) return paint.green(line);
  return line.startsWith('@@') ? paint.cyan(line) : line;
}

/** Prose in lines of the terminal's width, all but the first indented; in one line where it is none. */
export function filled(text: string, indent: string, width: number | null): string[] {
  if (width === null) return [`${indent}${text}`];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(lines.length === 0 ? `${indent}${word}` : `${indent}  ${word}`);
  }
  return lines;
}
