// SPDX-License-Identifier: GPL-2.0-or-later
/** Which sides a comparison has where a repository is named. */
import { askedSides, type AskedSides } from '../../../src/tell/cli/asked-sides';

const repo = { repo: 'linux', objtree: undefined };

test.each<[AskedSides, string[]]>([
  [{ base: 'a', new: 'b', repo: undefined, objtree: undefined }, ['a', 'b']],
  [{ base: 'git:v1', new: 'git:v2', ...repo }, ['git:v1', 'git:v2']],
  [repo, ['git:HEAD', 'linux']],
  [{ base: 'v6.1', ...repo }, ['git:v6.1^', 'git:v6.1']],
  [{ base: 'git:topic~2', ...repo }, ['git:topic~2^', 'git:topic~2']],
])('%j', (asked, sides) => {
  expect(askedSides(asked)).toEqual(sides);
});

test.each<[AskedSides, RegExp]>([
  [{ base: 'a', repo: undefined, objtree: undefined }, /^compare: too few arguments: 2 needed, and 1 given$/],
  [{ repo: undefined, objtree: undefined }, /^compare: too few arguments: 2 needed, and 0 given$/],
  [{ repo: 'linux', objtree: 'build' }, /^--objtree: a work tree is compared as it is configured itself$/],
])('refused: %j', (asked, message) => {
  expect(() => askedSides(asked)).toThrow(message);
});
