import type { ArgumentsCamelCase } from 'yargs';
import { compareKernels } from '../compare';
import { readContent } from '../content';
import { SymtypesReader } from '../corpus';
import { checkModules, targetOf } from '../load';
import { ModversionsError } from '../problem';
import { differingSymbols, moduleCheck, readBaseBtf, TypeData, type ModuleCheck } from '../reach';
import { CHECK_FORMATS, modulesJson, modulesReport, modulesText, type CheckFormat } from '../report';
import { isColored, type ColorChoice } from './color';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { moduleFiles } from './module-files';
import { byteText, moduleContent, readModules } from './module-reading';
import { wantedReports, writeReports, type Wanted } from './reports';
import { sideNamed } from './side';
import { showStdin } from './stdin';

/** The command line, read. */
export interface Arguments {
  modules: string[];
  against: string;
  base: string | undefined;
  btfBase: string | undefined;
  vermagic: string | undefined;
  format: string[];
  json: boolean;
  failOn: string;
  jobs: number;
  cache: boolean;
  color: ColorChoice;
}

const FORMATS = ['text', ...CHECK_FORMATS, 'json'] as const;
type Format = 'text' | CheckFormat;

/** `modversions check-module KO…`. Exit status 1 where a module would not load, 2 where a file could not be read. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  checkFailOn(args.failOn);
  const wanted: Wanted<Format | 'json'> = wantedReports<Format>(args, FORMATS, 'text');
  const [against, base, btfBase] = inputsNamed(args.against, args.base, args.btfBase);
  const reader = new SymtypesReader();
  const kernel = await sideNamed(against, reader, args);
  const target = targetOf({ ...kernel, path: byteText(against) }, args.vermagic ?? null);
  const older = base === undefined ? null : await sideNamed(base, reader, args);
  const types = new TypeData(btfBase === undefined ? null : readBaseBtf(await readContent(btfBase), btfBase));
  const { modules, paths, failed } = await readModules(moduleFiles(showStdin(args.modules)));
  const results = checkModules(modules, target);
  const symbols = new Set(results.flatMap(differingSymbols).map(({ symbol }) => symbol));
  const check = await moduleCheck({
    target,
    modules,
    results,
    knowledgeOf: async (module) => {
      const path = paths.get(module)!;
      // Standard input is gone by now.
      return path === '-' ? null : types.of(await moduleContent(path), path);
    },
    comparison:
      older && compareKernels({ ...older, path: byteText(older.path) }, kernel, { symbols }, reader.records),
    baseExports: older?.rows ?? null,
    failed,
    typesUnchecked: () => types.unchecked(),
  });
  const color = isColored(args.color);
  writeReports(wanted, (format, isFile) => reportOf(check, format, color && !isFile));
  process.exitCode = exitOf(check);
}

function reportOf(check: ModuleCheck, format: Format | 'json', color: boolean): string | Iterable<string> {
  switch (format) {
    case 'text':
      return modulesText(check, color);
    case 'json':
      return modulesJson(check);
    default:
      return modulesReport(check, format);
  }
}

function exitOf({ modules, failed }: ModuleCheck): number {
  if (failed.length > 0) return 2;
  return modules.every(({ loads }) => loads) ? 0 : 1;
}

/** @throws ModversionsError for what only verdicts can tell */
function checkFailOn(failOn: string): void {
  if (failOn === 'any') return;
  const isKnown = failOn === 'conditional' || failOn === 'break';
  throw new ModversionsError(
    isKnown
      ? `--fail-on ${failOn}: causes have no verdicts yet`
      : `--fail-on '${failOn}': is none of any, conditional and break`,
    'take --fail-on any: each module that would not load counts',
  );
}
