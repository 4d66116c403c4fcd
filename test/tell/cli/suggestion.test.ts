// SPDX-License-Identifier: GPL-2.0-or-later
/** What the command line says to what it does not know. */
import { modversions, root } from '../../support/program';

test.each([
  [['crc', '--tpyes', 'out', 'x.i'], 'Unknown argument: tpyes', 'did you mean --types?'],
  [['samples', '--colour', 'never'], 'Unknown argument: colour', 'did you mean --color?'],
  [['crk', 'x.i'], 'Did you mean crc?', 'see `modversions --help`'],
  [[], 'No command was given.', 'see `modversions --help`'],
])('modversions %j', (args, message, remedy) => {
  const { status, stdout, stderr } = modversions(args, root);
  expect(stdout).toBe('');
  expect(stderr).toBe(`modversions: ${message}\n  ${remedy}\n`);
  expect(status).toBe(2);
});
