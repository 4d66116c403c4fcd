// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { moduleBuildOf, type KernelTree, type ModuleUnit } from '../kbuild';
import { copySources, overlayTree, type Source } from './folder';

/**
 * One kernel of a rebuild. Both have their sources in one place, one after the other, so that no path of theirs differs.
 */
export class Side {
  /** Units of modules, by the module's name. */
  units: ReadonlyMap<string, readonly ModuleUnit[]> = new Map();
  private readonly kept: string;

  /**
   * @param scratch an existing folder; the sources are in `tree` there while the side is active
   * @param name for files of this side
   */
  constructor(
    readonly kernel: KernelTree,
    private readonly source: Source,
    private readonly scratch: string,
    readonly name: 'base' | 'new',
  ) {
    this.kept = join(scratch, `${name}-tree`);
    mkdirSync(join(scratch, name));
  }

  /** Where the sources are while the side is active. */
  get place(): string {
    return join(this.scratch, 'tree');
  }

  /** Asks for the commands. @param baseSource the source tree of the base, whose sources are compiled */
  async prepare(baseSource: string): Promise<void> {
    const { source, kernel } = this;
    if (source.kind === 'folder') {
      copySources(source.path, this.kept);
      this.units = await this.active(() => moduleBuildOf(kernel, this.place, ''));
    } else {
      overlayTree(kernel.source, this.kept, source.under, baseSource);
      this.units = await moduleBuildOf(kernel, null, source.under);
    }
  }

  /** Does something while the sources are in their place. */
  async active<T>(work: () => Promise<T>): Promise<T> {
    renameSync(this.kept, this.place);
    try {
      return await work();
    } finally {
      if (existsSync(this.place)) renameSync(this.place, this.kept);
    }
  }

  /** A word or folder of a command, with the sources' place in the place of the tree. */
  placed(word: string): string {
    if (this.source.kind === 'folder') return word;
    const { source } = this.kernel;
    return word
      .replaceAll(`${source}/`, `${this.place}/`)
      .replace(new RegExp(`${escaped(source)}$`), this.place);
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
