// SPDX-License-Identifier: GPL-2.0-or-later
/** Reports of kernel comparisons: each form is valid, says what matters first, and makes nothing of hostile names. */
import type { Log } from 'sarif';
import type { JudgedCause, JudgedComparison } from '../../../src/kernel/judge';
import { kernelReports, REPORT_FORMATS, type ReportFormat, type TextLook } from '../../../src/tell/report';
import { causeOf, comparisonOf, everyKind, hostile, HOSTILE, judgementOf } from './made-up';
import { isSarif, outsideOfCode, readJunit, strayCommands } from './readers';

const PLAIN: TextLook = { color: false, width: null };

/** A report as people read it. */
function told(comparison: JudgedComparison, format: ReportFormat, look = PLAIN): string {
  return Buffer.from([...kernelReports(comparison).in(format, look)].join(''), 'latin1').toString();
}

/** Those of the field's scripts hold names as they are. */
const DROP_IN = new Set<string>(['null', 'pretty', 'short', 'symbols', 'mod-symbols']);
const forPeople = REPORT_FORMATS.filter((one) => !DROP_IN.has(one));

describe.each(forPeople)('%s', (format) => {
  const text = told(hostile(), format);

  test('shows no control and no unseen characters', () => {
    expect(/(?![\n\t])\p{Cc}|\p{Cf}|[\u2028\u2029]/u.exec(text)).toBeNull();
  });

  // A place must be whole for those who look it up, and what is saved is everything.
  if (!/^(json|html|sarif|github)$/.test(format))
    test('keeps long names short', () => expect(/m{2000}/.test(text)).toBe(false));

  test('the same for the same result', () => expect(told(hostile(), format)).toBe(text));

  test('nothing differs', () => expect(told(comparisonOf([]), format).length).toBeGreaterThan(0));
});

describe('text', () => {
  test('leads with verdicts, folds changes of exports, tells causes with findings and advice', () => {
    const text = told(everyKind(), 'text');
    const first = text.split('\n')[0]!;
    expect(first).toMatch(
      /^\d+ exports break, \d+ unknown, \d+ conditional, \d+ compatible; \d+ changed, 1 added, 30 removed; /,
    );
    const second = text.split('\n')[1]!;
    expect(second).toMatch(/^\d+ causes break, .*; 1 missed by the CRC: 1 /);
    expect(text.match(/has been removed/g)).toHaveLength(10);
    expect(text).toContain('… and 20 more like this; --full tells all\n');
    const full = told(everyKind(), 'text', { ...PLAIN, isFull: true });
    expect(full).toMatch(
      / break struct type_\d+ · member-moved · \d exports?\n {2}include\/x\.h:10 → include\/x\.h:12\n/,
    );
    expect(full).toContain('  size 24 → 32, alignment 8\n');
    expect(full).toMatch(
      / {2}dev +member-moved +break +\+16 struct device \* \(8 bytes\) +\+24 struct device \* \(8 bytes\)\n/,
    );
    expect(full).toContain('  → Mend member-moved.\n');
    expect(full).toContain('\n-\tint b;\n+\tlong b;\n+\tint c;\n');
    expect(full).toContain('\nMissed by the CRC: ');
    expect(full).toContain('  1 change by the rule in line 3, drivers/* PASS\n');
  });

  test('tells the first causes in full and counts the rest, by verdict, unless all are asked for', () => {
    const kinds = (count: number, prefix: string): JudgedCause[] =>
      Array.from({ length: count }, (_, at) => {
        const name = `s#${prefix}${String(at).padStart(3, '0')}`;
        return causeOf(name, ['use'], judgementOf('member-moved'));
      });
    const many = { ...comparisonOf(kinds(120, 'own')), missed: kinds(7, 'missed') };
    const text = told(many, 'text');
    const inFull = (one: string): number => one.match(/^\d+\. break /gm)!.length;
    expect(inFull(text)).toBe(15);
    expect(text).toContain('… and 20 more causes (20 break); --full tells all\n');
    expect(text).toContain('… and the details of 110 more causes (110 break); --full tells all,');
    expect(text).toContain('… and the details of 2 more causes (2 break); --full tells all,');
    expect(text).toMatch(/ struct missed006\n/);
    const full = told(many, 'text', { ...PLAIN, isFull: true });
    expect(inFull(full)).toBe(127);
    expect(full).not.toContain('--full');
  });

  test('the worst causes come first', () => {
    const verdicts = [
      ...told(everyKind(), 'text').matchAll(/^\s*\d+ {2}(break|unknown|conditional|compatible) /gm),
    ].map(([, one]) => one!);
    expect(verdicts).toHaveLength(34);
    const ranks = verdicts.map((one) => ['break', 'unknown', 'conditional', 'compatible'].indexOf(one));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test('on a terminal tables fit its width, colours and changed words stand out', () => {
    const text = told(everyKind(), 'text', { color: true, width: 62 });
    const rows = text.split('\n').map((line) => line.replace(/\x1b\[\d+m/g, ''));
    const header = rows.findIndex((row) => row.startsWith(' #'));
    expect(Math.max(...rows.slice(header, header + 35).map((row) => row.length))).toBeLessThanOrEqual(62);
    expect(text).toContain('\x1b[31mbreak');
    const changed = comparisonOf([
      causeOf('s#x', ['a'], judgementOf('respelled'), {
        baseText: 'struct x { unsigned int counter ; }',
        newText: 'struct x { unsigned long counter ; }',
      }),
    ]);
    expect(told(changed, 'text', { color: true, width: 80 })).toContain(
      'unsigned \x1b[7mlong\x1b[27m counter;',
    );
  });
});

describe('sarif', () => {
  const logOf = (comparison: JudgedComparison): Log => JSON.parse(told(comparison, 'sarif')) as Log;

  test.each([
    ['every kind', everyKind()],
    ['hostile', hostile()],
    ['nothing', comparisonOf([])],
  ])('%s: valid against the schema', (_, comparison) => {
    expect(isSarif(logOf(comparison)) ? [] : isSarif.errors).toEqual([]);
  });

  test('what is wrong is found to be wrong', () => {
    const log = logOf(everyKind());
    expect(isSarif({ ...log, version: '1' })).toBe(false);
    expect(isSarif({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'bad' }] }] })).toBe(false);
  });

  test('a result a cause, at its place in the new tree, with its rule; missed ones too', () => {
    const { results = [], tool } = logOf(everyKind()).runs[0]!;
    const causes = results.filter((one) => one.partialFingerprints?.['modversionsCause/v1']);
    expect(causes).toHaveLength(35);
    expect(causes[0]!.locations![0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'include/x.h', uriBaseId: 'SRCROOT' },
      region: { startLine: 12 },
    });
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
    expect(results.filter(({ properties }) => properties?.['missedByCrc'])).toHaveLength(1);
  });

  test('fingerprints stay where lines and exports move, and tell causes apart', () => {
    const printOf = (comparison: JudgedComparison): string[] =>
      logOf(comparison).runs[0]!.results!.map((one) => one.partialFingerprints!['modversionsCause/v1']!);
    const one = causeOf('s#x', ['a'], judgementOf('respelled'));
    const moved = { ...one, newPlace: { file: 'include/x.h', line: 99 }, exports: ['a', 'b'] };
    const [first] = printOf(comparisonOf([one]));
    expect(printOf(comparisonOf([moved]))).toEqual([first]);
    expect(printOf(comparisonOf([{ ...one, newText: 'struct x { }' }]))).not.toEqual([first]);
  });

  test('a cause all of whose exports are tolerated is suppressed', () => {
    const comparison = comparisonOf([causeOf('s#x', ['a'], judgementOf('member-moved'))]);
    for (const one of comparison.changes) one.tolerated = { by: 'rule', rule: 'a PASS', line: 1 };
    expect(logOf(comparison).runs[0]!.results![0]!.suppressions).toHaveLength(1);
  });
});

