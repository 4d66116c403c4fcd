// SPDX-License-Identifier: GPL-2.0-or-later
/** Kernels made of given sources, scanned and compared as any other: by the program, from the tree to the report. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Lab } from '../../../tree/scan/lab';
import type { ToldComparison } from './told';

/** Sources of a kernel by their paths: units in `core/` (vmlinux) and `drivers/` (each a module), headers in `include/`. */
export type Sources = Readonly<Record<string, string>>;

export interface Toolchain {
  /** What is called: `teacc` of the sample tree, or a real compiler. */
  compiler: string;
  /** Options of all units. */
  flags: readonly string[];
}

/** The sample's own compiler, which only preprocesses, told to be one for x86_64. */
export const TEACC: Toolchain = { compiler: 'teacc', flags: ['-march=x86-64', '-fsigned-char'] };

/** The same as Clang. */
export const TEACLANG: Toolchain = { ...TEACC, compiler: 'teaclang' };

/** All that units of a toy get beside their own headers. */
const KERNEL_H = '#ifndef _LINUX_KERNEL_H\n#define _LINUX_KERNEL_H\n#include <linux/export.h>\n#endif\n';

/** Of the sample tree, what is replaced by the sources. */
const REPLACED = ['core', 'drivers', 'lib', 'arch/tea/kernel', 'arch/tea/lib'];

/** Trees below one folder; the sample's tools make and scan them. */
export class Toys {
  private readonly lab = new Lab();

  remove(): void {
    this.lab.remove();
  }

  /**
   * Scans a kernel of these sources.
   * @returns where the scan lies
   */
  scan(name: string, sources: Sources, toolchain: Toolchain = TEACC): string {
    const tree = this.lab.at(name);
    fs.rmSync(tree, { recursive: true, force: true });
    fs.cpSync(this.lab.source, tree, { recursive: true });
    for (const folder of REPLACED) fs.rmSync(path.join(tree, folder), { recursive: true, force: true });
    const files = { ...sources, 'include/linux/kernel.h': KERNEL_H, Kbuild: kbuildOf(sources, toolchain) };
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
      fs.writeFileSync(path.join(tree, file), text, 'latin1');
    }
    const make = [`CC=${toolchain.compiler}`, 'olddefconfig', 'prepare'];
    const { status, stderr } = spawnSync('make', make, { cwd: tree, env: this.lab.env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const output = this.lab.at(`${name}-scan`);
    fs.rmSync(output, { recursive: true, force: true });
    const scan = ['scan', tree, '-o', output, '--no-cache', '--cc', toolchain.compiler];
    const answer = this.lab.run(scan, { CROSS_COMPILE: '' });
    if (answer.status !== 0) throw new Error(answer.stderr);
    return output;
  }

  /** The program's comparison of two scans, as JSON. */
  compare(base: string, next: string): ToldComparison {
    const file = this.lab.at('comparison.json');
    fs.rmSync(file, { force: true });
    const { status, stderr } = this.lab.run(['compare', base, next, '-f', `json:${file}`]);
    if (!fs.existsSync(file)) throw new Error(`status ${status}: ${stderr}`);
    return JSON.parse(fs.readFileSync(file, 'utf8')) as ToldComparison;
  }
}

function kbuildOf(sources: Sources, { flags }: Toolchain): string {
  const units = Object.keys(sources)
    .filter((file) => file.endsWith('.c'))
    .map((file) => file.slice(0, -2))
    .sort();
  const core = units.filter((unit) => !unit.startsWith('drivers/'));
  const modules = units.filter((unit) => unit.startsWith('drivers/'));
  const members = core.map((unit) => `${unit.slice('core/'.length)}.o`);
  return [
    `flags -std=gnu11 -O2 -w ${flags.join(' ')}`,
    ...core.map((unit) => `cc ${unit}`),
    ...modules.map((unit) => `cc ${unit}: ${unit}`),
    `ar core/built-in.a: ${members.join(' ')}`,
    'ar built-in.a: core/built-in.a',
    'ar vmlinux.a: built-in.a',
    `order modules.order: ${modules.map((unit) => `${unit}.ko`).join(' ')}`,
    '',
  ].join('\n');
}
