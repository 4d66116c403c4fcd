// SPDX-License-Identifier: GPL-2.0-or-later
import { perrorText } from '../../problem';
import { say } from './terminal';

/** Standard output; a reader that has gone away (`| head`) ends the work in silence. */
export class Output {
  constructor() {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        say(`modversions: standard output: ${perrorText(error)}`);
        say('  make room, or write elsewhere');
      }
      process.exit(2);
    });
  }

  /** Text for people in UTF-8, or bytes as they are. */
  write(content: string | Buffer): void {
    if (content.length > 0) process.stdout.write(content);
  }
}
