// SPDX-License-Identifier: GPL-2.0-or-later
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ModversionsError } from '../../problem';
import type { RawText } from '../../text';
import { askGit } from './git';

/** A revision that is there. */
export interface Revision {
  /** As it was named: `git:v6.1`. */
  name: string;
  /** Ids of the commit, and of the kernel's folder in it. */
  commit: string;
  tree: string;
}

/** A commit that touched lines: its id, its author's day, and its subject. */
export interface LineCommit {
  id: RawText;
  date: RawText;
  subject: RawText;
}

const ID = /^[0-9a-f]{40,64}$/;

/** The repository of a kernel. It is only read. */
export class Repository {
  private constructor(
    private readonly folder: string,
    /** Absolute paths: git's folder of this work tree, and the one that all work trees of the repository share. */
    readonly gitFolder: string,
    readonly shared: string,
    /** The kernel's folder in it: empty, or `linux`. */
    private readonly prefix: string,
  ) {}

  /**
   * @param folder the kernel's folder in a work tree of it, as it was named
   * @throws ModversionsError where there is no git, or no repository
   */
  static open(folder: string): Repository {
    const named = resolve(folder);
    if (!statSync(named, { throwIfNoEntry: false })?.isDirectory())
      throw new ModversionsError(`${folder}: there is no such folder`, "name the kernel's work tree: --repo");
    const answer = askGit(named, ['rev-parse', '--absolute-git-dir', '--git-common-dir', '--show-prefix']);
    const [gitFolder, shared, prefix = ''] = answer.text.split('\n');
    if (!answer.isFine || !gitFolder || !shared) {
      throw new ModversionsError(
        `${folder}: git finds no repository: ${answer.complaint}`,
        "name the kernel's work tree: --repo",
      );
    }
    return new Repository(named, gitFolder, resolve(named, shared), prefix.replace(/\/$/, ''));
  }

  /**
   * @param name what git resolves to a commit, behind `git:`
   * @throws ModversionsError where it does not
   */
  revision(name: string): Revision {
    const named = name.slice('git:'.length);
    const commit = named === '' ? undefined : this.idOf(`${named}^{commit}`);
    if (commit === undefined)
      throw new ModversionsError(`${name}: git finds no such commit in ${this.folder}`, this.remedy());
    const tree = this.idOf(`${commit}:${this.prefix}`);
    if (tree === undefined) {
      throw new ModversionsError(
        `${name}: the commit has no folder ${this.prefix || 'at all'}, or it was not fetched`,
        'name a revision that has the kernel where --repo has it',
      );
    }
    return { name, commit, tree };
  }

  /** A file of a revision, a character a byte; null where it has none. @param file below the kernel's folder */
  read(revision: Revision, file: string): RawText | null {
    const { isFine, text } = askGit(this.folder, ['cat-file', 'blob', `${revision.tree}:${file}`], 'latin1');
    return isFine ? text : null;
  }

  /**
   * The commits between two revisions that touched lines of a file, the last first, merges aside.
   * @param lines the first and the last, of the new revision, from 1
   */
  commitsOn(base: Revision, next: Revision, file: string, lines: readonly [number, number]): LineCommit[] {
    const range = `-L${lines[0]},${lines[1]}:${file}`;
    const format = '--format=%x01%H%x00%as%x00%s';
    const asked = ['log', '--no-merges', '--no-patch', format, range, `${base.commit}..${next.commit}`];
    const { isFine, text, complaint } = askGit(this.folder, asked, 'latin1');
    if (!isFine)
      throw new ModversionsError(`${file}: git cannot tell its commits: ${complaint}`, this.remedy());
    return text
      .split('\x01')
      .slice(1)
      .map((one) => {
        const [id = '', date = '', subject = ''] = one.split('\n', 1)[0]!.split('\0');
        return { id, date, subject };
      });
  }

  /** The remedy where a part of the history is missing. */
  private remedy(): string {
    const isShallow = askGit(this.folder, ['rev-parse', '--is-shallow-repository']).text === 'true';
    return isShallow
      ? 'this clone is shallow: fetch what is missing, as by git fetch --unshallow --tags'
      : 'name a commit, tag or branch that git log knows, or fetch it first';
  }

  /** The id of one object; undefined where git reads the name as anything else, such as an option. */
  private idOf(name: string): string | undefined {
    const { isFine, text } = askGit(this.folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      name,
    ]);
    return isFine && ID.test(text) ? text : undefined;
  }
}
