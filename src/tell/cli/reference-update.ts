// SPDX-License-Identifier: GPL-2.0-or-later
import { realpathSync, statSync } from 'node:fs';
import type { ArgumentsCamelCase } from 'yargs';
import { ModversionsError, systemError } from '../../problem';
import { inUtf8 } from '../../text';
import { referenceJson, referenceUpdateText } from '../report';
import type { SideArguments } from './commands/side-options';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { listIn } from './lists';
import { Output } from './output';
import { causesOfReference } from './reference-causes';
import { PartsOfReference } from './reference-parts';
import { plannedForFile, plannedForScan } from './reference-plans';

/** The command line, read. */
export interface UpdateArguments extends SideArguments {
  reference: string;
  new: string;
  symbol: string[];
  module: string[];
  path: string[];
  cause: string[];
  comparison: string | undefined;
  filterSymbolList: string | undefined;
  dryRun: boolean;
  json: boolean;
}

/** `modversions reference update REF NEW`. Exit status 1 where a listed export would be dropped: then nothing is written. */
export async function update(args: ArgumentsCamelCase<UpdateArguments>): Promise<void> {
  checkJobs(args.jobs);
  const [reference, next, listFile] = inputsNamed(args.reference, args.new, args.filterSymbolList);
  const list = listFile === undefined ? undefined : await listIn(listFile);
  const parts = new PartsOfReference(args);
  const causes = await causesOfReference(args.cause, args.comparison);
  if (causes) parts.refuseOthers('--cause', 'what it chooses', []);
  const plan = isFolder(reference)
    ? await plannedForScan(reference, next, parts, causes)
    : await plannedForFile(reference, next, parts, causes, args);
  const refused = list ? plan.gone.filter((name) => list.has(name)) : [];
  const isWritten = plan.changes.length > 0 && refused.length === 0 && !args.dryRun;
  // What a link points to is renewed: a file cannot be replaced through one at once.
  if (isWritten) plan.write(realpathSync(reference));
  const { kind, changes } = plan;
  const left = causes && { left: causes.left };
  const told = { reference, new: next, kind, changes, ...left, refused, isWritten };
  const output = new Output();
  for (const piece of args.json ? referenceJson(told) : [inUtf8(referenceUpdateText(told))])
    output.write(Buffer.from(piece, 'latin1'));
  process.exitCode = refused.length > 0 ? 1 : 0;
}

/** @throws ModversionsError for what is neither a file nor a folder */
function isFolder(reference: string): boolean {
  try {
    const stat = reference === '-' ? undefined : statSync(reference);
    if (stat?.isFile() || stat?.isDirectory()) return stat.isDirectory();
  } catch (error) {
    throw systemError(reference, error, 'name the reference that is to be renewed');
  }
  throw new ModversionsError(`${reference}: is no file that can be renewed`, 'name a file, or a scan');
}
