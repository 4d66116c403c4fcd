// SPDX-License-Identifier: GPL-2.0-or-later
import fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { dropIn as DropIn } from '../../../src/tell/cli/genksyms';
import { argsOf, type Answer, type Case } from './cases';

/** A folder of its own for each test, in which runs find and leave their files. */
export interface InFolder {
  readonly path: string;
  /** Writes the reference of a run. */
  prepare(one: Case): void;
  /** What `-T types` wrote; null where it wrote nothing. */
  types(): string | null;
  /** Runs the drop-in in this process. */
  run(one: Case, dropIn: typeof DropIn): Answer;
}

/** Makes a folder before each test and removes it afterwards. */
export function folderForEach(): InFolder {
  const home = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'genksyms-test-'));
  });
  afterEach(() => {
    process.chdir(home);
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const prepare = ({ reference }: Case): void => {
    if (reference !== undefined) fs.writeFileSync(path.join(folder, 'ref'), reference, 'latin1');
  };
  const types = (): string | null => {
    const file = path.join(folder, 'types');
    return fs.existsSync(file) ? fs.readFileSync(file, 'latin1') : null;
  };
  return {
    get path() {
      return folder;
    },
    prepare,
    types,
    run(one, dropIn) {
      prepare(one);
      process.chdir(folder);
      const written = { 1: '', 2: '' };
      const exit = dropIn(argsOf(one), {
        readInput: () => Buffer.from(one.input, 'latin1'),
        write: (descriptor, bytes) => void (written[descriptor] += bytes.toString('latin1')),
      });
      return { stdout: written[1], stderr: written[2], types: types(), exit };
    },
  };
}
