// SPDX-License-Identifier: GPL-2.0-or-later
/** Reports of checks of modules: each form is valid, says what matters first, and makes nothing of hostile names. */
import type { Log } from 'sarif';
import type { ModuleCheck } from '../../../src/kernel/usage';
import { checkReports, type ReportFormat } from '../../../src/tell/report';
import { HOSTILE } from './made-up';
import { checkOf, differs, everyObstacle, hostileCheck, moduleOf, obstaclesOf } from './made-up-modules';
import { isSarif, outsideOfCode, readJunit, strayCommands } from './readers';

/** A report as people read it. */
function told(check: ModuleCheck, format: ReportFormat): string {
  const pieces = checkReports(check).in(format, { color: false, width: null });
  return Buffer.from([...pieces].join(''), 'latin1').toString();
}

describe.each(['markdown', 'junit', 'github', 'sarif'] as const)('%s', (format) => {
  const text = told(hostileCheck(), format);

  test('shows no control and no unseen characters', () => {
    expect(/(?![\n\t])\p{Cc}|\p{Cf}|[\u2028\u2029]/u.exec(text)).toBeNull();
  });

  // A path must be whole for those who look it up.
  if (format === 'markdown' || format === 'junit')
    test('keeps long names short', () => expect(/m{2000}/.test(text)).toBe(false));

  test('the same for the same result', () => expect(told(hostileCheck(), format)).toBe(text));

  test('nothing was checked', () => expect(told(checkOf([]), format).length).toBeGreaterThan(0));
});

describe('sarif', () => {
  const logOf = (check: ModuleCheck): Log => JSON.parse(told(check, 'sarif')) as Log;
  const printOf = (...modules: Parameters<typeof checkOf>[0]): string[] =>
    logOf(checkOf(modules)).runs[0]!.results!.map((one) => one.partialFingerprints!['modversionsModule/v1']!);

  test.each([
    ['every obstacle', everyObstacle()],
    ['hostile', hostileCheck()],
    ['nothing', checkOf([])],
  ])('%s: valid against the schema', (_, check) => {
    expect(isSarif(logOf(check)) ? [] : isSarif.errors).toEqual([]);
  });

  test('a result a module that would not load, the worst first, with its file and rule', () => {
    const { results = [], tool, invocations } = logOf(everyObstacle()).runs[0]!;
    expect(results).toHaveLength(obstaclesOf('').length + 1);
    expect(results[0]).toMatchObject({ ruleId: 'crc', level: 'error', properties: { affected: 'yes' } });
    expect(results[0]!.locations![0]!.physicalLocation!.artifactLocation).toEqual({
      uri: 'lib/nic.ko',
      uriBaseId: 'PWD',
    });
    expect(results[0]!.message.text).toBe(
      `lib/nic.ko would be refused: 2 versions differ
disagrees about version of symbol netif_rx: 0x00000001, and vmlinux has 0x00000002
disagrees about version of symbol pot_pour: 0x00000001, and vmlinux has 0x00000002
verdict: break, affected: it knows declarations that changed
struct dev: break, member-moved; reaches the module: yes, the module's type data define it
no cause between base and against explains pot_pour`,
    );
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
    expect(invocations![0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error' }],
      toolConfigurationNotifications: [{ level: 'note' }],
    });
  });

  test('fingerprints stay where folders, CRCs and the order of symbols change, and tell modules apart', () => {
    const [first] = printOf(moduleOf('a/nic.ko', [differs('x'), differs('y')]));
    expect(printOf(moduleOf('b/nic.ko', [differs('y', 7), differs('x', 8)]))).toEqual([first]);
    expect(printOf(moduleOf('a/pot.ko', [differs('x'), differs('y')]))).not.toEqual([first]);
    expect(printOf(moduleOf('a/nic.ko', [differs('x')]))).not.toEqual([first]);
  });
});

describe('junit', () => {
  interface Read {
    testsuite?: {
      name?: string;
      tests?: number;
      failures?: number;
      errors?: number;
      testcase?: { name?: string; failure?: unknown; error?: unknown; skipped?: unknown }[];
    }[];
  }

  test('a reader of it finds a case a module, failures, errors and what is skipped', () => {
    const { testsuite = [] } = readJunit(told(everyObstacle(), 'junit')) as Read;
    const kinds = obstaclesOf('').length;
    expect(testsuite.map(({ name, tests, failures, errors }) => [name, tests, failures, errors])).toEqual([
      ['modules', kinds + 3, kinds + 1, 1],
      ['not checked', 1, 0, 0],
    ]);
    const cases = testsuite[0]!.testcase!;
    expect(cases.filter(({ failure }) => failure)).toHaveLength(kinds + 1);
    expect(cases.filter(({ error }) => error).map(({ name }) => name)).toEqual(['broken.ko']);
    expect(cases[0]).toMatchObject({ name: 'lib/fine.ko' });
    expect(testsuite[1]!.testcase![0]!.skipped).toBeDefined();
  });

  test('hostile names come out of a reader as they are shown', () => {
    const read = JSON.stringify(readJunit(told(hostileCheck(), 'junit')));
    expect(read).toContain('</script><script>alert(1)</script>');
    expect(read).toContain('\\\\u{202e}gnp.exe');
  });
});

