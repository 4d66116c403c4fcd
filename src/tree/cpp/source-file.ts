// SPDX-License-Identifier: GPL-2.0-or-later
import { Cut } from './cut';

/**
 * The content of a file, cut into items. Nothing is cut into tokens before it is asked for, and a group that is
 * passed over never is. Headers of drivers hold a million items, so they are kept in few bytes.
 */
export class SourceFile {
  readonly kinds: Uint8Array;
  /** Where an item begins: a directive behind its name. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The line in which it begins, and the one in which it ends. */
  readonly lines: Int32Array;
  readonly lastLines: Int32Array;
  /** Where the line begins in which the item begins. */
  readonly lineStarts: Int32Array;
  /** Of the branch of a conditional: the item of the next one, or of the `#endif`. */
  readonly nextBranch: Int32Array;
  /** What directives were found to say, by item. */
  readonly understood: unknown[];

  /** @throws Refusal for what only a compiler should read */
  constructor(readonly text: string) {
    const cut = new Cut(text);
    this.kinds = Uint8Array.from(cut.kinds);
    this.starts = Int32Array.from(cut.starts);
    this.ends = Int32Array.from(cut.ends);
    this.lines = Int32Array.from(cut.lines);
    this.lastLines = Int32Array.from(cut.lastLines);
    this.lineStarts = Int32Array.from(cut.lineStarts);
    this.nextBranch = Int32Array.from(cut.nextBranch);
    this.understood = new Array<unknown>(cut.kinds.length).fill(null);
  }
}
