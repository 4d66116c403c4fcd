// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Where one kernel's material is kept between runs; all fields but `name` are absolute paths.
 *
 * Whatever stands in `tree`, `units` or `oracle` is complete: it was made below `scratch` and renamed.
 */
export interface Kernel {
  /** `HEADERS_VERSION_COMPILER`: what decides every byte kept here. */
  name: string;
  root: string;
  /** Downloaded `.deb` files, shared by all kernels. */
  downloads: string;
  /** One folder a package, unpacked. */
  packages: string;
  /** The prepared source tree. */
  tree: string;
  /** Preprocessed units that export something: `units/net/core/dev.i`. */
  units: string;
  /** The real program's answers: `oracle/net/core/dev.crc` and `.symtypes`; an empty `.crc` exports nothing. */
  oracle: string;
  /** This process's unfinished work. */
  scratch: string;
}

/** The folder of all kept kernels, an absolute path; it need not exist. */
export function kernelsFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return process.env['MODVERSIONS_KERNELS'] || join(cache, 'modversions');
}

/** The places of the kernel kept under `name`; creates nothing. */
export function kernelNamed(name: string): Kernel {
  const root = join(kernelsFolder(), name);
  return {
    name,
    root,
    downloads: join(kernelsFolder(), 'dl'),
    packages: join(root, 'packages'),
    tree: join(root, 'tree'),
    units: join(root, 'units'),
    oracle: join(root, 'oracle'),
    scratch: join(root, 'tmp', String(process.pid)),
  };
}

/** The first two numbers of a kept kernel's version. */
export function releaseOf({ name }: Kernel): string {
  const release = /_(\d+\.\d+)/.exec(name)?.[1];
  if (release === undefined) throw new Error(`${name}: the name tells no version`);
  return release;
}

/** Names of all kernels of which units are kept, sorted; empty when there are none. */
export function keptKernels(): string[] {
  const folder = kernelsFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'oracle')))
    .sort();
}

/** All kept units of `kernel` that export something, sorted; empty when there are none. */
export function keptUnits(kernel: Kernel): string[] {
  if (!existsSync(kernel.oracle)) return [];
  return readdirSync(kernel.oracle, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.crc'))
    .map((file) => file.slice(0, -'.crc'.length))
    .filter((unit) => existsSync(textFile(kernel, unit)) && existsSync(typesFile(kernel, unit)))
    .sort();
}

/** The preprocessed text of `unit` (an object's path without `.o`). */
export function textFile(kernel: Kernel, unit: string): string {
  return join(kernel.units, `${unit}.i`);
}

/** What the real program printed for `unit`. */
export function crcFile(kernel: Kernel, unit: string): string {
  return join(kernel.oracle, `${unit}.crc`);
}

/** What the real program dumped with `-T` for `unit`. */
export function typesFile(kernel: Kernel, unit: string): string {
  return join(kernel.oracle, `${unit}.symtypes`);
}

/** The real genksyms, from the package `linux-kbuild-*` or, without one, as the tree built it. */
export function genksymsProgram(kernel: Kernel): string {
  for (const name of existsSync(kernel.packages) ? readdirSync(kernel.packages) : []) {
    const program = join(kernel.packages, name, 'usr/lib', name, 'scripts/genksyms/genksyms');
    if (existsSync(program)) return program;
  }
  return join(kernel.tree, 'scripts/genksyms/genksyms');
}

/** Makes `kernel.scratch` and removes what runs that died have left beside it. */
export function openScratch(kernel: Kernel): void {
  mkdirSync(kernel.scratch, { recursive: true });
  const all = dirname(kernel.scratch);
  for (const name of readdirSync(all)) {
    if (!isAlive(Number(name))) rmSync(join(all, name), { recursive: true, force: true });
  }
}

/** Removes this process's unfinished work. */
export function closeScratch(kernel: Kernel): void {
  rmSync(kernel.scratch, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM says that it lives and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
