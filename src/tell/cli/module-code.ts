// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelModule } from '../../formats/module';
import type { ModuleCode } from '../../formats/object';
import { ModversionsError } from '../../problem';
import { Progress } from '../../progress';
import { endOnSignals } from './scan-messages';
import { showProgress } from './show-progress';
import { sayProblem } from './terminal';
import { usesReader } from './uses-reader';

/** What of the command line decides how modules are built for both kernels. */
export interface SourceArguments {
  source: string | undefined;
  base: string | undefined;
  against: string;
  baseBuild: string | undefined;
  againstBuild: string | undefined;
  cc: string | undefined;
  jobs: number;
  cache: boolean;
}

/**
 * Finds what modules are built against, before anything else takes its time.
 * @returns null where no source was given
 * @throws ModversionsError where something is missing for it, or is named for nothing
 */
export function buildFolders(args: SourceArguments): { base: string; other: string; source: string } | null {
  const { source, base, against, baseBuild, againstBuild } = args;
  if (source === undefined) {
    const idle =
      baseBuild !== undefined ? '--base-build' : againstBuild !== undefined ? '--against-build' : null;
    if (idle === null) return null;
    throw new ModversionsError(`${idle}: nothing is built`, 'name the source of the modules: --source DIR');
  }
  if (base === undefined && baseBuild === undefined) {
    throw new ModversionsError(
      '--source: takes the kernel that the modules were built for as well',
      'name it with --base, or what they are built against with --base-build',
    );
  }
  return {
    base: buildFolder(base ?? '', baseBuild, '--base-build'),
    other: buildFolder(against, againstBuild, '--against-build'),
    source,
  };
}

function buildFolder(side: string, given: string | undefined, option: string): string {
  if (given !== undefined) return given;
  const isFolder = statSync(side, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isFolder && existsSync(join(side, 'Makefile')) && existsSync(join(side, 'include/config/auto.conf')))
    return side;
  throw new ModversionsError(
    `--source: ${side} is nothing that modules are built against`,
    `name the prepared tree or the headers of that kernel: ${option} DIR, such as /lib/modules/RELEASE/build`,
  );
}

/**
 * Builds modules for both kernels and compares what comes out.
 * @param folders what `buildFolders` found
 * @throws ModversionsError where the compiler or make is missing, or a folder is no such thing
 */
export async function moduleCodes(
  folders: ReturnType<typeof buildFolders>,
  modules: readonly KernelModule[],
  { cc, jobs, cache }: SourceArguments,
): Promise<Map<string, ModuleCode> | null> {
  if (!folders) return null;
  // The code for building is loaded only where something is built.
  const [{ openForModules }, { rebuildModules }] = await Promise.all([
    import('../../tree/kbuild'),
    import('../../tree/rebuild'),
  ]);
  const [base, other] = [openForModules(folders.base, cc), openForModules(folders.other, cc)];
  for (const warning of [...base.warnings, ...other.warnings]) sayProblem(warning);
  endOnSignals();
  const progress = new Progress();
  const end = showProgress(progress);
  try {
    const wanted = modules.map((module) => ({
      name: module.name,
      imports: module.imports.map((one) => one.name),
    }));
    const look = await usesReader(base.release, base.architecture);
    const { source } = folders;
    return await rebuildModules({
      base,
      other,
      source,
      modules: wanted,
      jobs,
      progress,
      keeps: cache,
      look,
    });
  } finally {
    end();
  }
}
