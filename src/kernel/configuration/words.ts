// SPDX-License-Identifier: GPL-2.0-or-later
import { sourceWords, wordsOf } from '../../formats/corpus';
import { isMarked, RecordName } from '../../record-name';

/** The text that one side has of a declaration, to be asked for words of its source. */
export class DeclaredWords {
  private readonly text: string;
  private readonly counts = new Map<string, number>();

  /** @param record without its name, or a declaration as C has it */
  constructor(record: string) {
    const words = wordsOf(record).flatMap(inSource);
    for (const word of words) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    this.text = ` ${words.join(' ')} `;
  }

  count(word: string): number {
    return this.counts.get(word) ?? 0;
  }

  /** How often some words stand there one behind the other. */
  countOf(words: readonly string[]): number {
    return this.text.split(` ${words.join(' ')} `).length - 1;
  }
}

/** A word of a record as sources have it: `s#pot` is `struct pot`, `t#u8` is `u8`. Texts that are no records have signs at their words. */
function inSource(word: string): string[] {
  if (!isMarked(word)) return sourceWords(word);
  const { mark, bare, keyword } = RecordName.parse(word);
  return mark === 's' || mark === 'u' || mark === 'e' ? [keyword!, bare] : [bare];
}
