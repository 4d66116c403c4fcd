// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declaration } from '../../formats/corpus';
import { LINE_WORD } from '../preprocess';

/** Numbers the declarations that the units of one worker show, each when it is met first. */
export class DeclarationNumbers {
  /** By declaration. */
  readonly texts: string[] = [];
  /** Those that hold the stand-in for `__LINE__`. */
  readonly withLines = new Set<number>();
  private readonly numbers = new Map<string, number>();
  private fresh: Declaration[] = [];

  of(declaration: Declaration): number {
    const { text, file, line, pack } = declaration;
    const key = [file, line, pack, text].join('\0');
    let number = this.numbers.get(key);
    if (number === undefined) {
      this.numbers.set(key, (number = this.numbers.size));
      this.fresh.push(declaration);
      this.texts.push(text);
      if (text.includes(LINE_WORD)) this.withLines.add(number);
    }
    return number;
  }

  /** What was numbered since the last call. */
  takeFresh(): Declaration[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }
}
