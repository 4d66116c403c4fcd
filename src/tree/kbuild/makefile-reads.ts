// SPDX-License-Identifier: GPL-2.0-or-later
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { textOf } from './config';
import type { BuildFacts } from './facts';
import type { MakefileReads } from './plan';
import type { KernelTree } from './tree';

const MAKEFILE = /^(?:GNUm|M|m)akefile|^Kbuild|^Platform$|\.ma?k$/;
/** A command that runs while a makefile is read. */
const COMMAND = /\$[({]shell\s|\$[({]call\s+try-run\b|^[ \t]*[\w.-]+[ \t]*!=/m;
const SOURCE_NAME = /[\w.+-]*\.(?:[chS]|inc|dtsi?|rst|yaml)\b/g;
/** A command that asks for names alone: they follow from which files there are. */
const LISTS = /\$\(shell (?:dirname|(?:cd \S+ && )?find) [^|;&`]*$/;
/** What may be any file of the makefile's folder. */
const OWN_FOLDER = /\$[({](?:src|obj|M|KBUILD_EXTMOD|CURDIR|PWD)[)}]|[*?]\S*\.(?:[chS]|dtsi?|rst|yaml)\b/;
/** What may read anything: a program of the folder's own, a compiler that is shown a header, or a file that a variable names. */
const ANYTHING =
  /\$[({](?:src|obj)tree[)}]\/\$[({](?!(?:src|obj)[)}])|[\w)}]\.(?:sh|py|pl|awk)\b|include\s*\\?["<]/;
const KERNEL_SCRIPT = /\bscripts\/[\w./-]+\.(?:sh|py|pl|awk)\b/g;

/**
 * Which files the makefiles of what is compiled read by commands of their own, as those of arm64 look up an offset in
 * asm-offsets.h. Null where that may be any file. The kernel's own `scripts/` read none of a unit's.
 */
export function makefileReads(
  { source, objects, modules }: KernelTree,
  facts: BuildFacts,
): MakefileReads | null {
  const roots = modules === null ? [source, objects] : [source, objects, modules];
  const names = new Set<string>();
  const folders = new Set<string>();
  for (const folder of makefileFolders(roots, facts)) {
    for (const line of commandsIn(folder)) {
      const text = line.replace(KERNEL_SCRIPT, '');
      if (ANYTHING.test(text)) return null;
      for (const [name] of text.matchAll(SOURCE_NAME)) names.add(basename(name));
      if (OWN_FOLDER.test(text)) folders.add(folder);
    }
  }
  // A makefile at the top that names its own folder may mean any file.
  return roots.some((root) => folders.has(root)) ? null : { names: [...names], folders: [...folders] };
}

/** Whether a file is among them. @param path absolute */
export function isReadByMakefiles({ names, folders }: MakefileReads, path: string): boolean {
  return names.includes(basename(path)) || folders.some((folder) => path.startsWith(`${folder}/`));
}

/** The folders of all that is compiled, and those above them, in every tree that may have their makefiles. */
function makefileFolders(roots: readonly string[], { compilations }: BuildFacts): Set<string> {
  const found = new Set(roots);
  const add = (path: string): void => {
    for (let folder = dirname(path); !found.has(folder); folder = dirname(folder)) {
      if (!roots.some((root) => folder.startsWith(`${root}/`))) return;
      found.add(folder);
    }
  };
  for (const [object, { directory, source }] of compilations) {
    add(resolve(directory, source));
    for (const root of roots) add(resolve(root, object));
  }
  return found;
}

/** The lines of a folder's makefiles that run commands, continued ones joined. */
function commandsIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => MAKEFILE.test(name))
    .map((name) => textOf(join(folder, name)) ?? '')
    .filter((text) => COMMAND.test(text))
    .flatMap((text) => text.replace(/\\\r?\n/g, ' ').split('\n'))
    .filter((line) => COMMAND.test(line) && !LISTS.test(line) && !/^\s*#/.test(line));
}
