// SPDX-License-Identifier: GPL-2.0-or-later
import { SingleBar } from 'cli-progress';

/** How often a line is written where no bar can be drawn, in milliseconds. */
const LINE_EVERY = 10_000;

/** Units done, their rate and the time left, on standard error: a bar on a terminal, else a line now and then. */
export class Progress {
  private readonly bar: SingleBar | undefined;
  private readonly start = Date.now();
  private lastLine = Date.now();
  private done = 0;

  constructor(
    private readonly label: string,
    private readonly total: number,
  ) {
    if (!process.stderr.isTTY) return;
    this.bar = new SingleBar({
      stream: process.stderr,
      format: '{label} [{bar}] {value}/{total} units, {rate}/s, {eta_formatted} left',
      hideCursor: true,
    });
    this.bar.start(total, 0, { label, rate: '0' });
  }

  /** Counts `units` more as done. */
  add(units: number): void {
    this.done += units;
    this.bar?.update(this.done, { rate: this.rate().toFixed(1) });
    if (!this.bar && Date.now() - this.lastLine >= LINE_EVERY) {
      this.lastLine = Date.now();
      const left = Math.round((this.total - this.done) / this.rate());
      process.stderr.write(
        `${this.label}: ${this.done}/${this.total} units, ${this.rate().toFixed(1)}/s, ${left} s left\n`,
      );
    }
  }

  /** Ends with one line that says how long it took. */
  end(): void {
    this.bar?.stop();
    const seconds = ((Date.now() - this.start) / 1000).toFixed(1);
    process.stderr.write(`${this.label}: ${this.done} units in ${seconds} s\n`);
  }

  private rate(): number {
    return this.done / Math.max(0.001, (Date.now() - this.start) / 1000);
  }
}
