// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions check-module --source`: what it asks for before anything is built. */
import { join } from 'node:path';
import { modversions, root } from '../../support/program';

const KERNEL = join(root, 'test/cases/symvers/readme/new');
const MODULE = join(root, 'test/cases/modules/kettle.ko');

test.each([
  [['--source', root], '--source: takes the kernel that the modules were built for as well'],
  [['--base-build', root], '--base-build: nothing is built'],
  [['--source', root, '--base', KERNEL], `--source: ${KERNEL} is nothing that modules are built against`],
  [
    ['--fail-on', 'affected'],
    '--fail-on affected: what changed is not known without the kernel that the modules were built for',
  ],
  [['--fail-on', 'rust'], "--fail-on 'rust': is none of any, conditional, break, affected"],
])('%j is refused', (args, message) => {
  const { stderr, status } = modversions(['check-module', MODULE, '--against', KERNEL, ...args], root);
  expect([status, stderr.split('\n')[0]]).toEqual([2, `modversions: ${message}`]);
});
