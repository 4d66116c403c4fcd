// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../../../src/c/layout';
import { checkAgainstCompiler } from '../../c/layout/against-compiler';
import { scanAgainstBtf } from '../layout/btf-check';
import { allCompilers, COMPILERS, compilerPackage, isThere } from '../../c/layout/compiler';
import { installed, Unavailable, unpacked } from './packages';
import { run, StepError } from './run';
import type { Options } from './options';
import type { Kernel } from './store';
import type { Tally } from './tally';

/** Random types and expressions of each machine; two in three types are structs and unions. */
const RANDOM = 3200;

/** The BTF of the published image against the layouts of the scan that `checkScan` left; resolves to what to print. */
export async function checkBtf(
  kernel: Kernel,
  { image, lists, changedTypes }: Options,
  tally: Tally,
): Promise<string[]> {
  const folder = join(kernel.scratch, 'scan');
  if (image === '' || !existsSync(join(folder, 'scan.json'))) return ['layouts were not held against BTF'];
  let vmlinux: string;
  try {
    vmlinux = await publishedVmlinux(kernel, image, lists);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return [`layouts were not held against BTF: ${error.message}`];
  }
  const { equal, incomparable, differing: all } = scanAgainstBtf(folder, vmlinux);
  const differing = all.filter(({ name }) => !changedTypes.includes(name));
  for (let i = 0; i < equal; i++) tally.check(undefined);
  for (const { name, reason } of differing) tally.check(`layout of ${name}: ${reason}`);
  return [
    ...(changedTypes.length > 0 ? [`layouts of other settings: ${changedTypes.join(', ')}`] : []),
    ...incomparable.map(({ name, reason }) => `layout of ${name} cannot be compared: ${reason}`),
    `layouts: ${equal + differing.length + incomparable.length} types that both the scan and BTF know`,
  ];
}

/** The image of the package, unpacked as the kernel's own script does it. */
async function publishedVmlinux(kernel: Kernel, image: string, lists: Options['lists']): Promise<string> {
  const file = join(kernel.root, 'vmlinux');
  if (existsSync(file)) return file;
  const files = await unpacked(kernel, image, lists);
  const own = headersVmlinux(join(files, 'usr/src'));
  if (own !== undefined) return own;
  const boot = join(files, 'boot');
  const name = existsSync(boot) ? readdirSync(boot).find((one) => one.startsWith('vmlinuz-')) : undefined;
  if (name === undefined) throw new StepError(`${image} holds no boot/vmlinuz-*`);
  const fresh = join(kernel.scratch, 'vmlinux');
  const script = join(kernel.tree, 'scripts/extract-vmlinux');
  const ran = await run('sh', [script, join(boot, name)], { outputFile: fresh });
  if (ran.status !== 0) throw new Unavailable(`${name} cannot be unpacked: ${ran.stderr.trim()}`);
  renameSync(fresh, file);
  return file;
}

/** Headers packages of 7.x hold the type data of vmlinux, as a file of that name. */
function headersVmlinux(folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => join(folder, name, 'vmlinux')).find((file) => existsSync(file));
}

/** Random types and constants against the compilers of all machines that can be had; resolves to what to print. */
export async function checkCompilers(install: boolean, tally: Tally): Promise<string[]> {
  const machines = Object.keys(COMPILERS) as Machine[];
  const missing = machines.filter((machine) => !isThere(COMPILERS[machine]!));
  if (install && missing.length > 0) {
    // One at a time: where one cannot be had, others can.
    for (const machine of missing) {
      await installed([compilerPackage(COMPILERS[machine]!)]).catch((error: unknown) => {
        if (!(error instanceof Unavailable)) throw error;
      });
    }
  }
  return allCompilers().map(([machine, compiler]) => {
    if (!isThere(compiler)) return `skipped: layouts of ${machine}: no ${compiler} here`;
    const before = tally.passed + tally.failed;
    checkAgainstCompiler(compiler, machine, RANDOM, 1, (finding) => tally.check(finding));
    return `layouts of ${machine}: ${tally.passed + tally.failed - before} answers of ${compiler}`;
  });
}
