// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkUnits } from './check';
import { kernelName, Options, readOptions } from './options';
import { buildTools, Unavailable, unpacked } from './packages';
import { endAll, StepError } from './run';
import { allExporting, Choice, globPattern, sampleExporting, seededOrder } from './sample';
import { closeScratch, Kernel, kernelNamed, openScratch } from './store';
import { preparedTree } from './tree';

/** What CI reads as "not run here". */
const SKIPPED = 77;

/** Compares the project with the real genksyms on real kernel units; resolves to the exit status. */
async function main(): Promise<number> {
  const repository = resolve(__dirname, '../../../..');
  const options = readOptions(process.argv.slice(2), join(repository, 'bin/modversions'));
  const kernel = kernelNamed(kernelName(options));
  openScratch(kernel);
  endCleanly(kernel);
  try {
    return await conformance(kernel, { ...options, program: resolve(options.program) });
  } catch (error) {
    if (error instanceof Unavailable) {
      process.stdout.write(`skipped: no kernel was checked: ${error.message}\n`);
      return SKIPPED;
    }
    if (!(error instanceof StepError)) throw error;
    process.stderr.write(`conformance: ${error.message}\n`);
    return 1;
  } finally {
    closeScratch(kernel);
  }
}

async function conformance(kernel: Kernel, options: Options): Promise<number> {
  if (options.install || !existsSync(kernel.tree)) await buildTools(options.cc, options.install);
  if (options.kbuild !== '')
    await unpacked(kernel, options.kbuild, { ...options.lists, architecture: 'amd64' });
  const headers = join(await unpacked(kernel, options.headers, options.lists), 'usr/src');
  const folder = readdirSync(headers).find((name) => existsSync(join(headers, name, 'Module.symvers')));
  if (folder === undefined) throw new StepError(`${options.headers} holds no Module.symvers`);

  const choice = await chosenUnits(kernel, options, join(headers, folder, '.config'));
  for (const { unit, reason } of choice.skipped)
    process.stdout.write(`not preprocessed: ${unit}: ${reason}\n`);
  const whole = options.units === 'all' && options.only === undefined;
  const symvers = join(headers, folder, 'Module.symvers');
  return (await checkUnits(kernel, options, choice.units, symvers, whole)) ? 0 : 1;
}

async function chosenUnits(kernel: Kernel, options: Options, config: string): Promise<Choice> {
  const sourceName = options.source.split('=')[0] as string;
  const { cc, jobs, settings, machine } = options;
  // The source package is large and of no use once the tree stands.
  const sourcePackage = existsSync(kernel.tree)
    ? ''
    : await unpacked(kernel, options.source, { ...options.lists, architecture: 'amd64' });
  const all = await preparedTree(
    kernel,
    { sourcePackage, sourceName, config, settings, machine, cc, jobs },
    (text) => {
      process.stderr.write(`${text}\n`);
    },
  );
  const pattern = options.only === undefined ? undefined : globPattern(options.only);
  const candidates = pattern ? all.filter(({ name }) => pattern.test(name)) : all;
  if (options.units === 'all') return allExporting(kernel, candidates, jobs);
  return sampleExporting(kernel, seededOrder(candidates, options.seed), options.units, jobs);
}

/** An interrupted run takes its programs and its unfinished files with it. */
function endCleanly(kernel: Kernel): void {
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      endAll();
      closeScratch(kernel);
      process.exit(status);
    });
  }
}

main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
