// SPDX-License-Identifier: GPL-2.0-or-later
import { dirname, isAbsolute, join, posix, relative, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { ModversionsError } from '../../problem';
import type { BuildFacts } from './facts';
import { simpleCommands } from './shell';

const REMEDY =
  'make the file with `make compile_commands.json`, or with scripts/clang-tools/gen_compile_commands.py';

/** One entry of a JSON compilation database, checked. */
interface Entry {
  directory: string;
  file: string;
  words: readonly string[];
  isPlain: boolean;
}

/**
 * Takes over the compilations of a JSON compilation database.
 * @param objects absolute path of the object tree, below which objects are named
 * @throws ModversionsError naming the file, and the line where something is no JSON.
 */
export function readCompileCommands(facts: BuildFacts, file: string, objects: string): void {
  const entries = parsed(file);
  if (!Array.isArray(entries))
    throw new ModversionsError(`${file}:1: not a list of compile commands`, REMEDY);
  entries.forEach((value: unknown, index) => {
    const entry = checked(value, file, index);
    const name = objectOf(entry, objects);
    if (!entry.isPlain || name === undefined || facts.compilations.has(name)) return;
    const { directory, words } = entry;
    facts.compilations.set(name, { directory, source: sourceWord(entry), command: words });
  });
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ModversionsError(`${file}: cannot be read`, REMEDY);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ModversionsError(`${file}:${faultyLine(text, error)}: not JSON`, REMEDY);
  }
}

/** V8 tells the place of most faults; where it does not, the text has ended too early. */
function faultyLine(text: string, error: unknown): number {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
}

function checked(value: unknown, file: string, index: number): Entry {
  const refuse = (what: string): ModversionsError =>
    new ModversionsError(`${file}: entry ${index + 1} ${what}`, REMEDY);
  if (typeof value !== 'object' || value === null) throw refuse('is not an object');
  const { directory, file: source, command, arguments: list } = value as Record<string, unknown>;
  if (typeof directory !== 'string' || !isAbsolute(directory)) throw refuse('has no absolute "directory"');
  if (typeof source !== 'string') throw refuse('has no "file"');
  if (Array.isArray(list) && list.every((word): word is string => typeof word === 'string')) {
    return { directory, file: source, words: list, isPlain: true };
  }
  if (typeof command !== 'string') throw refuse('has neither "command" nor "arguments"');
  const simple = simpleCommands(command)[0];
  if (!simple) throw refuse('has an empty "command"');
  return { directory, file: source, words: simple.words, isPlain: simple.isPlain };
}

/** The source as the command names it, which `file` may do in another way. */
function sourceWord({ directory, file, words }: Entry): string {
  const path = resolve(directory, file);
  const isSource = (word: string): boolean => !word.startsWith('-') && resolve(directory, word) === path;
  return [...words].reverse().find(isSource) ?? file;
}

/** From `-o`, else from the source; undefined for what lies outside the object tree or is no object. */
function objectOf({ directory, file, words }: Entry, objects: string): string | undefined {
  const at = words.lastIndexOf('-o');
  const output = at >= 0 ? words[at + 1] : outputOfSource(file, directory, objects);
  if (!output?.endsWith('.o')) return undefined;
  const path = relative(objects, resolve(directory, output));
  return path.startsWith('..') || isAbsolute(path) ? undefined : posix.normalize(path).slice(0, -2);
}

/** `make` writes an object into its folder of the object tree, which the commands are run in. */
function outputOfSource(file: string, directory: string, objects: string): string {
  const source = isAbsolute(file) ? relative(objects, file) : relative(objects, resolve(directory, file));
  return join(objects, dirname(source), posix.basename(source).replace(/\.[cS]$/, '.o'));
}
