// SPDX-License-Identifier: GPL-2.0-or-later
import { endByFault, ERROR } from './fault';
import { guardStreams, Output } from './output';
import { sayProblem } from './terminal';
import { isVersionAsked, versionText } from './version';

/** Runs `modversions`; sets the process' exit status. What answers no question of its own is loaded when it is needed. */
export async function main(args: readonly string[]): Promise<void> {
  process.on('uncaughtException', endByFault);
  guardStreams();
  if (isVersionAsked(args)) new Output().write(`${versionText()}\n`);
  else if (isSomewhere()) await (await import('./command-line')).run(args);
  else {
    sayProblem({ message: 'the current folder is gone', remedy: 'go to one that is there' });
    process.exitCode = ERROR;
  }
}

/** Whether the folder that names of files begin at is still there. */
function isSomewhere(): boolean {
  try {
    return process.cwd() !== '';
  } catch {
    return false;
  }
}
