// SPDX-License-Identifier: GPL-2.0-or-later
/** What tests ask of an opened page. */
import { source as axe } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds that is serious. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    return (await checker.run()).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      html: nodes[0]!.html,
    }));
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `${id}: ${html}`);
}

/** Waits until an expression has a value: the page draws itself anew some time after what was done to it. */
export const becomes = (page: Page, expression: string, value: string | number): Promise<unknown> =>
  page.waitForFunction(`${expression} === ${JSON.stringify(value)}`);

export const textOf = (page: Page, selector: string): Promise<string> => page.innerText(selector);
