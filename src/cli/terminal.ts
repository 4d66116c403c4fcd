import { SingleBar } from 'cli-progress';
import type { Progress, Step } from '../progress';

/** Writes a line on standard error, where all but data goes. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Milliseconds between two lines of progress where there is no terminal. */
const PERIOD = 10_000;

/** Shows how far the work is: a bar on a terminal, a line now and then elsewhere. Gives what ends it. */
export function showProgress(progress: Progress): () => void {
  if (!process.stderr.isTTY) {
    const start = Date.now();
    let last = start;
    progress.listen(({ what, done, total }) => {
      const now = Date.now();
      if (now - last < PERIOD) return;
      last = now;
      say(
        `${done} of ${total} ${what}, ${rate(done, now - start)}/s, ${left(done, total, now - start)} left`,
      );
    });
    return () => undefined;
  }
  let bar: SingleBar | null = null;
  progress.listen(({ what, done, total }: Step) => {
    if (total < 2) return;
    if (!bar) {
      bar = new SingleBar({
        format: `{bar} {value}/{total} ${what} · {eta_formatted} left`,
        clearOnComplete: true,
        stream: process.stderr,
      });
      bar.start(total, 0);
    }
    bar.update(done);
  });
  return () => bar?.stop();
}

const rate = (done: number, milliseconds: number): string =>
  ((1000 * done) / Math.max(1, milliseconds)).toFixed(1);

function left(done: number, total: number, milliseconds: number): string {
  const seconds = Math.round(((total - done) * milliseconds) / Math.max(1, done) / 1000);
  return seconds >= 60 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${seconds} s`;
}
