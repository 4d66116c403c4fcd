// SPDX-License-Identifier: GPL-2.0-or-later
import { kernelReports } from '../../../src/tell/report';
import { everyKind } from './made-up';

/** What a report says of what types tell and records do not. @param hasCrcs of the base */
function said(form: 'text' | 'markdown' | 'junit', hasCrcs: boolean): string {
  const comparison = everyKind();
  const made = {
    ...comparison,
    base: { ...comparison.base, hasCrcs },
    new: { ...comparison.new, hasCrcs: true },
  };
  return [...kernelReports(made).in(form, { color: false, width: null })].join('');
}

// Beside that there is the kind of a cause, which is called so whatever the kernels are.
const OF_CRCS = /(?:\d|###|name=") ?missed by the CRC|Missed by the CRC:/i;

test.each(['text', 'markdown', 'junit'] as const)(
  '%s: CRCs that are not there have missed nothing',
  (form) => {
    expect(said(form, true)).toMatch(OF_CRCS);
    const without = said(form, false);
    expect(without).not.toMatch(OF_CRCS);
    expect(without).toMatch(/a CRC would miss/);
  },
);
