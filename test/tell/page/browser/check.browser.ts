// SPDX-License-Identifier: GPL-2.0-or-later
/** The web page of modules before one kernel: who is affected and why, and what each change costs. */
import type { Page } from 'playwright-core';
import type { ModuleCheck } from '../../../../src/kernel/usage';
import { checkPage } from '../../../../src/tell/page';
import { checkReports } from '../../../../src/tell/report';
import { HOSTILE } from '../../report/made-up';
import { fleet, hostileCode, unitOf, used, usesOf } from '../../report/made-up-code';
import { checkOf, everyObstacle, hostileCheck, moduleOf } from '../../report/made-up-modules';
import { barriers, becomes, textOf } from './look';
import { inBrowser } from './in-browser';

const { at, open, run } = inBrowser((put) => {
  const page = (check: ModuleCheck): Iterable<string> => checkPage(checkReports(check).told());
  put('fleet.html', page(fleet()));
  put('obstacles.html', page(everyObstacle()));
  put('hostile.html', page(hostileCheck()));
  put('hostile-code.html', page(hostileCode()));
  put('empty.html', page(checkOf([])));
  const many = Array.from({ length: 4000 }, (_, at) => moduleOf(`lib/modules/6.1.0/kernel/m${at}.ko`, []));
  put('many.html', page(checkOf(many)));
  const unknown = { ...unitOf(null, 'unknown'), why: 'for the base: oven.h is not there' };
  const doubts = [unknown, unitOf(usesOf(), 'same')];
  put(
    'single.html',
    page(checkOf([{ ...used('x.ko'), causes: [], affected: 'maybe', code: { units: doubts, doubts: [] } }])),
  );
});

run('opens with what it comes to, and the modules that are affected first', async () => {
  const { page, complaints } = await open('fleet.html');
  expect(await textOf(page, '#page')).toContain(
    'built for both kernels: 1 with the same code, 2 whose code differs; 1 refused although rebuilding changes nothing',
  );
  const rows = await page.locator('table tbody tr').allInnerTexts();
  expect(rows.map((row) => row.split('\t').slice(0, 3))).toEqual([
    ['b.ko', 'no', 'yes: other code'],
    ['c.ko', 'no', 'yes: other code'],
    ['a.ko', 'no', 'no: the same code'],
  ]);
  expect(rows[0]).toContain('net_device.todo_list');
  await page.getByLabel('Find').fill('c.ko');
  await becomes(page, "document.querySelector('output').textContent", '1 module');
  expect(complaints).toEqual([]);
});

run(
  'a module tells units, uses with their places, and the changes behind its symbols; these lead on',
  async () => {
    const { page, complaints } = await open('fleet.html');
    await page.getByRole('link', { name: 'b.ko' }).click();
    await page.waitForSelector('article');
    const text = await textOf(page, 'article');
    expect(text).toContain('affected: its code differs between the kernels');
    expect(text).toMatch(/net_device\.todo_list\tat 8: int\tat 16: int\tdrivers\/net\/nic\.c:120\t2/);
    expect(text).toContain('its code uses what differs of it');
    await page.getByRole('link', { name: 'struct net_device' }).click();
    await page.waitForSelector('text=Behind symbols of 2 modules');
    await becomes(page, 'document.activeElement?.tagName', 'H1');
    expect(await textOf(page, 'article')).toContain('built for both kernels, the module is the same');
    expect(complaints).toEqual([]);
  },
);

run('what each change costs: by change, by export, and what has no cause by name', async () => {
  const { page, complaints } = await open('fleet.html');
  await page.getByRole('link', { name: 'What changes cost' }).click();
  await page.waitForSelector('text=Exports whose version');
  const tables = await page.locator('table tbody').allInnerTexts();
  expect(tables).toEqual(['struct net_device\t2\t1\t1', 'netif_rx\t3\t1', 'tty.ops\t1']);
  expect(complaints).toEqual([]);
});

run('what was not built for both kernels has neither code nor costs, and says so', async () => {
  const complaints: string[] = [];
  const opened = async (where: string, wanted: string): Promise<Page> => {
    const { page, complaints: more } = await open(where);
    await page.waitForSelector(`main >> text=${wanted}`);
    complaints.push(...more);
    return page;
  };
  await opened('obstacles.html#/costs', 'At least two modules have to be built');
  await opened('empty.html#/changes', 'None is known');
  const page = await opened('single.html#/module/x.ko', 'oven.h is not there');
  expect(await textOf(page, 'article')).toContain('maybe affected: not proved by its code');
  await opened('single.html#/module/y.ko', 'There is no module y.ko');
  const many = await opened('many.html#/modules', 'Modules below lib/modules/6.1.0/kernel/');
  expect(await many.locator('table tbody tr').count()).toBe(100);
  expect(complaints).toEqual([]);
});

const VIEWS = ['', '#/changes', '#/costs', '#/cause/1', '#/module/b.ko', '#/module/lib%2Fnic.ko'];

run('nothing bars anybody, in light, dark and narrow', async () => {
  for (const options of [{}, { colorScheme: 'dark' as const }, { viewport: { width: 320, height: 256 } }]) {
    const { page } = await open('fleet.html', options);
    for (const [name, view] of VIEWS.flatMap((one) => [
      ['fleet.html', one] as const,
      ['obstacles.html', one] as const,
    ])) {
      await page.goto(`file://${at(name)}${view}`);
      await page.waitForSelector('header');
      expect([name, view, await barriers(page)]).toEqual([name, view, []]);
      const [width, room] = [
        await page.evaluate('document.documentElement.scrollWidth'),
        options.viewport?.width,
      ];
      if (room) expect([name, view, width]).toEqual([name, view, room]);
    }
  }
});

run.each(['hostile.html', 'hostile-code.html'])('%s: hostile names are text', async (name) => {
  const { page, complaints } = await open(name);
  const first = encodeURIComponent(HOSTILE[0]!);
  for (const view of ['', '#/changes', '#/costs', '#/cause/1', `#/module/${first}`, '#/module/nic.ko']) {
    await page.goto(`file://${at(name)}${view}`);
    await page.waitForSelector('header');
    expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    const shown = await textOf(page, '#page');
    expect(/[\p{Cf}]|(?![\n\t])\p{Cc}/u.exec(shown)).toBeNull();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
  }
  expect(complaints).toEqual([]);
});
