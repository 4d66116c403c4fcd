// SPDX-License-Identifier: GPL-2.0-or-later
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { root } from './program';

/** A command as documentation shows it, with what it prints below. */
export interface Shown {
  command: string;
  output: string;
}

/** The commands in the fenced `console` blocks of a Markdown text. A line `$ COMMAND` begins each. */
export function shownCommands(markdown: string): Shown[] {
  const blocks = Array.from(markdown.matchAll(/^```console\n(.*?)^```$/gms), ([, block]) => block!);
  return blocks.flatMap((block) => {
    const [before, ...rest] = block.split(/^\$ /m);
    if (before !== '') throw new Error(`output without a command: ${before}`);
    return rest.map((text) => {
      const end = text.indexOf('\n');
      return { command: text.slice(0, end), output: text.slice(end + 1) };
    });
  });
}

/**
 * The path of those who type what documentation shows: our programs and Node, and the tools of any system, `sed` or `mkdir`, also
 * where tests run with Node and npm alone on theirs.
 */
export const shellPath = (): string =>
  [join(root, 'bin'), dirname(process.execPath), process.env['PATH'], '/usr/bin', '/bin'].join(delimiter);

/** What a command prints, errors included, in the project's folder and with its programs on the path. */
export function printed(command: string): string {
  const env = { ...process.env, PATH: shellPath() };
  return spawnSync('sh', ['-c', `exec 2>&1; ${command}`], { cwd: root, env, encoding: 'utf8' }).stdout;
}
