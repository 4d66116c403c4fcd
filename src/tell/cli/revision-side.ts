// SPDX-License-Identifier: GPL-2.0-or-later
import { resolve } from 'node:path';
import { Checkouts, Repository, type Revision } from '../../tree/checkout';
import type { Kernel } from '../../formats/corpus';
import { extentOf } from '../../kernel/fix';
import type { Commit, JudgedCause, JudgedComparison } from '../../kernel/judge';
import { configurationOf } from '../../tree/kbuild';
import { say } from './terminal';
import { endOnSignals } from './scan-messages';
import { scanOnTheWay, type TreeChoice } from './tree-side';

/** Where revisions come from, and how they are scanned. */
export interface RevisionChoice extends TreeChoice {
  repo: string | undefined;
  objtree: string | undefined;
}

/** The revisions that a command was given. */
export class Revisions {
  private constructor(
    private readonly repository: Repository,
    private readonly found: ReadonlyMap<string, Revision>,
    private readonly checkouts: Checkouts,
    private readonly choice: RevisionChoice,
  ) {}

  /**
   * @param names `git:REV` each
   * @throws ModversionsError where one is not there, or the tree that they come from is not configured
   */
  static named(names: readonly string[], choice: RevisionChoice): Revisions {
    const folder = choice.repo ?? '.';
    const repository = Repository.open(folder);
    const found = new Map(names.map((name) => [name, repository.revision(name)]));
    const checkouts = new Checkouts({
      repository,
      configuration: configurationOf(resolve(choice.objtree ?? folder), choice.cc),
      jobs: choice.jobs,
      say: (line) => say(`modversions: ${line}`),
    });
    return new Revisions(repository, found, checkouts, choice);
  }

  has(name: string): boolean {
    return this.found.has(name);
  }

  /** The causes with the commits between two revisions that touched their lines in the new one. */
  withCommits(comparison: JudgedComparison, base: string, next: string): JudgedComparison {
    const [from, to] = [this.found.get(base)!, this.found.get(next)!];
    const commitsOf = ({ name, change, newPlace }: JudgedCause): Commit[] | null => {
      if (change !== 'changed' || !newPlace) return null;
      const text = this.repository.read(to, newPlace.file);
      const lines = text === null ? null : extentOf(text, name, newPlace.line);
      return lines && this.repository.commitsOn(from, to, newPlace.file, lines);
    };
    const causes = comparison.causes.map((cause) => {
      const commits = commitsOf(cause);
      return commits ? { ...cause, commits } : cause;
    });
    return { ...comparison, causes };
  }

  /**
   * Checks a revision out and scans it.
   * @throws ModversionsError where it cannot be prepared, or not be scanned whole
   */
  async scan(name: string): Promise<Kernel> {
    endOnSignals();
    const { tree, lock } = await this.checkouts.of(this.found.get(name)!);
    try {
      say(`modversions: ${name}: scanning`);
      return await scanOnTheWay(name, this.choice, { folder: tree, lock });
    } finally {
      lock.release();
    }
  }
}
