// SPDX-License-Identifier: GPL-2.0-or-later
/** One browser and one scratch folder of pages for the tests of a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { hasChromium, launch, open as openIn, type Opened } from './open';

/** Writes a page into the folder. @param pieces of its text, one character a byte */
export type Put = (name: string, pieces: Iterable<string>) => void;

/** What tests of pages work with. */
export interface InBrowser {
  /** Where a file of the folder is; it may end in a view, such as `#/exports`. */
  at: (name: string) => string;
  /** Opens a page of the folder, and notes what it should not do. */
  open: (name: string, options?: BrowserContextOptions) => Promise<Opened>;
  /** A test; skipped where there is no Chromium. */
  run: typeof test;
}

/** Starts the browser before the tests of a file and ends it after them. @param make writes the pages */
export function inBrowser(make: (put: Put) => void): InBrowser {
  jest.setTimeout(120_000);
  let [folder, browser]: [string, Browser | null] = ['', null];
  const at = (name: string): string => join(folder, name);
  if (hasChromium) {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'modversions-page-'));
      make((name, pieces) => writeFileSync(at(name), [...pieces].join(''), 'latin1'));
      browser = await launch();
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });
  } else test.skip('no Chromium here: apt-get install chromium', () => undefined);
  return {
    at,
    open: (name, options) => openIn(browser!, at(name), options),
    run: hasChromium ? test : (test.skip as typeof test),
  };
}
