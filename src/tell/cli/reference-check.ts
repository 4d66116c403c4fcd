// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { readKernel, SymtypesReader, type Kernel } from '../../formats/corpus';
import { checkReference } from '../../kernel/reference';
import { ModversionsError } from '../../problem';
import { Progress } from '../../progress';
import { inUtf8 } from '../../text';
import { referenceCheckText, referenceJson } from '../report';
import { inputsNamed } from './inputs';
import { Output } from './output';
import { showProgress } from './show-progress';
import { tellWarnings } from './terminal';

/** The command line, read. */
export interface CheckArguments {
  reference: string;
  types: string | undefined;
  json: boolean;
}

/** `modversions reference check REF [TYPES]`. Exit status 1 where its files contradict each other. */
export async function check(args: ArgumentsCamelCase<CheckArguments>): Promise<void> {
  const named = inputsNamed(args.reference, args.types).filter((file) => file !== undefined);
  const reader = new SymtypesReader();
  const kernels = await readInTurn(named, reader);
  const [first, second = first] = kernels;
  const isPair = first!.kind === 'symvers' && second!.kind === 'symtypes';
  if (!(kernels.length === 1 ? first!.kind === 'scan' : isPair))
    throw new ModversionsError(
      `${named.join(' and ')}: no scan, and no Module.symvers with its symtypes`,
      'give a directory that scan has written, or a Module.symvers and behind it a symtypes file',
    );
  const result = checkReference(first!.rows!, second!.readTypes!(reader.records), second!.path);
  const output = new Output();
  const pieces = args.json
    ? referenceJson({ reference: named, check: result })
    : [inUtf8(referenceCheckText(result))];
  for (const piece of pieces) output.write(Buffer.from(piece, 'latin1'));
  process.exitCode = result.findings.length > 0 ? 1 : 0;
}

/** Files share their records. A scan is held against the digests in its scan.json on the way. */
async function readInTurn(files: readonly string[], reader: SymtypesReader): Promise<Kernel[]> {
  const progress = new Progress();
  const end = showProgress(progress);
  try {
    const kernels: Kernel[] = [];
    for (const file of files) kernels.push(await readKernel(file, reader, progress));
    for (const { warnings } of kernels) tellWarnings(warnings);
    return kernels;
  } finally {
    end();
  }
}
