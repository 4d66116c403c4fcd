// SPDX-License-Identifier: GPL-2.0-or-later
/** A warning stands in every form in which people, or programs for people, are told of a result. */
import type { Explained } from '../../../src/kernel/explain';
import { readSaved } from '../../../src/tell/documents';
import { kernelsPage } from '../../../src/tell/page';
import { checkReports, explainReports, kernelReports } from '../../../src/tell/report';
import { comparisonOf, HOSTILE } from './made-up';
import { checkOf } from './made-up-modules';
import { isSarif, readJunit } from './readers';

const WARNINGS = [
  { message: 'base: 2 units could not be scanned', remedy: 'scan again' },
  ...HOSTILE.map((message) => ({ message, remedy: message })),
];
const FORMS = ['text', 'json', 'markdown', 'sarif', 'junit', 'github'] as const;
const LOOK = { color: false, width: null };

const joined = (pieces: Iterable<string>): string => Buffer.from([...pieces].join(''), 'latin1').toString();

test.each(FORMS)('%s of a comparison and of a check of modules', (form) => {
  const comparison = kernelReports(comparisonOf([], [], { warnings: WARNINGS }));
  const check = checkReports(checkOf([], { warnings: WARNINGS }));
  for (const text of [comparison.in(form, LOOK), check.in(form, LOOK)].map(joined)) {
    expect(text).toContain('2 units could not be scanned');
    expect(text).toContain('scan again');
    expect(/(?![\n\t])\p{Cc}/u.exec(text)).toBeNull();
    if (form === 'sarif') expect(isSarif(JSON.parse(text)) ? [] : isSarif.errors).toEqual([]);
    if (form === 'junit') expect(() => readJunit(text)).not.toThrow();
  }
});

test('the page, and what is read back from JSON', () => {
  const comparison = comparisonOf([], [], { warnings: WARNINGS });
  expect(joined(kernelsPage(kernelReports(comparison).told()))).toContain('2 units could not be scanned');
  const saved = joined(kernelReports(comparison).in('json', LOOK));
  expect(readSaved(Buffer.from(saved).toString('latin1'), 'saved').warnings[0]).toEqual(WARNINGS[0]);
});

test('explanations', () => {
  const { base, new: next } = comparisonOf([]);
  const explained: Explained = { base, new: next, explanations: [], warnings: WARNINGS };
  for (const form of ['text', 'json'] as const)
    expect(joined(explainReports.of(explained, form, { ...LOOK, isFull: false }))).toContain(
      '2 units could not',
    );
});
