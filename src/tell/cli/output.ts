// SPDX-License-Identifier: GPL-2.0-or-later
import { perrorText } from '../../problem';
import { say } from './terminal';

/**
 * Ends the process where standard output takes nothing any more: a reader that has gone away (`| head`) ends it in silence.
 * Nobody is left to be told where standard error takes nothing; the exit status still tells. This holds for all that is
 * printed, help and completion among it, so it comes before all else.
 */
export function guardStreams(): void {
  process.stdout.on('error', endWithOutput);
  process.stderr.on('error', () => undefined);
  // yargs prints by this, which would pass over what goes wrong.
  console.log = (text: string) => new Output().write(`${text}\n`);
}

function endWithOutput(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
    say(`modversions: standard output: ${perrorText(error)}`);
    say('  make room, or write elsewhere');
  }
  process.exit(2);
}

/** Standard output, guarded. */
export class Output {
  /** Text for people in UTF-8, or bytes as they are. */
  write(content: string | Buffer): void {
    if (content.length > 0) process.stdout.write(content);
  }
}
