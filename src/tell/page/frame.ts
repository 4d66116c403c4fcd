// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the build leaves the pages' programs and their style. */
export const PROGRAM_FOLDER = resolve(__dirname, '../../../page');

/** A page around its data: program and style inside, and a policy that lets nothing else run or be fetched. */
export interface Frame {
  /** What comes before the data, and after it. */
  head: string;
  tail: string;
}

/** The programs: `main` for a comparison, `tables` for all other pages. */
export type PageProgram = 'main' | 'tables';

/** Who made a page, and when. */
export interface Maker {
  /** Name and version of the program. */
  program: string;
  /** The day in UTC, `2026-11-27`; null where nobody is to be told. */
  day: string | null;
}

/**
 * @param title of the window
 * @param summary what is shown until the program runs, and where none may run
 */
export function frameOf(
  title: string,
  summary: string,
  { program: maker, day }: Maker,
  name: PageProgram,
): Frame {
  const [program, style] = [`${name}.js`, 'page.css'].map((file) =>
    readFileSync(join(PROGRAM_FOLDER, file), 'utf8'),
  );
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(program!)}'`,
    `style-src '${hashOf(style!)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    head: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${html(maker)}">${day === null ? '' : `\n<meta name="date" content="${html(day)}">`}
<title>${html(title)}</title>
<style>${style!}</style>
</head>
<body>
<div id="page"><main><h1>${html(title)}</h1><p>${html(summary)}</p><noscript><p>The rest of this page needs JavaScript; it fetches nothing.</p></noscript></main></div>
<script type="application/json" id="comparison">
`,
    tail: `</script>
<script>${program!}</script>
</body>
</html>
`,
  };
}

/** A text's digest as a content security policy names it (CSP level 3). */
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const html = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
