// SPDX-License-Identifier: GPL-2.0-or-later
import type { WalkDump } from './walk';

/** What `--dump-dies` writes: the walk as it happens, a line each break. */
export class DieDump implements WalkDump {
  private indent = 0;
  private isBroken = false;

  constructor(private readonly say: (text: string) => void) {}

  text(text: string): void {
    if (this.isBroken) this.say(`\n${'  '.repeat(Math.max(0, this.indent))}`);
    this.isBroken = false;
    this.say(text);
  }

  break(indent: -1 | 0 | 1): void {
    this.indent += indent;
    this.isBroken = true;
  }

  end(): void {
    this.say('\n');
  }
}