describe('github', () => {
  test('every line is one of our commands or plain', () => {
    const text = told(hostileCheck(), 'github');
    expect(strayCommands(text)).toEqual([]);
    expect(text.match(/^::error /gm)).toHaveLength(2 * (HOSTILE.length + 1));
  });

  test('a module is told with its file and what stands in its way', () => {
    const lines = told(everyObstacle(), 'github').split('\n');
    expect(lines[0]).toBe(
      '::notice title=modversions::15 modules would not load, 1 would, 1 could not be read; 1 module breaks; 14 not judged: no --base',
    );
    expect(lines[2]).toMatch(
      /^::error file=lib\/nic\.ko,title=break%3A lib\/nic\.ko would not load::lib\/nic\.ko would be refused: 2 versions differ%0Adisagrees /,
    );
    expect(told(checkOf([moduleOf('-', [differs('x')])]), 'github')).not.toContain('file=');
  });
});

describe('markdown', () => {
  const text = told(hostileCheck(), 'markdown');

  test('outside of code nothing is markup, a mention or a link', () => {
    const outside = outsideOfCode(text);
    expect(outside).not.toMatch(/(?<!\\)<(?!\/?(details|summary|code|sub)>)/);
    expect(outside).not.toMatch(/@user|(?<!\\)\]\(/);
  });

  test('counts, a row a module, those that would not load first, each in a fold', () => {
    const all = told(everyObstacle(), 'markdown');
    expect(all).toContain('**15 modules would not load, 1 would, 1 could not be read.**\n');
    expect(all).toContain('**1 module breaks; 14 not judged: no --base.**\n');
    const rows = all.split('\n').filter((line) => line.startsWith('| `lib/'));
    expect(rows[0]).toBe('| `lib/nic.ko` | no | break | yes | 2 versions differ |');
    expect(rows.at(-1)).toBe('| `lib/fine.ko` | yes |  |  |  |');
    expect(rows).toHaveLength(16);
    expect(all).toContain('<details><summary><code>lib/nic.ko</code>: 2 versions differ</summary>');
    expect(all).toContain('### Causes\n');
    expect(all.match(/<details>/g)).toHaveLength(all.match(/<\/details>/g)!.length);
  });

  test('short enough for a comment, tables whole', () => {
    const many = checkOf(Array.from({ length: 5000 }, (_, at) => moduleOf(`m${at}.ko`, obstaclesOf('x'))));
    expect(told(many, 'markdown').length).toBeLessThan(65_536);
    expect(text.length).toBeLessThan(65_536);
    const rows = text.split('\n').filter((line) => /^\| .*\| (yes|no) \|/.test(line));
    expect(rows).toHaveLength(2 * (HOSTILE.length + 1));
    for (const row of rows) expect(row.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(6);
  });
});

describe('text', () => {
  const many = checkOf(
    Array.from({ length: 50 }, (_, at) =>
      moduleOf(`m${at}.ko`, at % 2 === 0 ? [differs('module_layout'), differs(`own${at}`)] : []),
    ),
  );
  const lines = told(many, 'text').split('\n');

  test('says what it comes to in two lines, then a row a module, those in trouble first', () => {
    expect(lines.slice(0, 2)).toEqual([
      '25 modules would not load, 25 would',
      '25 modules not judged: no --base',
    ]);
    const rows = lines.filter((line) => /^m\d+\.ko +3 /.test(line));
    expect(rows).toHaveLength(40);
    expect(rows[24]).toMatch(/^m48\.ko +3 {2}no +2 versions differ$/);
    expect(lines).toContain('… and 10 more modules, all of which would load; --full tells all');
  });

  test('then what stops most of them', () => {
    const at = lines.indexOf('What stops most modules:');
    expect(lines.slice(at + 1, at + 4)).toEqual([
      'modules  symbol         why',
      '     25  module_layout  version differs (the layout of struct module, which the loader checks first)',
      '      1  own0           version differs',
    ]);
    expect(lines).toContain('… and 16 more; --full tells all');
  });

  test('details of the first only, unless all are asked for', () => {
    const refused = (text: string): number => text.match(/would be refused/g)!.length;
    expect(refused(lines.join('\n'))).toBe(5);
    expect(lines).toContain('… and 20 more modules; --full tells all');
    const pieces = checkReports(many).in('text', { color: false, width: null, isFull: true });
    const full = [...pieces].join('');
    expect(refused(full)).toBe(25);
    expect(full).not.toContain('--full');
  });

  test('a reach of no module is not counted', () => {
    const text = told(everyObstacle(), 'text');
    expect(text).toContain('\n      1        1    0  break    member-moved  struct dev\n');
    expect(text).toContain('\n  behind symbols of 1 module: 1 know it\n');
  });
});
