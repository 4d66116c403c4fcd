// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { shortDigest } from '../../formats/corpus';
import { stampAt, stampOf, type Listing } from './listing';

/** All that a unit's text can depend on in one file that it includes. */
export interface FileState {
  path: string;
  stamp: string;
  /** Digest of the content; empty where it cannot be read, or means something else each time. */
  content: string;
  /** Digest of all paths of the tree with the same name. A new one of them may be found before this one. */
  namesakes: string;
}

/** Whether it asks for something beyond its content: the clock, or whether some file is there. */
const VOLATILE = /\b(?:__DATE__|__TIME__|__TIMESTAMP__|__has_include|__has_embed|__has_include_next)\b/;

/** Milliseconds within which a file may change twice without a change of its times. */
const TICK = 2000;

/** The states of files now; each is looked at once. */
export class FileStates {
  private readonly states = new Map<string, FileState>();
  private readonly namesakes = new Map<string, string>();
  private readonly before = new Map<string, FileState>();

  /** @param before states that some earlier scan saw: a file of the same stamp need not be read */
  constructor(
    private readonly listing: Pick<Listing, 'stamps' | 'byName'>,
    before: readonly FileState[],
  ) {
    for (const state of before) this.before.set(state.path, state);
  }

  /** The same files among those that are there by now. */
  in(now: Listing): FileStates {
    const { stamps } = this.listing;
    return new FileStates({ stamps, byName: now.byName }, [...this.states.values()]);
  }

  of(path: string): FileState {
    let state = this.states.get(path);
    if (!state) this.states.set(path, (state = this.look(path)));
    return state;
  }

  /** Whether a file is unchanged, and means the same each time it is read. */
  holds(state: FileState): boolean {
    const { content, namesakes } = this.of(state.path);
    return content !== '' && content === state.content && namesakes === state.namesakes;
  }

  /** Those of some files that are not what they were when the listing was made. */
  changedAmong(paths: Iterable<string>): string[] {
    return [...paths].filter((path) => this.changedMeanwhile(path));
  }

  private look(path: string): FileState {
    const namesakes = this.namesakesOf(path);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return { path, stamp: '', content: '', namesakes };
    const isSettled = Date.now() - stat.ctimeMs > TICK;
    const stamp = isSettled ? stampOf(stat) : '';
    if (this.changedMeanwhile(path)) return { path, stamp: '', content: '', namesakes };
    const before = this.before.get(path);
    if (before && isSettled && before.stamp === stamp) return { ...before, namesakes };
    return { path, stamp, content: contentOf(path), namesakes };
  }

  /** Whether the compiler may have read something else than what is in the file now. */
  private changedMeanwhile(path: string): boolean {
    const atStart = this.listing.stamps.get(path);
    return atStart !== undefined && atStart !== stampAt(path);
  }

  private namesakesOf(path: string): string {
    const name = basename(path);
    let digest = this.namesakes.get(name);
    if (digest === undefined) {
      const paths = this.listing.byName.get(name) ?? [];
      this.namesakes.set(name, (digest = shortDigest([...paths].sort().join('\n'))));
    }
    return digest;
  }
}

function contentOf(path: string): string {
  try {
    const content = readFileSync(path);
    return VOLATILE.test(content.toString('latin1')) ? '' : shortDigest(content);
  } catch {
    return '';
  }
}
