// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { textOf } from './config';
import type { BuildFacts } from './facts';
import { byBytes } from '../../formats/corpus';
import { orderEntry, readScript } from './script';

const SAVED_COMMAND = /^(?:saved)?cmd_(\S+) := /;
/** Longer first lines are no commands of kbuild's; the longest, of archives, have some 100 kB. Bytes. */
const LONGEST = 4_000_000;

/** What linking vmlinux leaves, in one version of the kernel or another. */
const LINKED = ['.vmlinux.o.cmd', '.vmlinux.cmd', 'vmlinux.a'];

/**
 * Whether a build of this object tree has come to its end: all modules were listed, and vmlinux was linked since
 * the tree was configured.
 */
export function isBuilt(objects: string): boolean {
  const configured = timeOf(join(objects, 'include/config/auto.conf'));
  const isLinked = LINKED.some((name) => timeOf(join(objects, name)) >= configured);
  return isLinked && existsSync(join(objects, 'modules.order'));
}

/** In milliseconds; before all others for a file that is not there. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

/**
 * Takes over what the `.cmd` files and lists of modules say that a build left in the object tree. What is known
 * already stays: the build may be an old one.
 * @param objects absolute path of the folder in which the compiler was called
 * @param folder where the files lie, as kbuild names it from there: below it, or absolute
 */
export function readCmdFiles(facts: BuildFacts, objects: string, folder = ''): void {
  const list = posix.join(folder, 'modules.order');
  const order = textOf(resolve(objects, list));
  if (order !== undefined && !facts.orders.has(list)) facts.orders.set(list, linesOf(order).map(orderEntry));
  const files = [...buildFiles(objects, folder)];
  for (const file of files) if (file.endsWith('.mod')) readModuleList(facts, objects, file);
  for (const file of files) if (file.endsWith('.cmd')) readCmdFile(facts, objects, file);
}

/** The `.cmd` and `.mod` files of a folder and of those below it, in the order of bytes. */
function* buildFiles(objects: string, folder: string): Generator<string> {
  const entries = entriesOf(resolve(objects, folder)).sort((a, b) => byBytes(a.name, b.name));
  for (const entry of entries) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* buildFiles(objects, path);
    else if (entry.name.startsWith('.') ? entry.name.endsWith('.cmd') : entry.name.endsWith('.mod'))
      yield path;
  }
}

/** A folder that cannot be read holds nothing of the build. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** `savedcmd_init/main.o := gcc … -c -o init/main.o init/main.c`, and then what it depends on. */
function readCmdFile(facts: BuildFacts, objects: string, file: string): void {
  const line = firstLine(resolve(objects, file));
  const saved = SAVED_COMMAND.exec(line);
  if (saved) readScript(facts, unescaped(line.slice(saved[0].length)), objects, saved[1]!);
}

/** The first line; empty where it is not one of text or the file cannot be read. */
function firstLine(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return '';
  }
  const end = bytes.indexOf(10);
  const line = end < 0 ? bytes : bytes.subarray(0, end);
  return line.length > LONGEST || line.includes(0) ? '' : line.toString('latin1');
}

/** What make reads where `.cmd` files are included: `$$` for a dollar sign, and two spellings of `#`. */
function unescaped(text: string): string {
  return text.replace(/\$\$|\$\(pound\)|\\#/g, (escape) => (escape === '$$' ? '$' : '#'));
}

/** One object a line; before 6.0 all in the first line, and what they do not define in the second. */
function readModuleList(facts: BuildFacts, objects: string, file: string): void {
  const module = file.slice(0, -'.mod'.length);
  if (facts.modules.has(module)) return;
  const words = linesOf(textOf(resolve(objects, file)) ?? '').flatMap((line) => line.split(' '));
  // Some modules take objects of other folders: `arch/x86/kvm/../../../virt/kvm/kvm_main.o`.
  const list = words.filter((word) => word.endsWith('.o')).map((word) => posix.normalize(word.slice(0, -2)));
  if (list.length > 0) facts.modules.set(module, list);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
