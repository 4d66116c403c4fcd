// SPDX-License-Identifier: GPL-2.0-or-later
import { SingleBar } from 'cli-progress';
import type { Progress, Step } from '../../progress';
import { say } from './terminal';

/** Milliseconds between two lines of progress where there is no terminal. */
const PERIOD = 10_000;

/** Shows how far the work is: a bar on a terminal, a line now and then elsewhere. Gives what ends it. */
export function showProgress(progress: Progress): () => void {
  const pace = new Pace();
  if (!process.stderr.isTTY) {
    let last = 0;
    progress.listen((step) => {
      const now = Date.now();
      pace.take(step, now);
      last ||= now;
      if (now - last < PERIOD) return;
      last = now;
      say(`${step.done} of ${step.total} ${step.what}, ${pace.rate}/s, ${pace.left} left`);
    });
    return () => undefined;
  }
  let bar: SingleBar | null = null;
  progress.listen((step: Step) => {
    const { what, done, total } = step;
    if (total < 2) return;
    pace.take(step, Date.now());
    if (!bar) {
      bar = new SingleBar({
        format: `{bar} {value}/{total} ${what} · {rate}/s · {left} left`,
        clearOnComplete: true,
        stream: process.stderr,
      });
      bar.start(total, 0, { rate: '', left: '' });
    }
    bar.update(done, { rate: pace.rate, left: pace.left });
  });
  return () => bar?.stop();
}

/** How fast work goes, counted from its first step: some of it may have been done before. */
class Pace {
  private first = -1;
  private start = 0;
  private seconds = 0;
  private done = 0;
  private open = 0;

  take({ done, total }: Step, now: number): void {
    if (this.first < 0) {
      this.first = done;
      this.start = now;
    }
    this.done = done - this.first;
    this.open = total - done;
    this.seconds = (now - this.start) / 1000;
  }

  get rate(): string {
    return (this.done / Math.max(0.001, this.seconds)).toFixed(1);
  }

  get left(): string {
    if (this.done === 0) return '?';
    const seconds = Math.round((this.open * this.seconds) / this.done);
    return seconds >= 60 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${seconds} s`;
  }
}
