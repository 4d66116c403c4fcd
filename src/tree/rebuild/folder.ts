// SPDX-License-Identifier: GPL-2.0-or-later
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ModversionsError } from '../../problem';
import type { KernelTree } from '../kbuild';

/** Where the sources of modules are: below kernel trees, or a folder of its own. */
export type Source = { kind: 'tree'; under: string } | { kind: 'folder'; path: string };

/** What an earlier build left: nothing of it is to be taken for done, nor any history. */
const LEFT = /(\.(o|ko|a|cmd|mod|mod\.c|order|symvers)|(^|\/)\.git)$/;
const REMEDY = "give the folder with the modules' Kbuild or Makefile, or its path below the kernel trees";

/**
 * Finds out what `--source` names.
 * @throws ModversionsError where there is no such folder
 */
export function sourceNamed(given: string, base: KernelTree, other: KernelTree): Source {
  const named = resolve(given);
  for (const root of [base.source, other.source]) {
    const under = relative(root, named);
    if (under !== '' && !under.startsWith('..')) return inTree(given, under, base);
  }
  if (isFolder(named)) return { kind: 'folder', path: named };
  return inTree(given, given.replace(/\/+$/, ''), base);
}

function inTree(given: string, under: string, base: KernelTree): Source {
  const isSound = under !== '' && !under.startsWith('/') && !under.split('/').includes('..');
  if (isSound && isFolder(join(base.source, under))) return { kind: 'tree', under };
  throw new ModversionsError(`--source ${given}: there is no such folder, nor one in ${base.source}`, REMEDY);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Copies a folder of sources, without what builds left in it, and without pipes, sockets and devices. */
export function copySources(from: string, to: string): void {
  const isSource = (path: string): boolean => {
    const entry = lstatSync(path);
    return !LEFT.test(path) && (entry.isFile() || entry.isDirectory() || entry.isSymbolicLink());
  };
  cpSync(from, to, { recursive: true, filter: (path) => path === from || isSource(path) });
}

/**
 * Makes a tree that looks like another one, and has one folder of a third: real folders on the way there, links beside it. So
 * what a source includes of its own folder is its own, and all else is of the kernel.
 * @param under the folder below both
 */
export function overlayTree(root: string, place: string, under: string, own: string): void {
  const [first = '', ...rest] = under.split('/');
  mkdirSync(place, { recursive: true });
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    if (name !== first) symlinkSync(join(root, name), join(place, name));
  }
  const inner = join(place, first);
  if (rest.length === 0) linkFiles(join(own, first), inner);
  else overlayTree(join(root, first), inner, rest.join('/'), join(own, first));
}

function linkFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [path, link] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFiles(path, link);
    else symlinkSync(path, link);
  }
}
