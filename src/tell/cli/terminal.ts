// SPDX-License-Identifier: GPL-2.0-or-later
import type { Warning } from '../../problem';

/** Writes a line on standard error, where all but data goes. Where that is full nothing more can be said, and work goes on. */
export function say(line: string): void {
  try {
    process.stderr.write(`${line}\n`);
  } catch {
    // The exit status still tells.
  }
}

/**
 * Says what is wrong, and what to do about it, in a line each. Names of files may hold anything: what would end the line or speak to the
 * terminal is spelt.
 */
export function sayProblem({ message, remedy }: Warning, prefix = ''): void {
  say(`modversions: ${prefix}${inOneLine(message)}`);
  say(`  ${inOneLine(remedy)}`);
}

const inOneLine = (text: string): string =>
  text.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** Tells what makes an answer less than it looks, where no report that people read says it. */
export function tellWarnings(warnings: readonly Warning[]): void {
  for (const warning of warnings) sayProblem(warning, 'warning: ');
}

/** Columns of the terminal, or those that COLUMNS asks for; null where standard output is no terminal, for any. */
export function terminalWidth(): number | null {
  const asked = /^[1-9]\d{0,4}$/.test(process.env['COLUMNS'] ?? '') ? Number(process.env['COLUMNS']) : null;
  const columns = process.stdout.isTTY ? process.stdout.columns || asked : asked;
  return columns === null ? null : Math.max(NARROWEST, columns);
}

/** Columns that a table needs to be read at all. */
const NARROWEST = 40;

/** What `--color` takes. */
export type ColorChoice = 'auto' | 'always' | 'never';

/** Whether standard output is to be coloured; `auto` looks at the terminal and at NO_COLOR. */
export function isColored(choice: ColorChoice): boolean {
  if (choice !== 'auto') return choice === 'always';
  // Undefined, and not false, where there is no terminal.
  return Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}
