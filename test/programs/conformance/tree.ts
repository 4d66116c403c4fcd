// SPDX-License-Identifier: GPL-2.0-or-later
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeGenerated, openTree, planFor, type PlannedUnit } from '../../../src/tree/kbuild';
import { must } from './run';
import { Kernel } from './store';

/** What preparation needs to know. */
export interface TreeRequest {
  /** The unpacked source package, which holds `usr/src/NAME.tar.xz`. */
  sourcePackage: string;
  /** Name of the source package without version. */
  sourceName: string;
  /** The configuration that the kernel was built with. */
  config: string;
  /** What is changed in it: arguments of the tree's scripts/config. */
  settings: readonly string[];
  /** Variables of kbuild that choose another machine. */
  machine: readonly string[];
  cc: string;
  jobs: number;
}

/** Kept inside the tree; it appears when the tree is whole. */
const UNITS = '.conformance-plan.json';

/**
 * The units of the kernel's tree that may export something; the tree is unpacked and prepared first when it is
 * not there. It appears by one rename, so that one which exists is whole.
 * @throws StepError when a step fails.
 */
export async function preparedTree(
  kernel: Kernel,
  request: TreeRequest,
  say: (text: string) => void,
): Promise<PlannedUnit[]> {
  if (!existsSync(kernel.tree)) {
    const fresh = join(kernel.scratch, 'tree');
    await unpack(fresh, request, say);
    await configure(fresh, request, say);
    renameSync(fresh, kernel.tree);
  }
  const file = join(kernel.tree, UNITS);
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(await plan(kernel, say)));
  return JSON.parse(readFileSync(file, 'utf8')) as PlannedUnit[];
}

async function unpack(tree: string, request: TreeRequest, say: (text: string) => void): Promise<void> {
  say(`unpacking ${request.sourceName}`);
  const archive = join(request.sourcePackage, 'usr/src', `${request.sourceName}.tar.xz`);
  mkdirSync(tree, { recursive: true });
  await must('tar', ['-xf', archive, '-C', tree, '--strip-components=1']);
}

async function configure(tree: string, request: TreeRequest, say: (text: string) => void): Promise<void> {
  say('make olddefconfig prepare');
  copyFileSync(request.config, join(tree, '.config'));
  if (request.settings.length > 0) await must('scripts/config', [...request.settings], { cwd: tree });
  // A cross compiler makes no programs that run here.
  const host = request.machine.length > 0 ? /gcc-\d+$/.exec(request.cc)?.[0] : request.cc;
  const variables = [...request.machine, `CC=${request.cc}`, `HOSTCC=${host ?? 'gcc'}`];
  const options = ['MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'MAKEOVERRIDES', 'KBUILD_OUTPUT'];
  const kept = Object.entries(process.env).filter(([name]) => !options.includes(name));
  await must('make', [...variables, `-j${request.jobs}`, 'olddefconfig', 'prepare'], {
    cwd: tree,
    env: { ...Object.fromEntries(kept), LC_ALL: 'C' },
    onLine: () => undefined,
  });
  const lost = lostOptions(readFileSync(request.config, 'utf8'), readFileSync(join(tree, '.config'), 'utf8'));
  if (lost.length > 0)
    say(
      `options of the configuration that this machine lacks something for, so that CRCs may differ: ${lost.join(' ')}`,
    );
}

/** Options that were on and are no more. */
function lostOptions(before: string, after: string): string[] {
  const on = (text: string): string[] => [...text.matchAll(/^(CONFIG_\w+)=[ym]$/gm)].map(([, name]) => name!);
  const left = new Set(on(after));
  return on(before).filter((name) => !left.has(name));
}

/** The oracle's texts need what only a build makes, so all of it is made at once. */
async function plan(kernel: Kernel, say: (text: string) => void): Promise<PlannedUnit[]> {
  const tree = openTree({ tree: kernel.tree, assumeModversions: false });
  const { units, recipes } = await planFor(tree, { say });
  const { missed } = await makeGenerated(
    tree,
    recipes,
    recipes.map(({ target }) => target).filter((target) => /\.(c|h|inc|S)$/.test(target)),
  );
  if (missed.length > 0) say(`not made: ${missed.map(({ target }) => target).join(' ')}`);
  return units;
}
