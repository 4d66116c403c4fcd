// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import type { ArgumentsCamelCase } from 'yargs';
import { readKernel, SymtypesReader } from '../../formats/corpus';
import { Explainer } from '../../kernel/explain';
import { judgeKernels } from '../../kernel/judge';
import { ModversionsError, perrorText } from '../../problem';
import { Progress } from '../../progress';
import { kernelsPage } from '../page';
import { explainReports, fitted, kernelReports, kernelsSummary, piecesInUtf8 } from '../report';
import { isColored, terminalWidth, type ColorChoice } from './terminal';
import { writeWhole } from './files';
import { Output } from './output';
import { pageMaker } from './page-maker';
import { inBytes } from './reports';

/** Scans of two releases of the toy kernel. */
const SCANS = ['teapot-1.0', 'teapot-1.1'].map((release) =>
  resolve(__dirname, '../../../../samples', release, 'scan'),
);
/** The declaration that is told in full: one that has grown, behind most exports. */
const EXPLAINED = 's#pot';

/** The command line, read. */
export interface Arguments {
  output: string;
  color: ColorChoice;
}

/** `modversions samples`: what this program does, shown on what comes with it. */
export async function run({ color, output }: ArgumentsCamelCase<Arguments>): Promise<void> {
  const look = { color: isColored(color), width: terminalWidth() };
  const paths = SCANS.map((scan) => relative('.', scan) || '.');
  const reader = new SymtypesReader();
  const [base, next] = [await kernelIn(paths[0]!, reader), await kernelIn(paths[1]!, reader)];
  const reports = kernelReports(judgeKernels(base, next, {}, reader.records));
  const out = new Output();
  const print = (text: string | Iterable<string>): void => {
    for (const piece of inBytes(piecesInUtf8(text))) out.write(piece);
  };
  print(`$ modversions compare ${paths.join(' ')}\n`);
  print(fitted(kernelsSummary(reports.told(), look), look.width));
  const explainer = new Explainer(base, next, reader.records);
  const explained = explainer.explain(explainer.subjectsOf(EXPLAINED));
  print(`\n$ modversions explain ${paths.join(' ')} 'struct pot'\n`);
  for (const piece of inBytes(explainReports.of(explained, 'text', { ...look, isFull: false })))
    out.write(piece);
  writePage(output, inBytes(kernelsPage(reports.told(), pageMaker())));
  print(`\n${nextSteps(resolve(output))}`);
}

/** @throws ModversionsError where the samples are not as they were shipped */
async function kernelIn(path: string, reader: SymtypesReader): ReturnType<typeof readKernel> {
  try {
    return { ...(await readKernel(path, reader, new Progress())), path };
  } catch (error) {
    if (!(error instanceof ModversionsError)) throw error;
    throw new ModversionsError(error.message, 'restore the samples that come with the program');
  }
}

function writePage(file: string, page: Iterable<Buffer>): void {
  try {
    writeWhole(file, page);
  } catch (error) {
    throw new ModversionsError(`${file}: ${perrorText(error)}`, 'name a file that can be written with -o');
  }
}

/** A line for those who run the program from its folder, without which they could not type what follows. */
function pathStep(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  if (folders.some((folder) => existsSync(join(folder, 'modversions')))) return '';
  return `  export PATH="${resolve(__dirname, '../../../../bin')}:$PATH"\n`;
}

const nextSteps = (page: string): string => `All causes, layouts and exports as a web page:
  ${page}

Of kernels of yours, each configured and prepared (make olddefconfig prepare):
${pathStep()}  modversions scan linux-6.1.190 -o base
  modversions scan linux-6.1.192 -o new
  modversions compare base new -f html:changes.html
  modversions check-module driver.ko --base base --against new
Without sources, packages do: modversions check-module driver.ko --against linux-headers-NEW.deb
`;
