// SPDX-License-Identifier: GPL-2.0-or-later
import { posix } from 'node:path';
import type { BuildFacts } from './facts';
import { simpleCommands, type SimpleCommand } from './shell';

/** Only commands that compile parts of the kernel have it. */
const KERNEL = ' -D__KERNEL__ ';
const COMPILES = / -c -o (\S+)\.o (\S+\.[cS])(?=[\s;]|$)/;
const PREPROCESSES_PROTOTYPES = ' -xc - | ';
const TESTED_OBJECT = /\bif \S+ (?:-h )?(\S+)\.o 2?[>|]/;
/** kbuild removes a half-made file when a signal comes. */
const TRAP = /trap 'rm -f ([^ ;']+); trap - HUP/;
const TRAP_END = " PIPE; kill -s PIPE $$' PIPE; ";
const CHECK_TRAP = /trap "rm -f (\S*?)\.([^/\s]+)\.tmp" EXIT/;
const SAVED = /'(?:saved)?cmd_(\S+) := /;

/**
 * Takes over what a recipe of kbuild's says: a line of its dry run, or what it saved of one in a `.cmd` file.
 *
 * @param target the file that it makes, below the object tree, where that is known beforehand
 * @param directory absolute path of the object tree, in which it runs
 */
export function readScript(facts: BuildFacts, script: string, directory: string, target?: string): void {
  if (script.includes(KERNEL)) {
    readCompilation(facts, script, directory);
    return;
  }
  const end = script.lastIndexOf(TRAP_END);
  const body = end < 0 ? script : script.slice(end + TRAP_END.length);
  if (body.length < 2) return;
  const made = target ?? targetOf(script, body);
  if (made === undefined) return;
  const path = posix.normalize(made);
  if (path.endsWith('.a')) setOnce(facts.archives, path, () => archiveMembers(body, made));
  else if (path.endsWith('.mod')) setOnce(facts.modules, withoutSuffix(path), () => moduleObjects(body));
  else if (posix.basename(path) === 'modules.order') setOnce(facts.orders, path, () => orderEntries(body));
  else readOther(facts, script, body, path);
}

/** A copy, since a slice would keep the whole line alive, and all lines have 160 MB. */
function copied(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

function readCompilation(facts: BuildFacts, script: string, directory: string): void {
  const compiles = COMPILES.exec(script);
  if (compiles) {
    const [, object, source] = compiles as unknown as [string, string, string];
    const command = copied(script.slice(0, compiles.index + compiles[0].length));
    // Older kernels compile to `.tmp_x.o` before they link x.o.
    const name = posix.normalize(object).replace(/(^|\/)\.tmp_([^/]*)$/, '$1$2');
    setOnce(facts.compilations, copied(name), () => ({ directory, source: copied(source), command }));
    return;
  }
  const piped = script.lastIndexOf(PREPROCESSES_PROTOTYPES);
  const object = piped < 0 ? null : TESTED_OBJECT.exec(script);
  if (object) facts.prototypes.set(copied(posix.normalize(object[1]!)), copied(script.slice(0, piped)));
}

/** An object of several, or a file that only the build makes. */
function readOther(facts: BuildFacts, script: string, body: string, path: string): void {
  if (path.endsWith('.o')) {
    const name = withoutSuffix(path);
    // Objects of the kernel take more steps than one; these change nothing of what we look for.
    if (facts.compilations.has(name)) return;
    const linked = simpleCommands(body)[0];
    if (linked?.words.includes('-r') && linked.words.includes('-o')) {
      setOnce(facts.parts, name, () => objectsAmong(linked.words.filter((word) => !isPath(word, path))));
      return;
    }
  }
  facts.recipes.push({ target: copied(path), script: copied(script) });
}

function targetOf(script: string, body: string): string | undefined {
  const changed = TRAP.exec(script) ?? SAVED.exec(script);
  if (changed) return changed[1];
  const checked = CHECK_TRAP.exec(script);
  if (checked) return `${checked[1]}${checked[2]}`;
  return body.includes('>')
    ? simpleCommands(body)
        .map(({ to }) => to)
        .filter((to) => to !== undefined)
        .at(-1)
    : undefined;
}

/** `printf "fs/%s " a.o b/built-in.a | xargs ar cDPrST fs/built-in.a`, or the members on ar's own line. */
function archiveMembers(body: string, archive: string): string[] {
  const members: string[] = [];
  for (const { words, to } of simpleCommands(body)) {
    if (words[0] === 'printf' && words[1]?.includes('%s')) members.push(...printed(words));
    // Newer kernels copy an archive that was put in order: cat built-in-fixup.a > vmlinux.a
    if (words[0] === 'cat' && to === archive) members.push(...words.slice(1));
    const at = words.indexOf(archive);
    if (at > 0 && /^[A-Za-z]*[rq][A-Za-z]*$/.test(words[at - 1]!) && words[0] !== 'rm') {
      members.push(...words.slice(at + 1));
    }
  }
  return members.filter((member) => /\.[oa]$/.test(member)).map((member) => posix.normalize(member));
}

/** `printf '%s\n' a.o b.o | awk '!x[$0]++ { print("fs/"$0) }' > fs/m.mod`, or objects with their folders. */
function moduleObjects(body: string): string[] {
  const folder = /print\("([^"]*)"\$+0\)/.exec(body)?.[1] ?? '';
  const lists = simpleCommands(body).filter(({ words }) => words[0] === 'printf' || words[0] === 'echo');
  const objects = lists.flatMap(({ words }) => objectsAmong(words));
  return [...new Set(objects.map((object) => posix.normalize(folder + object)))];
}

/** `{ echo a.ko; cat b/modules.order; :; } > modules.order` */
function orderEntries(body: string): string[] {
  const entries = simpleCommands(body).flatMap(({ words }: SimpleCommand) => words.slice(1));
  return entries.filter((entry) => /\.(ko|o)$|(^|\/)modules\.order$/.test(entry)).map(orderEntry);
}

/** Since 6.4 modules are listed as objects. */
export function orderEntry(entry: string): string {
  return posix.normalize(entry).replace(/\.o$/, '.ko');
}

function objectsAmong(words: readonly string[]): string[] {
  return words.filter((word) => word.endsWith('.o')).map((word) => withoutSuffix(posix.normalize(word)));
}

function isPath(word: string, path: string): boolean {
  return posix.normalize(word) === path;
}

function printed([, format, ...values]: readonly string[]): string[] {
  return values.map((value) => format!.replace('%s', () => value).trim());
}

function withoutSuffix(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

/** The first command counts: kbuild repeats it for its `.cmd` file. */
function setOnce<Value>(map: Map<string, Value>, key: string, value: () => Value): void {
  if (!map.has(key)) map.set(key, value());
}
