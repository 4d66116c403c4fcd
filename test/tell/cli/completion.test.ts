// SPDX-License-Identifier: GPL-2.0-or-later
/** What a shell is offered: commands, options, values, and a script for each. */
import { modversions, type Answer } from '../../support/program';

const offered = (...words: string[]): string[] => {
  const { stdout, stderr } = modversions(['--get-yargs-completions', 'modversions', ...words]);
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
};
const script = (shell: string): Answer => modversions(['completion', shell]);

test.each([
  [
    ['compare', '--fail-on', ''],
    ['any', 'conditional', 'break', 'beyond', 'expired', 'unused'],
  ],
  [
    ['compare', '-f', 's'],
    ['short', 'symbols', 'sarif'],
  ],
  [
    ['explain', 'a', 'b', 'x', '--format', ''],
    ['text', 'json'],
  ],
  [['kind', 'member-m'], ['member-moved']],
  [['symvers', ''], ['compare']],
])('%j: values', (words, values) => expect(offered(...words)).toEqual(values));

test('commands, and options behind two dashes', () => {
  expect(offered('')).toEqual(expect.arrayContaining(['compare', 'check-module', 'kind']));
  expect(offered('compare', '--')).toEqual(expect.arrayContaining(['--rules', '--fail-on', '--stablelist']));
});

test.each([
  ['bash', /^complete .*-F _modversions/m],
  ['zsh', /^#compdef modversions/],
  ['fish', /^complete -c modversions /m],
])('the script for %s', (shell, right) => {
  const { status, stdout, stderr } = script(shell);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(right);
});
