// SPDX-License-Identifier: GPL-2.0-or-later
/** The web page in a browser: what a release manager does with it, by mouse, by keyboard, in the dark, enlarged, on paper. */
import { readFileSync } from 'node:fs';
import type { JudgedComparison } from '../../../../src/kernel/judge';
import { kernelsPage } from '../../../../src/tell/page';
import { kernelReports } from '../../../../src/tell/report';
import { everyKind, hostile, HOSTILE, manyExports } from '../../report/made-up';
import { barriers, becomes, comes, textOf } from './look';
import { inBrowser } from './in-browser';
import type { Opened } from './open';

/** Views with everything in them that the page can show. */
const VIEWS = [
  '',
  '#/cause/1',
  '#/exports',
  '#/export/export_0_0',
  '#/modules',
  '#/module/vmlinux',
  '#/cause/999',
];

const { at, open, run } = inBrowser((put) => {
  const page = (comparison: JudgedComparison): Iterable<string> =>
    kernelsPage(kernelReports(comparison).told());
  put('kinds.html', page(everyKind()));
  const without = everyKind();
  put('no-crcs.html', page({ ...without, base: { ...without.base, hasCrcs: false } }));
  put('hostile.html', page(hostile()));
  put('many.html', page(manyExports(20_000, 74)));
});

run('opens with the verdicts, then the causes, the worst and the widest first', async () => {
  const { page, complaints } = await open('kinds.html');
  expect(await textOf(page, '.cards')).toMatch(/break\s+\d+\s+exports? at worst, \d+ causes/);
  const verdicts = await page.locator('table.causes tbody .badge').allInnerTexts();
  expect(verdicts[0]).toMatch(/break/);
  expect(verdicts.length).toBeGreaterThan(30);
  expect(await textOf(page, '.tally')).toMatch(/30 removed/);
  expect(await textOf(page, '.tally')).toMatch(/missed by the CRC/);
  expect(complaints).toEqual([]);
});

run(
  'a cause opens to its difference, both layouts, advice and chains; a chain leads to an export and back',
  async () => {
    const { page, complaints } = await open('kinds.html');
    await page.getByLabel('Kind').selectOption('member-moved');
    await page.locator('table.causes tbody a').first().click();
    await page.waitForSelector('article');
    expect(await textOf(page, '.diff')).toContain('+	int c;');
    expect(await textOf(page, '.bytes')).toMatch(/\+16\s+→ dev\s+\+24\s+→ dev/);
    expect(await textOf(page, '.bytes')).toMatch(/hole, \d/);
    expect(await textOf(page, '.advice')).toContain('Mend member-moved.');
    await page.locator('.graph a').first().click();
    await comes(page, "location.hash.startsWith('#/export/')");
    await page.waitForSelector('text=All exports');
    await becomes(page, 'document.activeElement?.tagName', 'H1');
    await page.locator('table.causes a').first().click();
    await page.waitForSelector('.diff');
    await page.goBack();
    await page.waitForSelector('text=All exports');
    expect(complaints).toEqual([]);
  },
);

const OUTPUT = "document.querySelector('output').textContent";

run('exports are searched and filtered; the address holds the state, and leads to it again', async () => {
  const { page, complaints } = await open(`many.html#/exports`);
  expect(await textOf(page, 'output')).toBe('20,000 exports');
  await page.getByLabel('Find').fill('operation_1999');
  await becomes(page, OUTPUT, '11 exports');
  await page.getByLabel('Verdict').selectOption('break');
  await becomes(page, 'location.hash', '#/exports?q=operation_1999&verdict=break');
  const names = await page.locator('table.exports tbody th').allInnerTexts();
  const again = await open(`many.html${new URL(page.url()).hash}`);
  expect(await again.page.locator('table.exports tbody th').allInnerTexts()).toEqual(names);
  expect(await again.page.getByLabel('Verdict').inputValue()).toBe('break');
  await page.getByLabel('Find').fill('no such export');
  await page.waitForSelector('text=None.');
  await page.getByText('Clear').click();
  await becomes(page, OUTPUT, '20,000 exports');
  await page.getByText('Show more').click();
  await becomes(page, "document.querySelectorAll('table.exports tbody tr').length", 600);
  expect([...complaints, ...again.complaints]).toEqual([]);
});

