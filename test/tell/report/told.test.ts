// SPDX-License-Identifier: GPL-2.0-or-later
/** A result is told once, and reports for people go on from there: the compiler refuses raw text in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kernelsPage } from '../../../src/tell/page';
import { kernelReports, kernelsSummary } from '../../../src/tell/report';
import { kernelsText } from '../../../src/tell/report/kernels/text';
import { modulesMarkdown } from '../../../src/tell/report/module-check/markdown';
import { explainText } from '../../../src/tell/report/explain/text';
import { inUtf8, shown, toldOf, type RawText, type Shown } from '../../../src/text';
import { root } from '../../support/program';
import { comparisonOf } from './made-up';
import { checkOf } from './made-up-modules';

const comparison = comparisonOf([]);
const look = { color: false, width: null, isFull: false };

test('raw text and shown text are no one another', () => {
  const raw: RawText = inUtf8('é');
  const told: Shown = shown(raw);
  // @ts-expect-error raw text is not shown
  const wrong: Shown = raw;
  // @ts-expect-error shown text has no bytes of a file
  const lost: RawText = told;
  expect([wrong, lost]).toEqual([raw, told]);
});

test('what makes reports for people takes no raw result', () => {
  const refused = [
    // @ts-expect-error a comparison as it is
    (): unknown => [...kernelsText(comparison, look)],
    // @ts-expect-error a comparison, again
    (): unknown => [...kernelsSummary(comparison, look)],
    // @ts-expect-error a comparison, again
    (): unknown => [...kernelsPage(comparison)],
    // @ts-expect-error a check as it is
    (): unknown => modulesMarkdown(checkOf([])),
    // @ts-expect-error explanations as they are
    (): unknown => [...explainText({ base: comparison.base, new: comparison.new, explanations: [] }, look)],
  ];
  expect(refused).toHaveLength(5);
});

test('what keeps bytes takes nothing that was told', () => {
  const told = toldOf({ ...comparison, unexplained: ['x'] });
  // @ts-expect-error its texts are shown
  const reports = kernelReports(told);
  expect([...reports.in('null', look)]).toEqual(['']);
});

/** What tells results; no other file of a report does. */
const TELLERS = new Set(['told-comparison.ts', 'told-check.ts', 'reports.ts', 'outline.ts']);

test('no form makes text readable or chooses causes', () => {
  const folders = ['kernels', 'module-check', 'explain', 'forms'].map((name) => join('report', name));
  for (const folder of [...folders, 'page', 'page/browser']) {
    const path = join(root, 'src/tell', folder);
    for (const name of readdirSync(path).filter((one) => /\.tsx?$/.test(one) && !TELLERS.has(one))) {
      const found = /\b(toldOf|shown|visible|printable|outlineOf|toldComparison|toldCheck)\(/.exec(
        readFileSync(join(path, name), 'utf8'),
      );
      expect([name, found?.[1]]).toEqual([name, undefined]);
    }
  }
});
