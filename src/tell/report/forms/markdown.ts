// SPDX-License-Identifier: GPL-2.0-or-later
/** Length of the longest run of backquotes. */
export function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Text in a code span, in which nothing is markup. */
export function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const isEdged = /^[` ]|[` ]$/.test(text);
  return isEdged ? `${fence} ${text} ${fence}` : `${fence}${text || ' '}${fence}`;
}

/** What stands in a cell of a table, where only the bar is markup even in a code span. */
export const cell = (text: string): string => text.replace(/\|/g, '\\|');

/** Text that is no markup, calls nobody and links nowhere. The bar is left to `cell`. */
export function prose(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#+!~$&]/g, '\\$&')
    .replace(/@/g, '`@`')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, 'www\\.');
}

/** Text within tags of HTML, where no markup of Markdown counts either. */
export const html = (text: string): string =>
  text
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[`*_[\]@\\]/g, (c) => `&#${c.charCodeAt(0)};`);
