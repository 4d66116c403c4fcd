// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Pictures of the web page, to be looked at, and how fast it is: of the samples, and of a saved comparison if one is named.
 *
 *     node dist/test/programs/page/screenshots.js FOLDER [FILE.json]
 */
import { loadParser } from '../../../src/genksyms/unit';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { kernelsPage } from '../../../src/tell/page';
import { readSaved } from '../../../src/tell/documents';
import { kernelReports } from '../../../src/tell/report';
import { launch, open } from '../../tell/page/browser/open';
import { teapot } from '../../tell/page/browser/teapot';

/** A view, and the part of the picture's name that tells it. */
const VIEWS: readonly [string, string][] = [
  ['', 'causes'],
  ['#/cause/1', 'cause'],
  ['#/exports', 'exports'],
  ['#/modules', 'modules'],
];

async function main([folder = 'screenshots', saved]: readonly string[]): Promise<void> {
  await loadParser();
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  try {
    await shoot(browser, folder, 'samples', await teapot());
    if (saved !== undefined) {
      const comparison = readSaved(readFileSync(saved, 'latin1'), saved);
      await shoot(browser, folder, 'saved', comparison);
      await measure(browser, resolve(folder, 'saved.html'));
    }
  } finally {
    await browser.close();
  }
}

async function shoot(
  browser: Browser,
  folder: string,
  name: string,
  comparison: JudgedComparison,
): Promise<void> {
  const file = resolve(folder, `${name}.html`);
  writeFileSync(file, [...kernelsPage(kernelReports(comparison).told())].join(''), 'latin1');
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, complaints } = await open(browser, file, { colorScheme, reducedMotion: 'reduce' });
    for (const [view, what] of VIEWS) {
      await page.goto(`file://${file}${view}`);
      await page.waitForSelector('header');
      await page.screenshot({ path: join(folder, `${name}-${what}-${colorScheme}.png`) });
    }
    for (const complaint of complaints) console.error(complaint);
    await page.context().close();
  }
}

/** Prints the page's size, the time to its first content, and that of searches over all exports. */
async function measure(browser: Browser, file: string): Promise<void> {
  const { page, complaints } = await open(browser, file);
  const first = await page.evaluate<number>(
    "performance.getEntriesByType('paint').find(({ name }) => name === 'first-contentful-paint').startTime",
  );
  const ready = await page.evaluate<number>(
    "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd",
  );
  await page.goto(`file://${file}#/exports`);
  await page.waitForSelector('table.exports');
  const times = await page.evaluate<number[]>(`(async () => {
    const input = document.querySelector('[data-search]');
    const times = [];
    for (const text of ['n', 'ne', 'net', 'net_', '_', 'zzz', '']) {
      const start = performance.now();
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - start);
    }
    return times;
  })()`);
  console.log(`size: ${(statSync(file).size / 1e6).toFixed(2)} MB`);
  console.log(`first content: ${first.toFixed(0)} ms, all of it ready: ${ready.toFixed(0)} ms`);
  console.log(
    `searches over all exports, until shown: ${times.map((time) => time.toFixed(0)).join(', ')} ms`,
  );
  console.log(`errors and requests: ${complaints.length}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
