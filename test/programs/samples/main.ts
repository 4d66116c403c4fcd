/** Writes the scans of the toy kernel's releases again: `node dist/test/programs/samples/main.js`. */
import { rmSync } from 'node:fs';
import { RELEASES, scanOf, writeTeapot } from '../../tell/cli/teapot';

for (const release of RELEASES) {
  rmSync(scanOf(release), { recursive: true, force: true });
  writeTeapot(release, scanOf(release));
}