run('a table is sorted by any column, copied and saved, and nothing in it becomes a formula', async () => {
  const { page, complaints } = await open(`kinds.html#/exports`, { acceptDownloads: true });
  const verdicts = page.locator('table.exports tbody .badge');
  expect(await verdicts.first().innerText()).toMatch(/break/);
  await page.getByRole('button', { name: 'verdict' }).click();
  await page.getByRole('button', { name: 'verdict' }).click();
  await page.waitForSelector('th[aria-sort=descending]');
  expect(await verdicts.first().innerText()).toMatch(/compatible/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('exports.csv');
  const file = at('exports.csv');
  await download.saveAs(file);
  const lines = readFileSync(file, 'utf8').split('\r\n');
  expect(lines[0]).toBe('export,verdict,what happened,module,worst cause');
  expect(lines[1]).toMatch(/,compatible,/);
  expect(complaints.filter((one) => !one.startsWith('request: blob:'))).toEqual([]);
  const hostilePage = await open(`hostile.html#/exports`, { acceptDownloads: true });
  const [other] = await Promise.all([
    hostilePage.page.waitForEvent('download'),
    hostilePage.page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  await other.saveAs(file);
  expect(readFileSync(file, 'utf8')).not.toMatch(/(^|,)"?[=+@-]/m);
});

run('one sentence says what it comes to, and what was compared stands below', async () => {
  const { page } = await open('kinds.html');
  expect(await textOf(page, '.judgement')).toMatch(
    /^Modules built for .* can break on .*: \d+ exports by \d+ causes/,
  );
  expect(await textOf(page, 'table.compared')).toMatch(/release\s/);
});

run('of kernels without CRCs no view says that CRCs missed anything', async () => {
  const missed = everyKind().missed[0]!;
  const number = everyKind().causes.length + 1;
  for (const view of [
    '',
    '#/exports',
    '#/exports?only=missed',
    `#/export/${missed.exports[0]!}`,
    `#/cause/${number}`,
  ]) {
    const { page, complaints } = await open(`no-crcs.html${view}`);
    const text = await page.evaluate<string>("document.querySelector('main').textContent");
    expect(text).toMatch(/a CRC would miss|CRCs would miss/);
    expect(text).not.toMatch(/missed by the CRC|CRCs miss|whose CRCs? did|Its CRC did|The CRCs of these/);
    expect(complaints).toEqual([]);
  }
});

run('on a phone the reasons stay', async () => {
  const { page } = await open('kinds.html', { viewport: { width: 390, height: 844 } });
  const box = await page.locator('table.causes .why').first().boundingBox();
  expect(box!.x + box!.width).toBeLessThanOrEqual(390);
});

run('a view for each module', async () => {
  const { page } = await open(`many.html#/modules`);
  await page.getByLabel('Find').fill('vendor_7/');
  await page.locator('table.modules a').first().click();
  await page.waitForSelector('text=behind them');
  expect(await textOf(page, 'h1')).toContain('vendor_7/module_7');
});

run('what is tolerated is folded', async () => {
  const { page } = await open('kinds.html');
  expect(await page.getByText('rule in line 3').isVisible()).toBe(false);
  await page.getByText('2 changes tolerated').click();
  expect(await page.getByText('rule in line 3').isVisible()).toBe(true);
});

run.each(['light', 'dark'] as const)('no barriers in any view: %s', async (colorScheme) => {
  const { page, complaints } = await open('kinds.html', {
    colorScheme,
    reducedMotion: 'reduce',
  });
  for (const view of VIEWS) {
    await page.goto(`file://${at('kinds.html')}${view}`);
    await page.waitForSelector('header');
    expect([view, await barriers(page)]).toEqual([view, []]);
  }
  expect(complaints).toEqual([]);
});

run('the theme follows the reader, and can be chosen', async () => {
  const GROUND = 'getComputedStyle(document.documentElement).backgroundColor';
  const ground = ({ page }: Opened): Promise<string> => page.evaluate(GROUND);
  const light = await open('kinds.html', { colorScheme: 'light' });
  const dark = await open('kinds.html', { colorScheme: 'dark' });
  expect(await ground(dark)).not.toBe(await ground(light));
  await dark.page.getByLabel('Theme').selectOption('light');
  await becomes(dark.page, GROUND, await ground(light));
});

run('by keyboard alone', async () => {
  const { page, complaints } = await open('kinds.html');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement?.textContent')).toBe('Skip to content');
  await page.keyboard.press('Enter');
  await becomes(page, 'document.activeElement?.id', 'main');
  await page.keyboard.press('/');
  await page.keyboard.type('type_2');
  await becomes(page, 'location.hash', '#/?q=type_2');
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate("document.activeElement?.closest('tbody') !== null")) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('article');
  const first = await page.evaluate<string>('location.hash');
  await page.keyboard.press('j');
  await comes(page, `location.hash !== ${JSON.stringify(first)}`);
  await page.keyboard.press('k');
  await becomes(page, 'location.hash', first);
  await page.keyboard.press('g');
  await page.waitForSelector('.cards');
  expect(complaints).toEqual([]);
});

run('at 400 % nothing is lost and the page scrolls one way', async () => {
  const viewport = { width: 320, height: 256 };
  const { page } = await open('kinds.html', { viewport });
  for (const view of VIEWS) {
    await page.goto(`file://${at('kinds.html')}${view}`);
    await page.waitForSelector('header');
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect([view, width]).toEqual([view, 320]);
  }
  expect(await barriers(page)).toEqual([]);
});

run('prints what is read, without what is pressed', async () => {
  const { page } = await open(`kinds.html#/cause/1`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('header nav').isVisible()).toBe(false);
  expect(await page.locator('.diff').isVisible()).toBe(true);
  const pdf = await page.pdf({ format: 'A4', printBackground: false });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

run('hostile names are text', async () => {
  const { page, complaints } = await open('hostile.html');
  for (const view of ['', '#/cause/1', '#/cause/9', '#/exports', '#/modules']) {
    await page.goto(`file://${at('hostile.html')}${view}`);
    await page.waitForSelector('header');
    expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    const shown = await textOf(page, '#page');
    expect(/[\p{Cf}]|(?![\n\t])\p{Cc}/u.exec(shown)).toBeNull();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
  }
  await page.goto(`file://${at('hostile.html')}#/cause/1`);
  await page.waitForSelector('article');
  expect(await textOf(page, 'h1')).toContain(HOSTILE[0]!);
  expect(complaints).toEqual([]);
});
