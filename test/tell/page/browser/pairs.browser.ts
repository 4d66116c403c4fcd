// SPDX-License-Identifier: GPL-2.0-or-later
/** The page of several pairs, and what a comparison's page says of the configuration. */
import type { JudgedComparison } from '../../../../src/kernel/judge';
import { mergedPairs } from '../../../../src/kernel/pairs';
import { kernelsPage, pairsPage } from '../../../../src/tell/page';
import { kernelReports, pairsReports } from '../../../../src/tell/report';
import { causeOf, comparisonOf, hostile, judgementOf } from '../../report/made-up';
import { barriers, comes, textOf } from './look';
import { inBrowser } from './in-browser';

const pot = causeOf('s#pot', ['boil', 'pour'], judgementOf('member-moved'));
const lid = causeOf('s#lid', ['boil'], judgementOf('member-appended'));
const place = { file: 'include/pot.h', line: 7 };
const option = { option: 'CONFIG_LID', base: 'y', new: null };
const configured: JudgedComparison = {
  ...comparisonOf([
    { ...pot, options: [{ ...option, way: 'lines', side: 'base', place, text: 'defined(CONFIG_LID)' }] },
    lid,
  ]),
  configuration: { base: 6441, new: null, differing: 3, bearing: [{ ...option, causes: 1 }] },
};

const { open, run } = inBrowser((put) => {
  const page = (...all: JudgedComparison[]): Iterable<string> => {
    const merged = mergedPairs(
      all.map((comparison, one) => ({ name: `p${one}`, file: `${one}.json`, comparison })),
    );
    return pairsPage(pairsReports(merged).told());
  };
  put('two.html', page(configured, comparisonOf([pot])));
  put('hostile.html', page(hostile(), configured));
  const missing = comparisonOf([], [], { missed: [pot] });
  put('no-crcs.html', page({ ...missing, base: { ...missing.base, hasCrcs: false } }, missing));
  put('one.html', kernelsPage(kernelReports(configured).told()));
});

run('several pairs: what it comes to, where each cause is, and what it is there', async () => {
  const { page, complaints } = await open('two.html');
  expect(await textOf(page, '.judgement')).toBe('2 pairs, 2 causes: 1 everywhere alike, 1 in some');
  const row = "document.querySelectorAll('table.causes tbody tr')[0].innerText";
  await comes(page, `${row}.includes('struct pot') && ${row}.includes('everywhere')`);
  await page.getByLabel('Find').fill('lid');
  await comes(page, "document.querySelectorAll('table.causes tbody tr').length === 1");
  expect(await textOf(page, 'table.causes')).toContain('not in p1: no export reaches such a change');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: 'struct lid' }).click();
  await comes(page, "document.querySelector('article')");
  expect(await textOf(page, 'article')).toContain('reached in p0 1 export');
  expect(complaints).toEqual([]);
});

run('a change that no CRC tells of, where a pair has none', async () => {
  const { page, complaints } = await open('no-crcs.html#/cause/1');
  await comes(page, "document.querySelector('article')");
  expect(await textOf(page, 'article')).toContain('everywhere, a CRC would miss it');
  expect(complaints).toEqual([]);
});

run('hostile names of several pairs are shown and nothing else', async () => {
  const { page, complaints } = await open('hostile.html');
  await comes(page, "document.querySelectorAll('table.causes tbody tr').length > 1");
  expect(await page.evaluate("document.querySelectorAll('main img, main script').length")).toBe(0);
  expect(complaints).toEqual([]);
});

run('a comparison tells the configuration of both sides, and the options behind a cause', async () => {
  const { page, complaints } = await open('one.html');
  await comes(page, "document.querySelector('table.compared')");
  expect(await textOf(page, 'table.compared')).toMatch(/options set\s+6,441\s+not known/);
  expect(await textOf(page, 'main')).toContain(
    'Configuration: 3 options differ; behind causes: CONFIG_LID y → off (1 cause).',
  );
  await page.evaluate("location.hash = '#/cause/1'");
  await comes(page, "document.querySelector('article')");
  expect(await textOf(page, 'article')).toContain(
    'by CONFIG_LID y → off: lines stand under defined(CONFIG_LID) (include/pot.h:7 of base)',
  );
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
