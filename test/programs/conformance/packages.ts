// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, must, run, StepError } from './run';
import { Kernel } from './store';

/** Where packages are looked for: in the system's lists, or in suites and for a machine that it does not know. */
export interface Lists {
  /** None for those that the system knows. */
  suites: readonly string[];
  /** As Debian names it. */
  architecture: string;
}

/** What cannot be had here, so that nothing can be checked: a reason to skip, not a failure. */
export class Unavailable extends Error {}

/** What building needs beside the compiler; without dwarves newer kernels lose CONFIG_DEBUG_INFO_BTF, and CRCs with it. */
const BUILD_PACKAGES =
  'dwarves make flex bison libelf-dev libssl-dev bc kmod cpio rsync xz-utils perl libc6-dev'.split(' ');

/**
 * Sees to the programs that prepare a tree: installs their packages when `install` is set.
 * @throws Unavailable naming the packages that are missing.
 */
export async function buildTools(cc: string, install: boolean): Promise<void> {
  const wanted = /^gcc-\d+$/.test(cc) ? [...BUILD_PACKAGES, cc] : BUILD_PACKAGES;
  let missing = await notInstalled(wanted);
  if (install && missing.length > 0) {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...missing);
    missing = await notInstalled(wanted);
  }
  if (missing.length > 0) {
    throw new Unavailable(`build packages are missing (--install gets them): ${missing.join(' ')}`);
  }
}

/**
 * Installs packages, of lists that are as new as an earlier step left them.
 * @throws Unavailable when apt cannot.
 */
export async function installed(names: string[]): Promise<void> {
  await apt('install', '-y', '--no-install-recommends', ...names);
}

async function apt(...args: string[]): Promise<void> {
  // Without root, sudo may still be allowed without a password, as on a hosted runner.
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [program, ...rest] = [...root, 'apt-get', ...args];
  const ran = await run(program as string, rest, { env }).catch(unavailable);
  if (ran.status !== 0) throw new Unavailable(`apt-get ${args[0]}: ${lastLines(ran.stderr, 1)}`);
}

/**
 * Unpacks `PACKAGE=VERSION` into the kernel's folder, downloading it when it is not kept yet.
 * @param lists where to look for it
 * @returns the folder that holds its files.
 * @throws Unavailable when apt cannot get it.
 */
export async function unpacked(kernel: Kernel, spec: string, lists: Lists): Promise<string> {
  const [name, version] = spec.split('=') as [string, string | undefined];
  if (!name || !version) throw new StepError(`expected PACKAGE=VERSION, got ${spec}`);
  const folder = join(kernel.packages, name);
  if (existsSync(folder)) return folder;
  const archive = keptArchive(kernel, name, version) ?? (await download(kernel, name, version, lists));
  const fresh = join(kernel.scratch, name);
  mkdirSync(kernel.packages, { recursive: true });
  await must('dpkg', ['-x', archive, fresh]);
  renameSync(fresh, folder);
  return folder;
}

async function download(
  kernel: Kernel,
  name: string,
  version: string,
  { suites, architecture }: Lists,
): Promise<string> {
  const isSystems = suites.length === 0 && architecture === 'amd64';
  const lists = isSystems ? [] : await privateLists(kernel, { suites, architecture });
  const fresh = join(kernel.scratch, 'dl');
  mkdirSync(fresh, { recursive: true });
  mkdirSync(kernel.downloads, { recursive: true });
  const ran = await run('apt-get', [...lists, 'download', `${name}=${version}`], { cwd: fresh }).catch(
    unavailable,
  );
  const file = readdirSync(fresh).find((entry) => entry.startsWith(`${name}_`) && entry.endsWith('.deb'));
  if (ran.status !== 0 || file === undefined) {
    throw new Unavailable(
      `apt-get cannot download ${name}=${version}: ${lastLines(ran.stderr, 1)}; ${await offered(name, lists)}`,
    );
  }
  renameSync(join(fresh, file), join(kernel.downloads, file));
  return join(kernel.downloads, file);
}

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Lists of suites that the system does not know, from the archive that it uses: options for apt. Nothing of the
 * system's own changes.
 */
async function privateLists(kernel: Kernel, { suites, architecture }: Lists): Promise<string[]> {
  const folder = join(kernel.root, `apt-${architecture}`);
  const sources = join(folder, 'sources.list');
  const options = [
    `Dir::Etc::sourcelist=${sources}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::Lists=${join(folder, 'lists')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    `APT::Architecture=${architecture}`,
    `APT::Architectures=${architecture}`,
  ].flatMap((option) => ['-o', option]);
  if (existsSync(sources)) return options;
  const format = ['indextargets', '--format', '$(REPO_URI) $(RELEASE)', 'Created-By: Packages'];
  const ran = await run('apt-get', format).catch(unavailable);
  const known = ran.stdout.split('\n').filter((line) => /\/debian(?:-security)?\/? /.test(line));
  const archive = known.find((line) => /\/debian\/? /.test(line))?.split(' ')[0];
  if (archive === undefined || !existsSync(KEYRING)) throw new Unavailable("no list names Debian's archive");
  const places = suites.length > 0 ? suites.map((suite) => `${archive} ${suite}`) : [...new Set(known)];
  mkdirSync(join(folder, 'lists/partial'), { recursive: true });
  mkdirSync(join(folder, 'cache/archives/partial'), { recursive: true });
  const fresh = `${sources}.new`;
  writeFileSync(fresh, places.map((place) => `deb [signed-by=${KEYRING}] ${place} main\n`).join(''));
  const updating = options.map((option) => option.replace(sources, fresh));
  const updated = await run('apt-get', [...updating, 'update']).catch(unavailable);
  if (updated.status !== 0) throw new Unavailable(`apt-get update: ${lastLines(updated.stderr, 1)}`);
  renameSync(fresh, sources);
  return options;
}

/** apt writes the colon of an epoch as %3a in file names. */
function keptArchive(kernel: Kernel, name: string, version: string): string | undefined {
  if (!existsSync(kernel.downloads)) return undefined;
  const start = `${name}_${version.replace(':', '%3a')}_`;
  const file = readdirSync(kernel.downloads).find(
    (entry) => entry.startsWith(start) && entry.endsWith('.deb'),
  );
  return file === undefined ? undefined : join(kernel.downloads, file);
}

/** Packages rotate out of the archive, so say which versions there are. */
async function offered(name: string, lists: readonly string[]): Promise<string> {
  const ran = await run('apt-cache', [...lists, 'madison', name]).catch(unavailable);
  const versions = ran.stdout.split('\n').flatMap((row) => row.split('|')[1]?.trim() ?? []);
  return versions.length > 0 ? `offered: ${[...new Set(versions)].join(', ')}` : 'no version is offered';
}

async function notInstalled(names: string[]): Promise<string[]> {
  const ran = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names]).catch(
    unavailable,
  );
  const installed = new Set(ran.stdout.split('\n').filter((row) => row.endsWith(' installed')));
  return names.filter((name) => !installed.has(`${name} installed`));
}

/** A system without apt and dpkg has none of this. */
function unavailable(error: Error): never {
  throw new Unavailable(error.message);
}
