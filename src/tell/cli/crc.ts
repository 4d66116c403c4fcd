// SPDX-License-Identifier: GPL-2.0-or-later
import { join, normalize } from 'node:path';
import type { ArgumentsCamelCase } from 'yargs';
import { NEWEST } from '../../../grammars';
import { chosenGeneration } from '../../genksyms/generation';
import { perrorText } from '../../problem';
import { Progress } from '../../progress';
import { crcJson, crcRows, problemLine } from '../report';
import { hashFiles, type FileResult } from '../../tree/files';
import { makeRoomFor, writeWhole } from './files';
import { checkJobs } from './jobs';
import { Output } from './output';
import { inputsNamed } from './inputs';
import { say, sayProblem } from './terminal';
import { showProgress } from './show-progress';

/** The command line, read. */
export interface Arguments {
  files: string[];
  types?: string;
  generation?: string;
  jobs: number;
  format: 'text' | 'json';
  json: boolean;
}

/** `modversions crc`: preprocessed units to CRCs. */
export async function run({
  files: given,
  types,
  generation: version,
  jobs,
  ...asked
}: ArgumentsCamelCase<Arguments>): Promise<void> {
  const generation = chosenGeneration({ option: version, environment: process.env }) ?? NEWEST;
  const json = asked.json || asked.format === 'json';
  checkJobs(jobs);
  const files = inputsNamed(...given);
  const progress = new Progress();
  const endProgress = showProgress(progress);
  const out = new Output();
  let failed = false;
  let objects = 0;
  const fail = (message: string, remedy: string): void => {
    failed = true;
    sayProblem({ message, remedy });
  };
  const onResult = (result: FileResult): void => {
    for (const problem of result.problems) say(`modversions: warning: ${problemLine(result.file, problem)}`);
    if (result.error) fail(result.error.message, result.error.remedy);
    if (types !== undefined && result.types) {
      const file = typesFile(types, result.file);
      try {
        makeRoomFor(file);
        writeWhole(file, Buffer.from(result.types));
      } catch (error) {
        fail(`${file}: ${perrorText(error)}`, 'name a directory that can be written with --types');
      }
    }
    out.write(
      json
        ? `${objects++ === 0 ? '[' : ','}\n${JSON.stringify(crcJson(result, generation))}`
        : crcRows(result),
    );
  };
  await hashFiles({ files, withTypes: types !== undefined, generation, jobs, progress, onResult });
  if (json) out.write(objects === 0 ? '[]\n' : '\n]\n');
  endProgress();
  if (failed) process.exitCode = 2;
}

/** Where a unit's types are written: below the folder, even for a unit that lies above the current one. */
export const typesFile = (folder: string, unit: string): string =>
  join(folder, `${normalize(unit).replace(/^(\.\.\/)+/, '')}.symtypes`);
