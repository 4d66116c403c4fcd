// SPDX-License-Identifier: GPL-2.0-or-later
/** How a command gets at the program that the build has made: also where a process may open few files. */
import { spawnSync } from 'node:child_process';
import { root } from '../support/program';

/** What Node says of a program under a limit on open files. */
const limited = (files: number, ...program: string[]): { status: number | null; stderr: string } =>
  spawnSync('sh', ['-c', `ulimit -n ${files} && exec "$@"`, 'sh', process.execPath, ...program], {
    cwd: root,
    encoding: 'utf8',
  });

/** Limits under which Node itself can load one file, which takes some ten files of its own. */
const LIMITS = [18, 20, 22, 24, 26, 28, 32, 36, 40].filter(
  (files) => limited(files, '-e', "require('./bin/built')").status === 0,
);

test.each([[['--version']], [['kind']], [['symvers', 'compare', 'a', 'b']]])(
  'few open files: %j answers or is refused in one line with a remedy',
  (words) => {
    expect(LIMITS).toContain(40);
    for (const files of LIMITS) {
      const { status, stderr } = limited(files, 'bin/modversions', ...words);
      expect([0, 2]).toContain(status);
      expect(stderr).not.toMatch(/^ {4}at /m);
      if (status === 2) expect(stderr).toMatch(/^modversions: .+\n {2}\S.+\n$/);
    }
  },
);
