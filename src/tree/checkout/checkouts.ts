// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot, CheckoutFolder, makeRoom, TreeLock } from '../cache';
import { prepareCommand, refuseSource, type Configuration } from '../kbuild';
import { ModversionsError, systemError } from '../../problem';
import { runNoted } from './child';
import { complaintOf, gitEnvironment } from './git';
import type { Repository, Revision } from './repository';

/** What all checkouts of one run share. */
export interface CheckoutOrder {
  repository: Repository;
  configuration: Configuration;
  /** Recipes of make at once. */
  jobs: number;
  /** Is told what goes on, in a line. */
  say: (line: string) => void;
}

/** A revision's sources, configured and prepared. */
export interface Checkout {
  /** Absolute path. */
  tree: string;
  /** Keeps others from changing or removing it. The receiver releases it. */
  lock: TreeLock;
}

/** Settings of the repository by which git would write to it, run a program of it, or leave files out. */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.sparseCheckout=false',
  'core.splitIndex=false',
  'core.untrackedCache=false',
];
/** Lines of make's complaints that a message shows. */
const TOLD = 4;

/** Checkouts of revisions, made once for each repository, revision, configuration and compiler. */
export class Checkouts {
  constructor(private readonly order: CheckoutOrder) {}

  /**
   * Gives the checkout of a revision. An earlier run may have made it.
   * @throws ModversionsError where git or make fail, or the revision is no kernel that can be scanned
   */
  async of(revision: Revision): Promise<Checkout> {
    const { repository, configuration, say } = this.order;
    const { text, compiler, compilerVersion, variables } = configuration;
    const identity = [repository.shared, revision.tree, text, compiler, compilerVersion, variables];
    const root = cacheRoot();
    const folder = CheckoutFolder.of(root, JSON.stringify(identity));
    const lock = await TreeLock.take(root, folder.tree, (pid) =>
      say(`${revision.name}: waiting for process ${pid}, which has its checkout`),
    );
    const release = (): void => lock.release();
    process.once('exit', release);
    try {
      if (folder.use) folder.touch();
      else await this.make(revision, folder, lock);
      return { tree: folder.tree, lock };
    } catch (error) {
      release();
      throw systemError(folder.folder, error, 'name a folder with room for it: MODVERSIONS_CACHE');
    } finally {
      process.off('exit', release);
    }
  }

  private async make(revision: Revision, folder: CheckoutFolder, lock: TreeLock): Promise<void> {
    const { configuration, say } = this.order;
    const commit = revision.commit.slice(0, 12);
    // Reading a finished checkout needs no lock; making one does.
    if (!lock.isHeld && existsSync(lock.file)) {
      throw new ModversionsError(
        `${lock.file}: another machine makes the checkout of ${revision.name}`,
        'wait until it has, or remove that file if it is no longer at work',
      );
    }
    folder.clear();
    say(`${revision.name}: checking out ${commit} to ${folder.tree}`);
    await this.fill(revision, folder, lock);
    writeFileSync(join(folder.tree, '.config'), configuration.text, 'latin1');
    refuseRevision(revision, folder.tree);
    say(`${revision.name}: make olddefconfig prepare with ${configuration.compiler}`);
    await this.prepare(revision, folder, lock);
    folder.markWhole();
    makeRoom(cacheRoot());
  }

  /**
   * Writes exactly the files that git checkout gives. An archive would leave out or rewrite what attributes
   * name.
   */
  private async fill({ name, tree }: Revision, folder: CheckoutFolder, lock: TreeLock): Promise<void> {
    const { gitFolder } = this.order.repository;
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    const places = [`--git-dir=${gitFolder}`, `--work-tree=${folder.tree}`];
    const index = join(folder.folder, 'index');
    const { isFine, stderr } = await runNoted(
      ['git', ...settings, ...places, 'read-tree', '--reset', '-u', tree],
      { cwd: folder.tree, env: { ...gitEnvironment(process.env), GIT_INDEX_FILE: index }, lock },
    );
    rmSync(index, { force: true });
    if (isFine) return;
    throw new ModversionsError(
      `${name}: git cannot check it out: ${complaintOf(stderr)}`,
      'see to that: git fsck tells whether the repository is whole, df whether there is room',
    );
  }

  /** No repository stands around it, so the release does not tell where it was made. */
  private async prepare({ name }: Revision, folder: CheckoutFolder, lock: TreeLock): Promise<void> {
    const { words, environment } = prepareCommand(this.order.configuration, this.order.jobs);
    const env = { ...gitEnvironment(environment), GIT_CEILING_DIRECTORIES: folder.folder };
    const { isFine, stderr } = await runNoted(words, { cwd: folder.tree, env, lock });
    if (isFine) return;
    const complaints = stderr.split('\n').filter((line) => line.trim() !== '');
    throw new ModversionsError(
      `${name}: make olddefconfig prepare failed in ${folder.tree}: ${complaints.slice(-TOLD).join(' / ')}`,
      'mend that, or name a compiler that this revision builds with: --cc',
    );
  }
}

function refuseRevision({ name }: Revision, folder: string): void {
  try {
    refuseSource(folder);
  } catch (error) {
    if (!(error instanceof ModversionsError)) throw error;
    const message = error.message.replace(`${folder}/`, '').replace(folder, 'its folder');
    throw new ModversionsError(`${name}: ${message}`, error.remedy);
  }
}
