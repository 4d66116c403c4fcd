// SPDX-License-Identifier: GPL-2.0-or-later
/** What README.md shows is what the programs print. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printed, shownCommands } from '../support/console';
import { root } from '../support/program';

// Each command starts a process or two, which takes its time on a busy machine.
jest.setTimeout(60_000);

const shown = shownCommands(readFileSync(join(root, 'README.md'), 'utf8'));

test('README.md shows each command', () => {
  const commands = shown.map(({ command }) => command.split(' ').slice(0, 2).join(' '));
  expect(commands).toEqual(expect.arrayContaining(['modversions samples', 'modversions crc', 'genksyms -r']));
});

test.each(shown)('$command', ({ command, output }) => {
  expect(printed(command)).toBe(output);
});