describe('junit', () => {
  test('a reader of it finds a case a cause, failures and what is skipped', () => {
    const read = readJunit(told(everyKind(), 'junit'));
    const { testsuite = [] } = read as {
      testsuite?: {
        name?: string;
        tests?: number;
        failures?: number;
        testcase?: { failure?: unknown; skipped?: unknown }[];
      }[];
    };
    expect(testsuite.map(({ name, tests }) => [name, tests])).toEqual([
      ['causes', 34],
      ['missed by the CRC', 1],
      ['exports', 33],
      ['beyond exports', 5],
    ]);
    for (const { failures, testcase = [] } of testsuite)
      expect(testcase.filter(({ failure }) => failure)).toHaveLength(failures!);
    expect(testsuite[2]!.testcase!.filter(({ skipped }) => skipped)).toHaveLength(2);
  });

  test('hostile names come out of a reader as they are shown', () => {
    const read = JSON.stringify(readJunit(told(hostile(), 'junit')));
    expect(read).toContain('</script><script>alert(1)</script>');
    expect(read).toContain('\\\\u{202e}gnp.exe');
  });
});

describe('github', () => {
  test('every line is one of our commands or plain', () => {
    const lines = told(hostile(), 'github').trimEnd().split('\n');
    expect(strayCommands(lines.join('\n'))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(1 + HOSTILE.length + 1 + 1);
  });

  test('at file and line of the new tree', () => {
    expect(told(everyKind(), 'github')).toMatch(
      /^::error file=include\/x\.h,line=12,title=break%3A struct type_\d+ \(/m,
    );
  });
});

describe('markdown', () => {
  const text = told(hostile(), 'markdown');

  test('outside of code nothing is markup, a mention or a link', () => {
    const outside = outsideOfCode(text);
    expect(outside).not.toMatch(/(?<!\\)<(?!\/?(details|summary|code|sub)>)/);
    expect(outside).not.toMatch(/@user|(?<!\\)\]\(/);
  });

  test('short enough for a comment, tables whole, everything tolerated in a fold', () => {
    const many = comparisonOf(
      Array.from({ length: 400 }, (_, at) => causeOf(`s#t${at}`, [`e${at}`], judgementOf('member-moved'))),
    );
    expect(told(many, 'markdown').length).toBeLessThan(65_536);
    expect(text.length).toBeLessThan(65_536);
    expect(told(everyKind(), 'markdown')).toMatch(/<details><summary>2 changes tolerated<\/summary>/);
    const tables = text.split('\n').filter((line) => line.startsWith('| break'));
    for (const row of tables) expect(row.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(6);
  });
});
