// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { readContent } from '../../formats/content';
import { SymtypesReader } from '../../formats/corpus';
import { judgeKernels, type JudgedComparison } from '../../kernel/judge';
import { checkModules, runningKernel } from '../../kernel/loader';
import { moduleCheck, readBaseBtf, symbolsOf, TypeData, type ModuleCheck } from '../../kernel/usage';
import { ModversionsError } from '../../problem';
import { inUtf8, toldOf } from '../../text';
import { extraSymbolsIn, moduleContent, moduleFiles, readModules, type ReadModules } from '../library';
import { checkCsv, checkReports, REPORT_FORMATS, type ReportFormat } from '../report';
import { Progress } from '../../progress';
import { isColored, say, tellWarnings, terminalWidth, type ColorChoice } from './terminal';
import { showProgress } from './show-progress';
import type { SideArguments } from './commands/side-options';
import { FAIL_ON, failOnNamed, isAsBad, type FailOn } from './fail-on';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { buildFolders, moduleCodes } from './module-code';
import { sourceUnits } from './module-units';
import { ownReports, writeReports, type Wanted } from './reports';
import { revisionsAmong, sideNamed } from './side';
import { asGiven } from './around-yargs';

/** Makes the exit status 1 where a module's code is affected, or may be. */
const AFFECTED = 'affected';

const CHECK_FORMATS = [...REPORT_FORMATS, 'csv'] as const;
type CheckFormat = ReportFormat | 'csv';

/** The command line, read. */
export interface Arguments extends SideArguments {
  modules: string[];
  against: string;
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

/** `modversions check-module KO…`. Exit status 1 where a module would not load, 2 where a file could not be read. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const failOn = args.failOn === AFFECTED ? AFFECTED : failOnNamed(args.failOn, [...FAIL_ON, AFFECTED]);
  if (failOn === AFFECTED && args.base === undefined)
    throw new ModversionsError(
      '--fail-on affected: what changed is not known without the kernel that the modules were built for',
      'name it: --base WHERE; with --source DIR its code tells',
    );
  const folders = buildFolders(args);
  const wanted: Wanted<CheckFormat> = ownReports<CheckFormat>(args, CHECK_FORMATS, 'text');
  const [against, base, btfBase, ...extra] = inputsNamed(
    args.against,
    args.base,
    args.btfBase,
    ...args.extraSymbols,
  );
  const extraSymbols = await extraSymbolsIn(extra);
  const reader = new SymtypesReader();
  const revisions = await revisionsAmong([against, ...(base === undefined ? [] : [base])], args);
  const kernel = await sideNamed(against, reader, args, revisions);
  const running = runningKernel(
    { ...kernel, path: inUtf8(kernel.path) },
    args.vermagic ?? null,
    extraSymbols,
  );
  const older = base === undefined ? null : await sideNamed(base, reader, args, revisions);
  const types = new TypeData(btfBase === undefined ? null : readBaseBtf(await readContent(btfBase), btfBase));
  const { modules, paths, failed } = await readAll(asGiven(args.modules));
  const results = checkModules(modules, running);
  const symbols = new Set(modules.flatMap(symbolsOf));
  const comparison =
    older && judgeKernels({ ...older, path: inUtf8(older.path) }, kernel, { symbols }, reader.records);
  const check = await moduleCheck({
    running,
    modules,
    results,
    knowledgeOf: async (module) => {
      const path = paths.get(module)!;
      // Standard input is gone by now.
      return path === '-' ? null : types.of(() => moduleContent(path), path);
    },
    comparison,
    sources: await sourceUnits(args.units, modules.length, namesOf(comparison)),
    codes: await moduleCodes(folders, modules, args),
    baseExports: older?.rows ?? null,
    failed,
    typesUnchecked: () => types.unchecked(),
  });
  const color = isColored(args.color);
  if (wanted.standard !== 'text') tellWarnings(toldOf(check.warnings));
  const reports = checkReports(check);
  const width = terminalWidth();
  writeReports(wanted, (format, isFile) =>
    format === 'csv'
      ? checkCsv(check)
      : reports.in(format, { color: color && !isFile, width: isFile ? null : width, isFull: args.full }),
  );
  process.exitCode = exitOf(check, failOn);
}

async function readAll(names: readonly string[]): Promise<ReadModules> {
  const progress = new Progress();
  const end = showProgress(progress);
  const read = await readModules(moduleFiles(names), progress, ({ message, remedy }) => {
    say(`modversions: ${message}`);
    say(`  ${remedy}`);
  });
  end();
  return read;
}

/** All declarations of which it may be asked whether a module's units see them. */
function namesOf(comparison: JudgedComparison | null): string[] {
  return comparison ? [...comparison.causes, ...comparison.missed].map(({ name }) => name) : [];
}

/**
 * A refused module counts as one that may break where the meaning of the refusal is not known; one that loads counts where
 * its symbols mean something else.
 */
function exitOf({ modules, failed }: ModuleCheck, failOn: FailOn | typeof AFFECTED): number {
  if (failed.length > 0) return 2;
  if (failOn === AFFECTED) return modules.some(isAffected) ? 1 : 0;
  const counted = modules.filter(
    ({ loads, verdict }) => !loads || (verdict !== null && verdict !== 'compatible'),
  );
  return counted.some(({ verdict }) => isAsBad(verdict ?? 'unknown', failOn)) ? 1 : 0;
}

/** A module that would be refused for another reason than versions is not helped by code that is the same. */
function isAffected({ affected, loads, obstacles }: ModuleCheck['modules'][number]): boolean {
  if (obstacles.some(({ kind }) => kind !== 'crc')) return true;
  return affected === null ? !loads : affected !== 'no';
}
