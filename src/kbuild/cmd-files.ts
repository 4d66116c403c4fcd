import { existsSync, readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { textOf } from './config';
import type { BuildFacts } from './facts';
import { byBytes } from './order';
import { orderEntry, readScript } from './script';

const SAVED_COMMAND = /^(?:saved)?cmd_(\S+) := /;
/** Longer first lines are no commands of kbuild's; the longest, of archives, have some 100 kB. Bytes. */
const LONGEST = 4_000_000;

/** Whether a build of this object tree has come to its end: vmlinux was linked and all modules were listed. */
export function isBuilt(objects: string): boolean {
  const linked = ['.vmlinux.o.cmd', '.vmlinux.cmd', 'vmlinux.a'].some((name) =>
    existsSync(join(objects, name)),
  );
  return linked && existsSync(join(objects, 'modules.order'));
}

/** Takes over what the `.cmd` files and lists of modules say that a build left in the object tree. */
export function readCmdFiles(facts: BuildFacts, objects: string): void {
  const moduleLists: string[] = [];
  for (const file of buildFiles(objects, '')) {
    if (file.endsWith('.mod')) moduleLists.push(file);
    else readCmdFile(facts, objects, file);
  }
  for (const file of moduleLists) readModuleList(facts, objects, file);
  const order = textOf(join(objects, 'modules.order'));
  if (order !== undefined) facts.orders.set('modules.order', linesOf(order).map(orderEntry));
}

/** The `.cmd` and `.mod` files of a folder and of those below it, in the order of bytes. */
function* buildFiles(objects: string, folder: string): Generator<string> {
  const entries = entriesOf(join(objects, folder)).sort((a, b) => byBytes(a.name, b.name));
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
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
  const line = firstLine(join(objects, file));
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
  const words = linesOf(textOf(join(objects, file)) ?? '').flatMap((line) => line.split(' '));
  const list = words.filter((word) => word.endsWith('.o')).map((word) => word.slice(0, -2));
  if (list.length > 0) facts.modules.set(file.slice(0, -'.mod'.length), list);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
