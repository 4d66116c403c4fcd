// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { Kind } from '../../kernel/judge';
import { filled, type Paint, type TextLook } from './text-look';

/** All kinds, a line each: id and title. */
export function kindsTable(kinds: readonly Kind[], { color }: TextLook): string {
  const { bold } = createColors(color);
  const width = Math.max(...kinds.map(({ id }) => id.length));
  return kinds.map(({ id, title }) => `${bold(id.padEnd(width))}  ${title}\n`).join('');
}

/** The same for programs, with all that is known of each. */
export function kindsJson(kinds: readonly Kind[]): string {
  const told = kinds.map(({ id, title, explanation, rule, advice, macros }) => {
    return { id, title, explanation, rule, advice, macros };
  });
  return `${JSON.stringify(told, null, 2)}\n`;
}

/**
 * A kind in full, for people.
 * @param page its page in Markdown, which has an example besides; null where only the table is there
 */
export function kindText(kind: Kind, page: string | null, look: TextLook): string {
  const paint = createColors(look.color);
  const text = page === null ? tableText(kind, look, paint) : pageText(page, look, paint);
  return `${text.join('\n')}\n`;
}

function tableText(
  { id, title, explanation, rule, advice, macros }: Kind,
  look: TextLook,
  paint: Paint,
): string[] {
  const families = macros ? [`Red Hat: ${macros.redHat}`, `SUSE: ${macros.suse}`] : [];
  return [
    paint.bold(`${id}: ${title}`),
    '',
    ...filled(explanation, '', look.width),
    '',
    ...filled(`Verdict. ${rule}`, '', look.width),
    '',
    paint.bold('What to do'),
    ...[...advice, ...families].flatMap((one) => filled(`- ${one}`, '', look.width)),
  ];
}

/** A page of Markdown as the terminal shows it: headings, paragraphs filled anew, code indented, links as their texts. */
function pageText(page: string, { width }: TextLook, paint: Paint): string[] {
  const lines: string[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) lines.push(...filled(paragraph.join(' '), '', width).map(unindented));
    paragraph = [];
  };
  let isCode = false;
  for (const line of withoutSample(page).split('\n')) {
    if (line.startsWith('```')) {
      flush();
      isCode = !isCode;
    } else if (isCode) lines.push(`    ${line.replace(/\t/g, '    ')}`);
    else if (/^#+ /.test(line)) {
      flush();
      lines.push(paint.bold(line.replace(/^#+ /, '')));
    } else if (/^\|[-|: ]+\|$/.test(line) || /^\| distribution \|/.test(line)) flush();
    else if (line === '' || /^[-|] ?/.test(line)) {
      flush();
      if (line === '') lines.push('');
      else if (line.startsWith('|')) lines.push(...filled(rowText(line), '', width));
      else paragraph.push(plain(line));
    } else paragraph.push(plain(line.trim()));
  }
  flush();
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n');
}

/** The last lines point at a folder of the sources, which a user may not have. */
const withoutSample = (page: string): string => page.replace(/^Sample pair: .*$/m, '');

/** `Red Hat: …` for a row of a table. */
const rowText = (row: string): string =>
  `- ${row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => plain(cell.trim()))
    .join(': ')}`;

/** Text without the marks of Markdown. */
const plain = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1')
    .replace(/\*\*([^*]*)\*\*/g, '$1')
    .replace(/\\([|*_])/g, '$1');

/** Paragraphs have no indentation behind their first line; points of a list have. */
const unindented = (line: string, at: number, all: readonly string[]): string =>
  at > 0 && !all[0]!.startsWith('- ') ? line.trimStart() : line;
