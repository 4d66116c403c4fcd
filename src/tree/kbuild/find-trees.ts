// SPDX-License-Identifier: GPL-2.0-or-later
import { accessSync, constants, existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ModversionsError, systemError } from '../../problem';
import { textOf } from './config';

/**
 * The source tree and the configured object tree, as absolute paths.
 * @param tree either of them; for a separate object tree the source is found
 * @param needsSources false where headers suffice, as for modules
 * @throws ModversionsError for what is no kernel tree, or not configured
 */
export function findTrees(
  tree: string,
  objtree?: string,
  needsSources = true,
): { source: string; objects: string } {
  const named = resolve(tree);
  if (!statSync(named, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ModversionsError(`${tree}: there is no such folder`, 'name the folder of a kernel tree');
  }
  try {
    accessSync(named, constants.R_OK | constants.X_OK);
  } catch (error) {
    throw systemError(tree, error, 'look at the permissions of the folder');
  }
  const source = isSource(named) ? named : sourceOf(named);
  if (source === undefined) {
    throw new ModversionsError(
      `${tree}: not a kernel tree`,
      "name the folder with the kernel's sources, or the one that `make O=` made",
    );
  }
  if (needsSources && !existsSync(join(source, 'init/main.c'))) {
    throw new ModversionsError(
      `${source}: a kernel's headers, without its sources`,
      'name the folder with the whole sources',
    );
  }
  const objects = objtree === undefined ? named : resolve(objtree);
  if (!existsSync(join(objects, needsSources ? '.config' : 'include/config/auto.conf'))) {
    throw new ModversionsError(
      `${objects}: not configured, there is no .config`,
      'put the .config of the kernel there and run `make olddefconfig prepare`',
    );
  }
  return { source, objects };
}

/** Whether a folder has, or leads to, the sources of a kernel, where packages of headers have only what modules need. */
export function hasSources(folder: string): boolean {
  const named = resolve(folder);
  const source = isSource(named) ? named : sourceOf(named);
  return source !== undefined && existsSync(join(source, 'init/main.c'));
}

function isSource(folder: string): boolean {
  // Headers of a package may leave out the Kbuild file.
  const has = (name: string): boolean => existsSync(join(folder, name));
  const isNumbered = /^VERSION\s*=/m.test(textOf(join(folder, 'Makefile')) ?? '');
  return isNumbered && (has('Kbuild') || has('scripts/Kbuild.include'));
}

/** The source of a separate object tree: a link, and a line of the Makefile that kbuild writes there. */
function sourceOf(objects: string): string | undefined {
  const link = join(objects, 'source');
  const makefile = textOf(join(objects, 'Makefile')) ?? '';
  const included = /^include (.+)\/Makefile$/m.exec(makefile)?.[1];
  const candidates = [included && resolve(objects, included), linked(link)];
  return candidates.find((folder): folder is string => !!folder && isSource(folder));
}

function linked(link: string): string | undefined {
  try {
    return lstatSync(link).isSymbolicLink() ? realpathSync(link) : undefined;
  } catch {
    return undefined;
  }
}

/** The first two numbers of the version. */
export function sourceVersion(source: string): readonly [number, number] {
  const makefile = textOf(join(source, 'Makefile')) ?? '';
  const number = (name: string): number =>
    Number(new RegExp(`^${name}\\s*=\\s*(\\d+)`, 'm').exec(makefile)?.[1] ?? 0);
  return [number('VERSION'), number('PATCHLEVEL')];
}
