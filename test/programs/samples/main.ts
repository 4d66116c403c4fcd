// SPDX-License-Identifier: GPL-2.0-or-later
/** Writes the scans of the toy kernel's releases again: `node dist/test/programs/samples/main.js`. */
import { rmSync } from 'node:fs';
import { loadParser } from '../../../src/genksyms/unit';
import { RELEASES, scanOf, writeTeapot } from '../../tell/cli/teapot';

void loadParser().then(() => {
  for (const release of RELEASES) {
    rmSync(scanOf(release), { recursive: true, force: true });
    writeTeapot(release, scanOf(release));
  }
});
