// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';

/** What of a command line names the sides of a comparison. */
export interface AskedSides {
  base?: string;
  new?: string;
  repo: string | undefined;
  objtree: string | undefined;
}

/**
 * The sides as they were named. With `--repo` they need not be: none are the last commit and the work tree, one revision
 * stands for its parent and itself.
 * @throws ModversionsError where sides are missing
 */
export function askedSides({ base, new: next, repo, objtree }: AskedSides): [base: string, next: string] {
  if (base !== undefined && next !== undefined) return [base, next];
  if (repo === undefined)
    throw new ModversionsError(
      `compare: too few arguments: 2 needed, and ${base === undefined ? 0 : 1} given`,
      'usage: modversions compare [base] [new] [options]; modversions help compare tells more',
    );
  if (base !== undefined) {
    const revision = base.startsWith('git:') ? base : `git:${base}`;
    return [`${revision}^`, revision];
  }
  if (objtree !== undefined)
    throw new ModversionsError(
      '--objtree: a work tree is compared as it is configured itself',
      'name both sides, or leave the option out',
    );
  return ['git:HEAD', repo];
}
