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

/** How long a page may take to draw itself anew, and how long until it is asked again (ms). */
const PATIENCE = 60_000;
const PAUSE = 20;

/**
 * Waits until a condition holds in the page, asked from outside: the page's own policy forbids the
 * evaluation that a wait within it would need at its second look.
 *
 * @throws Error that names the condition, if the page never gets there
 */
export async function comes(page: Page, condition: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    if (await page.evaluate<boolean>(`Boolean(${condition})`)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`the page never came to: ${condition}`);
}

/** Waits until an expression has a value: the page draws itself anew some time after what was done to it. */
export const becomes = (page: Page, expression: string, value: string | number): Promise<void> =>
  comes(page, `${expression} === ${JSON.stringify(value)}`);

export const textOf = (page: Page, selector: string): Promise<string> => page.innerText(selector);
