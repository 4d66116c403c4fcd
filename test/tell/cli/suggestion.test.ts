// SPDX-License-Identifier: GPL-2.0-or-later
/** What the command line says to what it does not know. */
import { modversions, root } from '../../support/program';

const COMPARE = 'usage: modversions compare [base] [new] [options]; modversions help compare tells more';

test.each([
  [['crc', '--tpyes', 'out', 'x.i'], 'crc: unknown option --tpyes', 'did you mean --types?'],
  [['samples', '--colour', 'never'], 'samples: unknown option --colour', 'did you mean --color?'],
  [['crk', 'x.i'], "unknown command 'crk'", 'did you mean crc?'],
  [['help', 'crk'], "unknown command 'crk'", 'did you mean crc?'],
  [['symvers', 'compar', 'a', 'b'], "unknown command 'symvers compar'", 'did you mean symvers compare?'],
  [['compare', 'a'], 'compare: too few arguments: 2 needed, and 1 given', COMPARE],
  [
    ['explain', 'changes.json', 'pot'],
    'explain: changes.json is a saved comparison, which does not hold what explaining takes',
    'name both kernels: modversions explain BASE NEW NAME; modversions report --full changes.json tells all that it holds',
  ],
  [['compare', 'a', 'b', 'c'], "compare: one argument too many: 'c'", COMPARE],
  [['compare', 'a', 'b', '--base', 'c'], 'compare: unknown option --base', COMPARE],
  // It took the first argument for its value.
  [['compare', '-n', 'a', 'b'], 'compare: unknown option -n', COMPARE],
  // What other programs call so.
  [['diff', 'a', 'b'], "unknown command 'diff'", 'did you mean compare?'],
  [
    ['compare', 'a', 'b', '--output=c'],
    'compare: unknown option --output',
    'a report goes to a file with -f TYPE:FILE, say -f html:changes.html',
  ],
  [
    ['symvers', 'compare', 'a', 'b', '-v'],
    'symvers compare: unknown option -v',
    'usage: modversions symvers compare <base> <new> [options]; modversions help symvers compare tells more',
  ],
  [['compare', 'a', 'b', '--fail-on'], '--fail-on: no value behind it', COMPARE],
  [
    ['check-module', 'x.ko'],
    'check-module: needs --against',
    'usage: modversions check-module <modules..> --against AGAINST [options]; modversions help check-module tells more',
  ],
  [['kind', 'member-move'], "'member-move' is no kind of change", 'did you mean member-moved?'],
])('modversions %j', (args, message, remedy) => {
  const { status, stdout, stderr } = modversions(args, root);
  expect(stdout).toBe('');
  expect(stderr).toBe(`modversions: ${message}\n  ${remedy}\n`);
  expect(status).toBe(2);
});

test.each([[[]], [['zzzzz']], [['symvers']]])('%j names the commands', (args: string[]) => {
  const { status, stderr } = modversions(args, root);
  expect(stderr).toMatch(/^modversions: .*\n {2}usage: modversions (symvers )?COMMAND, one of .*compare/);
  expect(status).toBe(2);
});

test('help COMMAND and -V', () => {
  expect(modversions(['help', 'compare'], root)).toEqual(modversions(['compare', '--help'], root));
  expect(modversions(['-V'], root)).toEqual(modversions(['--version'], root));
});
