// SPDX-License-Identifier: GPL-2.0-or-later
/** What README.md and the pages of docs show is what the programs print, and what they point to is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { printed, shownCommands } from '../../support/console';
import { modversions, root } from '../../support/program';

// Each command starts a process or two, which takes its time on a busy machine.
jest.setTimeout(60_000);

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];
const read = (page: string): string => readFileSync(join(root, page), 'utf8');
const shown = pages.flatMap((page) => shownCommands(read(page)).map((one) => ({ page, ...one })));

test.each(shown)('$page: $command', ({ command, output }) => {
  expect(printed(command)).toBe(output);
});

test('README.md and the guides have examples', () => {
  const withExamples = new Set(shown.map(({ page }) => page));
  for (const page of ['README.md', 'docs/crc.md', 'docs/distributions.md', 'docs/kabi.md', 'docs/vendors.md'])
    expect(withExamples).toContain(page);
});

/** The place that a heading is, in the addresses of those who show Markdown. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

test.each(pages)('%s points to what is there', (page) => {
  const links = Array.from(read(page).matchAll(/\]\(([^)\s]+)\)/g), ([, link]) => link!);
  for (const link of links.filter((one) => !/^https?:/.test(one))) {
    const [file, anchor] = link.split('#');
    const target = file === '' ? page : join(dirname(page), file!);
    expect([link, existsSync(join(root, target))]).toEqual([link, true]);
    if (anchor === undefined) continue;
    const headings = Array.from(read(target).matchAll(/^#+ (.*)$/gm), ([, heading]) => anchorOf(heading!));
    expect(headings).toContain(anchor);
  }
});

test('docs/README.md lists every page', () => {
  const index = read('docs/README.md');
  const names = readdirSync(join(root, 'docs')).filter((name) => /\.(md|1|schema\.json)$/.test(name));
  expect(names.filter((name) => name !== 'README.md' && !index.includes(name))).toEqual([]);
});

test('docs/reference.md has every command', () => {
  const { stdout } = modversions(['help']);
  const commands = Array.from(stdout.matchAll(/^ {2}modversions ([\w-]+)/gm), ([, name]) => name!);
  expect(commands.length).toBeGreaterThan(15);
  const reference = read('docs/reference.md');
  expect(commands.filter((name) => !reference.includes(`\`${name}`))).toEqual([]);
});
