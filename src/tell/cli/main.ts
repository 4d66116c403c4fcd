// SPDX-License-Identifier: GPL-2.0-or-later
import { endByFault } from './fault';
import { guardStreams, Output } from './output';
import { isVersionAsked, versionText } from './version';

/** Runs `modversions`; sets the process' exit status. What answers no question of its own is loaded when it is needed. */
export async function main(args: readonly string[]): Promise<void> {
  process.on('uncaughtException', endByFault);
  guardStreams();
  if (isVersionAsked(args)) new Output().write(`${versionText()}\n`);
  else await (await import('./command-line')).run(args);
}
