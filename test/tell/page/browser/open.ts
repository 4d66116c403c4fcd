// SPDX-License-Identifier: GPL-2.0-or-later
/** Chromium, as Debian has it, driven by Playwright. Nothing of it is downloaded. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Where Debian puts it; another one by the environment. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Without these Chromium asks for updates and other things that no page told it to. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const hasChromium = existsSync(CHROMIUM);

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** A page and all that it should not have done: errors, requests beyond its own file, dialogs. */
export interface Opened {
  page: Page;
  complaints: string[];
}

/** Opens a file, and notes what it should not do. */
export async function open(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const [url] = request.url().split('#');
    if (url !== `file://${file.split('#')[0]!}`) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  await page.waitForSelector('header');
  return { page, complaints };
}
