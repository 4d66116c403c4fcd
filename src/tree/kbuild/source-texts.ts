// SPDX-License-Identifier: GPL-2.0-or-later
import { bearingIn, type NoteBearing } from './bearing';
import { bytesOf, isThere, sourceText, type SourceText } from './source-text';

/** The files of a tree, each read once and not kept: they are some 300 MB. Paths are absolute. */
export class SourceTexts {
  private readonly texts = new Map<string, SourceText | null>();

  /**
   * @param words one of which stands in every file that exports something itself
   * @param note is told of each file that is there
   */
  constructor(
    private readonly words: readonly string[],
    private readonly note?: NoteBearing,
  ) {}

  /** Null where there is no such file. */
  textOf(path: string): SourceText | null {
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    const bytes = bytesOf(path);
    const text = bytes && sourceText(path, bytes, this.words);
    this.texts.set(path, text);
    if (this.note && (bytes || isThere(path))) this.note(path, bearingIn(path, bytes, this.words, text));
    return text;
  }
}
