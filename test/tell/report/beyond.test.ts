// SPDX-License-Identifier: GPL-2.0-or-later
/** What lies beyond exports, and the sentence on what no verdict covers, in every form. */
import { readSaved } from '../../../src/tell/documents';
import { kernelReports, notCoveredText, type ReportFormat } from '../../../src/tell/report';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { kernelsPage } from '../../../src/tell/page';
import { causeOf, comparisonOf, everyKind, judgementOf, pieceOf } from './made-up';

function report(comparison: JudgedComparison, format: ReportFormat, isFull = false): string {
  const text = [...kernelReports(comparison).in(format, { color: false, width: null, isFull })].join('');
  return Buffer.from(text, 'latin1').toString('utf8');
}

const known = { hasTypes: true, target: 'x86_64' };
const NOT_COVERED = notCoveredText({ base: known, new: known });

/** The text from the sentence on. */
const endOf = (text: string): string => text.slice(text.indexOf(NOT_COVERED));

const nothing = comparisonOf([], [], { beyond: { definitions: [], compiledIn: [] } });

test.each(['text', 'json', 'markdown', 'sarif', 'junit', 'github'] as const)(
  '%s: the sentence stands',
  (format) => {
    const unescaped = (text: string): string => text.replace(/\\(?=[*])/g, '');
    for (const comparison of [nothing, everyKind(), comparisonOf([])])
      expect(unescaped(report(comparison, format))).toContain(NOT_COVERED);
  },
);

test('the page has it, and what the file has', () => {
  expect([...kernelsPage(kernelReports(everyKind()).told())].join('')).toContain(NOT_COVERED);
});

test('text: the worst, and how much more there is', () => {
  expect(endOf(report(everyKind(), 'text'))).toBe(
    `${NOT_COVERED}
Beyond exports: 2 definitions (1 break, 1 compatible), 2 functions, 1 macro of public headers changed

  verdict  definition     kind          where            why
  break    struct beyond  member-moved  include/x.h:12  dev lies elsewhere
  … and 1 more definition; --full tells all

  compiled into modules: cannot be judged by type
    function level  include/x.h:10 → include/x.h:12
    function gone, removed  include/x.h:10
    macro LEVEL  include/x.h:10 → include/x.h:12
`.replace('where            why', 'where           why'),
  );
});

test('text --full: all of it, with diffs and what it uses', () => {
  const text = endOf(report(everyKind(), 'text', true));
  expect(text).toContain('1. break struct beyond · member-moved\n');
  expect(text).toContain('2. compatible enum beyond · respelled\n');
  expect(text).toContain(`3. function level
  include/x.h:10 → include/x.h:12
  uses exports brew; types struct x
@@ -2,5 +2,5 @@
 {
 	if (x)
 		return brew(x);
-	return 1;
+	return 2;
 }
`);
  expect(text).toContain('-#define LEVEL 1\n+#define LEVEL 2\n');
});

test('what was not compared is said', () => {
  const lacks = 'not compared: both sides have to be scans by this version';
  const text = (beyond: JudgedComparison['beyond']): string =>
    report(comparisonOf([], [], { beyond }), 'text');
  expect(text({ definitions: null, compiledIn: null })).toContain(
    `Beyond exports: definitions, functions and macros ${lacks}`,
  );
  expect(text({ definitions: [], compiledIn: null })).toContain(
    `Beyond exports: 0 definitions of public headers changed; functions and macros ${lacks}`,
  );
});

test('nothing of it is a failure to a program that reads a report', () => {
  const one = comparisonOf([], [], {
    beyond: { definitions: [causeOf('s#x', [], judgementOf('member-moved'))], compiledIn: [pieceOf('f')] },
  });
  expect(report(one, 'junit')).toContain('failures="0" errors="0" skipped="2"');
  expect(report(one, 'github')).not.toMatch(/^::(error|warning)/m);
  const { results } = (JSON.parse(report(one, 'sarif')) as { runs: [{ results: { level: string }[] }] })
    .runs[0];
  expect(results.map(({ level }) => level)).toEqual(['note', 'note']);
});

test('JSON counts it, and reads back; a file of an earlier version holds none', () => {
  const text = report(everyKind(), 'json');
  const { notCovered, beyond, compiledIn, ...rest } = JSON.parse(text) as Record<string, unknown>;
  expect(notCovered).toEqual({
    sentence: NOT_COVERED,
    definitions: { break: 1, unknown: 0, conditional: 0, compatible: 1 },
    functions: 2,
    macros: 1,
  });
  expect(beyond).toHaveLength(2);
  expect(compiledIn).toHaveLength(3);
  expect(readSaved(JSON.stringify(rest), 'x').beyond).toEqual({ definitions: null, compiledIn: null });
});
