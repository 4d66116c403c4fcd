// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declaration } from '../../formats/corpus';
import { STAND_IN } from '../cpp';

/** Numbers the declarations that the units of one worker show, each when it is met first. */
export class DeclarationNumbers {
  /** By declaration. */
  readonly texts: string[] = [];
  /** Those that hold a stand-in for `__LINE__` or `__COUNTER__`. */
  readonly withStandIns = new Set<number>();
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
      if (text.includes(STAND_IN)) this.withStandIns.add(number);
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
