// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { readContent } from '../../formats/content';
import { SymtypesReader, type Kernel } from '../../formats/corpus';
import type { JudgedComparison } from '../../kernel/judge';
import { MatrixBuilder, readBaseBtf, TypeData } from '../../kernel/usage';
import { ModversionsError } from '../../problem';
import { toldOf } from '../../text';
import {
  checkAgainst,
  extraSymbolsIn,
  moduleFiles,
  readModules,
  type AskedCheck,
  type ReadModules,
} from '../library';
import { checkPage } from '../page';
import { checkCsv, checkReports, REPORT_FORMATS, type ReportFormat } from '../report';
import { Progress } from '../../progress';
import { type ColorChoice, isColored, sayProblem, tellWarnings, terminalWidth } from './terminal';
import { showProgress } from './show-progress';
import type { SideArguments } from './commands/side-options';
import { AFFECTED, exitOf, type CheckFailOn } from './check-exit';
import { FAIL_ON, failOnNamed } from './fail-on';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { matrixReportsWanted, refuseForOneKernel, tellMatrix } from './module-matrix';
import { buildFolders, moduleCodes } from './module-code';
import { sourceUnits } from './module-units';
import { pageMaker } from './page-maker';
import { ownReports, writeReports, type Wanted } from './reports';
import { revisionsAmong, sideNamed } from './side';
import { asGiven } from './around-yargs';

const CHECK_FORMATS = [...REPORT_FORMATS, 'csv', 'html'] as const;
type CheckFormat = ReportFormat | 'csv' | 'html';

/** The command line, read. */
export interface Arguments extends SideArguments {
  modules: string[];
  against: string[];
  base: string | undefined;
  extraSymbols: string[];
  btfBase: string | undefined;
  vermagic: string | undefined;
  source: string | undefined;
  baseBuild: string | undefined;
  againstBuild: string | undefined;
  units: string[];
  format: string[];
  json: boolean;
  failOn: string;
  full: boolean;
  color: ColorChoice;
}

/**
 * `modversions check-module KO…`. Exit status 1 where a module would not load, 2 where a file could not be read. Against several
 * kernels it is a matrix.
 */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const failOn = args.failOn === AFFECTED ? AFFECTED : failOnNamed(args.failOn, [...FAIL_ON, AFFECTED]);
  if (failOn === AFFECTED && args.base === undefined)
    throw new ModversionsError(
      '--fail-on affected: what changed is not known without the kernel that the modules were built for',
      'name it: --base WHERE; with --source DIR its code tells',
    );
  await (args.against.length > 1 ? runMatrix(args, failOn) : runSingle(args, failOn));
}

async function runSingle(args: ArgumentsCamelCase<Arguments>, failOn: CheckFailOn): Promise<void> {
  const single = { ...args, against: args.against[0]! };
  const folders = buildFolders(single);
  const wanted: Wanted<CheckFormat> = ownReports<CheckFormat>(args, CHECK_FORMATS, 'text');
  const { kernels, readAsked } = await sidesAsked(args);
  const kernel = await kernels[0]!();
  const asked = await readAsked({
    sources: (comparison) => sourceUnits(args.units, asked.read.modules.length, namesOf(comparison)),
    codes: () => moduleCodes(folders, asked.read.modules, single),
  });
  const check = await checkAgainst(kernel, asked);
  if (wanted.standard !== 'text') tellWarnings(toldOf(check.warnings));
  const reports = checkReports(check);
  const [color, width] = [isColored(args.color), terminalWidth()];
  writeReports(wanted, (format, isFile) => {
    switch (format) {
      case 'csv':
        return checkCsv(check);
      case 'html':
        return checkPage(reports.told(), pageMaker());
      default:
        return reports.in(format, {
          color: color && !isFile,
          width: isFile ? null : width,
          isFull: args.full,
        });
    }
  });
  process.exitCode = exitOf(check.modules, check.failed.length > 0, failOn);
}

/** Holds modules, which are read once, against one kernel after the other, of which one at a time is in memory. */
async function runMatrix(args: ArgumentsCamelCase<Arguments>, failOn: CheckFailOn): Promise<void> {
  refuseForOneKernel(args);
  const wanted = matrixReportsWanted(args);
  const { kernels, readAsked } = await sidesAsked(args);
  const asked = await readAsked({
    sources: () => Promise.resolve(null),
    codes: () => Promise.resolve(null),
  });
  const builder = new MatrixBuilder();
  const remembering = { ...asked, types: remembered(asked.types) };
  for (const kernel of kernels) builder.add(await checkAgainst(await kernel(), remembering));
  const matrix = builder.matrix();
  tellMatrix(matrix, wanted, args);
  process.exitCode = exitOf(
    matrix.modules.flatMap(({ cells }) => cells),
    matrix.failed.length > 0,
    failOn,
  );
}

/** The same, but each module is read once, whatever many kernels ask for it. */
function remembered(types: AskedCheck['types']): AskedCheck['types'] {
  const known = new Map<string, ReturnType<TypeData['of']>>();
  return {
    of: (read, file) => {
      const found = known.get(file) ?? types.of(read, file);
      known.set(file, found);
      return found;
    },
    unchecked: () => types.unchecked(),
  };
}

interface AskedSides {
  /** Reads each kernel. */
  kernels: (() => Promise<Kernel>)[];
  /** Reads the base, then the modules. */
  readAsked: (own: Pick<AskedCheck, 'sources' | 'codes'>) => Promise<AskedCheck>;
}

async function sidesAsked(args: ArgumentsCamelCase<Arguments>): Promise<AskedSides> {
  const [base, btfBase, ...files] = inputsNamed(
    args.base,
    args.btfBase,
    ...args.against,
    ...args.extraSymbols,
  );
  const against = files.slice(0, args.against.length);
  const extraSymbols = await extraSymbolsIn(files.slice(args.against.length));
  const reader = new SymtypesReader();
  const revisions = await revisionsAmong([...against, ...(base === undefined ? [] : [base])], args);
  const read = (path: string): Promise<Kernel> => sideNamed(path, reader, args, revisions);
  return {
    kernels: against.map((path) => () => read(path)),
    readAsked: async (own) => {
      const older = base === undefined ? null : await read(base);
      const given = btfBase === undefined ? null : readBaseBtf(await readContent(btfBase), btfBase);
      return {
        base: older,
        reader,
        extraSymbols,
        vermagic: args.vermagic ?? null,
        types: new TypeData(given, older?.btf),
        read: await readAll(asGiven(args.modules)),
        ...own,
      };
    },
  };
}

async function readAll(names: readonly string[]): Promise<ReadModules> {
  const progress = new Progress();
  const end = showProgress(progress);
  const read = await readModules(await moduleFiles(names), progress, (problem) => sayProblem(problem));
  end();
  return read;
}

/** All declarations of which it may be asked whether a module's units see them. */
function namesOf(comparison: JudgedComparison | null): string[] {
  return comparison ? [...comparison.causes, ...comparison.missed].map(({ name }) => name) : [];
}
