// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { historyOf } from '../../kernel/history';
import type { JudgedComparison } from '../../kernel/judge';
import { inUtf8 } from '../../text';
import { fittedText, historyJson, historyText } from '../report';
import { inputsNamed } from './inputs';
import { Output } from './output';
import { readSavedFile } from './saved-file';
import { terminalWidth } from './terminal';

/** The command line, read. */
export interface Arguments {
  files: string[];
  json: boolean;
}

/** `modversions history FILE…`. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const compared: { file: string; comparison: JudgedComparison }[] = [];
  for (const file of inputsNamed(...args.files))
    compared.push({ file, comparison: await readSavedFile(file) });
  const history = historyOf(compared);
  const output = new Output();
  for (const piece of args.json
    ? historyJson(history)
    : [inUtf8(fittedText(historyText(history), terminalWidth()))])
    output.write(Buffer.from(piece, 'latin1'));
}
