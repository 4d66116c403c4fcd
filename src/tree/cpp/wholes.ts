// SPDX-License-Identifier: GPL-2.0-or-later
import { sizeOf } from './effect';
import type { Header } from './headers';
import { Memory } from './memory';
import type { Whole } from './whole';

/** Bytes that they may take. */
const ROOM = 64 << 20;
/** What one takes beside its effect. */
const SIZE = 400;

/** What is known of headers with all that they include. */
export class Wholes {
  private size = 0;

  /** Null where nothing is known. @param index of the folder in which it was found */
  find(header: Header, index: number, current: Int32Array): Whole | null {
    return header.wholes[index + 1]?.find(current) ?? null;
  }

  keep(header: Header, index: number, whole: Whole): void {
    (header.wholes[index + 1] ??= new Memory<Whole>()).keep(whole);
    const size = SIZE + sizeOf(whole);
    header.wholesSize += size;
    this.size += size;
  }

  /** Forgets all where they take too much. */
  makeRoom(headers: readonly Header[]): void {
    if (this.size > ROOM) this.forget(headers);
  }

  forget(headers: readonly Header[]): void {
    for (const header of headers) {
      this.size -= header.wholesSize;
      header.wholes = [];
      header.wholesSize = 0;
    }
  }

  /** Forgets headers and all that include them. */
  forgetAround(headers: readonly Header[]): void {
    this.forget(includersOf(headers));
  }
}

/** Headers, and all that were seen to include them. */
function includersOf(headers: readonly Header[]): readonly Header[] {
  const within = new Set(headers);
  // A set hands out what is added to it on the way.
  for (const { includers } of within) for (const includer of includers) within.add(includer);
  return [...within];
}
