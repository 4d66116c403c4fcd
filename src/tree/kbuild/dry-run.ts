// SPDX-License-Identifier: GPL-2.0-or-later
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ModversionsError } from '../../problem';
import { waitedText, Watch, withScratch } from '../processes';
import { hostCompiler } from './compiler';
import { textOf } from './config';
import { makeEnvironment } from './environment';
import type { BuildFacts } from './facts';
import { withoutNewFolders } from './folders';
import { quickerRules } from './quicker-rules';
import { readScript } from './script';
import type { KernelTree } from './tree';

/**
 * Each make reads this before its own makefiles. Files that cannot be made, such as a signing key, stop
 * nothing. Nothing in `tools/` is made: kbuild takes the option `-n` away from that make, which would then
 * really run.
 */
const RULES = '.DEFAULT: ;\ntools/%: ;\n';
/** Goals that would link, and so really run, where only they lead to all objects. */
const HARMLESS = [
  'cmd_link_vmlinux=false',
  'cmd_link-vmlinux=false',
  'cmd_ld_ko_o=false',
  'cmd_btf_ko=false',
];
const REMEDY = 'name a compile_commands.json of this kernel: --compile-commands FILE';

/**
 * Takes over what kbuild says it would do, without doing any of it: nothing in the tree changes.
 * @throws ModversionsError where there is no make, or it names no command.
 */
export async function readDryRun(facts: BuildFacts, tree: KernelTree): Promise<void> {
  const onLine = (line: string): void => readScript(facts, line, tree.objects);
  const complaints = await withoutNewFolders(tree.objects, () => asked(tree, goals(tree), onLine));
  if (facts.compilations.size === 0)
    throw new ModversionsError(`${tree.objects}: make names no command: ${complaints.join(' / ')}`, REMEDY);
}

/**
 * Takes over what kbuild says it would do for a folder of modules outside of the kernel. kbuild reads the folder's own
 * makefile, with what that runs; nothing is built.
 * @param folder absolute path
 * @returns the last complaints of make
 * @throws ModversionsError where there is no make
 */
export async function readModuleDryRun(
  facts: BuildFacts,
  tree: KernelTree,
  folder: string,
): Promise<string[]> {
  const { directory, goal } = moduleBuild(tree, folder);
  const onLine = (line: string): void => readScript(facts, line, directory);
  return asked(tree, [`M=${folder}`, goal], onLine);
}

/** Asks kbuild what it would do for these goals. @returns the last complaints of make */
function asked(
  tree: KernelTree,
  goals: readonly string[],
  onLine: (line: string) => void,
): Promise<string[]> {
  return withScratch((scratch) => {
    const rules = join(scratch, 'rules.mk');
    const include = textOf(join(tree.source, 'scripts/Kbuild.include')) ?? '';
    writeFileSync(rules, `${RULES}${quickerRules(include)}`);
    // kbuild tries options of the compiler in a folder of its own. This keeps that folder out of the tree.
    const tries = `TMPOUT=${join(scratch, 'try')}`;
    const args = [tries, '-n', '-k', '-s', 'KBUILD_MODULES=1', ...variables(tree), ...goals];
    return runMake(args, tree.objects, rules, onLine);
  });
}

/** What is said where make names no command for a folder of modules. */
export function noModuleCommands(
  tree: KernelTree,
  option: string,
  complaints: readonly string[],
): ModversionsError {
  return new ModversionsError(
    `${tree.objects}: make names no command for the modules${complaints.map((one) => ` / ${one}`).join('')}`,
    `give ${option} the folder with the Kbuild or Makefile of the modules, as \`make M=\` takes it`,
  );
}

/** Where kbuild calls the compiler for modules outside of the kernel, and the goal that leads to all their objects. */
export function moduleBuild(
  { source, objects }: KernelTree,
  folder: string,
): { directory: string; goal: string } {
  const makefile = textOf(join(source, 'Makefile')) ?? '';
  // Since 6.13 it goes into the modules' folder.
  if (makefile.includes('KBUILD_EXTMOD_OUTPUT')) return { directory: folder, goal: 'modules' };
  return { directory: objects, goal: folder };
}

/** kbuild's own variables, so that it sees its configuration as current and leaves it alone. */
function variables({ variables, compiler }: KernelTree): string[] {
  const chosen: Record<string, string> = { ...variables, CC: compiler.command };
  chosen['HOSTCC'] = hostCompiler(compiler.command);
  return Object.entries(chosen).map(([name, value]) => `${name}=${value}`);
}

/**
 * Goals that lead to all objects and link nothing.
 *
 * `vmlinux` is never one: make runs a part of its recipe even when asked not to. `vmlinux.a` is none either:
 * kbuild takes it for a single object when it is asked for alone.
 */
function goals({ source }: KernelTree): string[] {
  const makefile = textOf(join(source, 'Makefile')) ?? '';
  const linked = /^vmlinux_o:/m.test(makefile) ? ['vmlinux_o'] : [];
  if (/^build-dir\s*:= \.$/m.test(makefile)) return ['.', ...linked];
  if (/^(PHONY \+= )?descend\b/m.test(makefile)) return ['descend'];
  return ['vmlinux', 'modules', ...HARMLESS];
}

/**
 * Runs make and hands on the lines of its output, continued ones joined. Gives its last complaints.
 * @throws ModversionsError where there is no make, or it says nothing for too long
 */
async function runMake(
  args: string[],
  folder: string,
  rules: string,
  onLine: (line: string) => void,
): Promise<string[]> {
  const env = { ...makeEnvironment(), MAKEFILES: rules };
  const make = spawn('make', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const watch = new Watch(make);
  const ended = new Promise<void>((resolve, reject) => {
    make.once('error', () => reject(new ModversionsError(`${folder}: make cannot be started`, REMEDY)));
    make.once('close', () => resolve());
  });
  const complaints: string[] = [];
  createInterface({ input: make.stderr.setEncoding('latin1') }).on('line', (line) => {
    complaints.push(line);
    if (complaints.length > 3) complaints.shift();
  });
  const take = (line: string): void => {
    watch.alive();
    onLine(line);
  };
  await Promise.all([ended, readLines(make.stdout, take)]).finally(() => watch.stop());
  if (watch.isHung)
    throw new ModversionsError(`${folder}: make has said nothing for ${waitedText()}`, REMEDY);
  return complaints;
}

/** The lines are cut by hand: readline takes as long for 160 MB as make takes to write them. */
async function readLines(output: Readable, onLine: (line: string) => void): Promise<void> {
  let rest = '';
  for await (const chunk of output) {
    const text = rest + (chunk as Buffer).toString('latin1');
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      if (text[end - 1] === '\\') continue;
      if (end - start > 1) onLine(text.slice(start, end));
      start = end + 1;
    }
    rest = text.slice(start);
  }
  if (rest !== '') onLine(rest);
}
