// SPDX-License-Identifier: GPL-2.0-or-later
/** The web page as a file: one that carries its JSON, runs only its own program, fetches nothing, and stays small. */
import { createHash } from 'node:crypto';
import { kernelsPage } from '../../../src/tell/page';
import { readSaved } from '../../../src/tell/documents';
import { kernelReports } from '../../../src/tell/report';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { everyKind, hostile, HOSTILE, LONG, manyExports } from '../report/made-up';

const bytesOf = (comparison: JudgedComparison): string =>
  [...kernelsPage(kernelReports(comparison).told())].join('');
const jsonIn = (page: string): string =>
  /<script type="application\/json" id="comparison">\n([^]*?)<\/script>/.exec(page)![1]!;
const jsonOf = (comparison: JudgedComparison): string =>
  [...kernelReports(comparison).in('json', { color: false, width: null })].join('');

test('carries the same JSON that is saved', () => {
  const comparison = everyKind();
  const inside = jsonIn(bytesOf(comparison));
  expect(JSON.parse(inside)).toEqual(JSON.parse(jsonOf(comparison)));
  expect(readSaved(inside, 'page')).toEqual(comparison);
});

test('its policy lets its own program and style run, and nothing else be done', () => {
  const page = bytesOf(everyKind());
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
  const hash = (content: string): string =>
    `'sha256-${createHash('sha256').update(Buffer.from(content, 'latin1')).digest('base64')}'`;
  const program = /<script>([^]*?)<\/script>/.exec(page)![1]!;
  const style = /<style>([^]*?)<\/style>/.exec(page)![1]!;
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hash(program)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page.replace(program, '')).not.toMatch(/\b(src|href)=|url\(|@import|https?:\/\//);
});

test('hostile names end no element and start none', () => {
  const page = bytesOf(hostile());
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page.match(/<\/script/g)).toHaveLength(2);
  expect(page).not.toContain('<img');
  expect(jsonIn(page)).not.toMatch(/[<>&]/);
  expect(jsonIn(page)).toContain(LONG);
  expect(HOSTILE.length).toBeGreaterThan(5);
});

test('its size: program and style, and a page of 20,000 exports and 74 causes', () => {
  const bare = bytesOf(everyKind()).length - jsonOf(everyKind()).length;
  expect(bare).toBeLessThan(130_000);
  const page = bytesOf(manyExports(20_000, 74));
  expect(page.length).toBeLessThan(6_000_000);
});
