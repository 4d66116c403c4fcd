// SPDX-License-Identifier: GPL-2.0-or-later
/** What docs/kabi.md shows is what the program prints. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printed, shownCommands } from '../../support/console';
import { root } from '../../support/program';

jest.setTimeout(60_000);

test.each(shownCommands(readFileSync(join(root, 'docs/kabi.md'), 'utf8')))(
  '$command',
  ({ command, output }) => {
    expect(printed(command)).toBe(output);
  },
);
