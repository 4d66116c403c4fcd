// SPDX-License-Identifier: GPL-2.0-or-later
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Machine } from '../../../src/c/layout';
import type { Compiler } from '../../../src/c/syntax';
import { dataObjects } from './elf';

/** GCC for each machine as Debian calls it. */
export const COMPILERS: Readonly<Partial<Record<Machine, string>>> = {
  x86_64: 'x86_64-linux-gnu-gcc-12',
  i386: 'i686-linux-gnu-gcc-12',
  arm64: 'aarch64-linux-gnu-gcc-12',
  arm: 'arm-linux-gnueabihf-gcc-12',
  riscv64: 'riscv64-linux-gnu-gcc-12',
  ppc64le: 'powerpc64le-linux-gnu-gcc-12',
  ppc64: 'powerpc64-linux-gnu-gcc-12',
  s390x: 's390x-linux-gnu-gcc-12',
};

/** Clang for machines, each with the option that names it. */
const CLANGS: Readonly<Partial<Record<Machine, string>>> = {
  x86_64: 'clang-14 --target=x86_64-linux-gnu',
  i386: 'clang-14 --target=i686-linux-gnu',
  arm64: 'clang-14 --target=aarch64-linux-gnu',
  arm: 'clang-14 --target=arm-linux-gnueabihf',
};

/** Each machine with each compiler for it. */
export function allCompilers(): [Machine, string][] {
  return [COMPILERS, CLANGS].flatMap((one) => Object.entries(one) as [Machine, string][]);
}

/** Whose rules a command follows. */
export function kindOf(compiler: string): Compiler {
  return compiler.startsWith('clang') ? 'clang' : 'gcc';
}

/** Debian's packages of them; x86_64 has a plain `gcc-12`. */
export function compilerPackage(compiler: string): string {
  return compiler === COMPILERS.x86_64 ? 'gcc-12' : compiler.replace(/^(.*)-gcc-12$/, 'gcc-12-$1');
}

/** Whether a compiler can be started here. */
export function isThere(compiler: string): boolean {
  return spawnSync(compiler.split(' ')[0]!, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Compiles a text and gives the bytes of its data objects; nothing of it is run.
 * @param compiler a command with its options
 * @throws Error with the compiler's first complaints
 */
export function compiled(
  compiler: string,
  text: string,
  options: readonly string[] = [],
): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'modversions-layout-'));
  try {
    const [source, object] = [join(folder, 'made.c'), join(folder, 'made.o')];
    writeFileSync(source, text, 'latin1');
    const [command, ...own] = compiler.split(' ') as [string, ...string[]];
    const ran = spawnSync(
      command,
      [
        ...own,
        '-c',
        '-O0',
        '-w',
        '-std=gnu11',
        '-fno-zero-initialized-in-bss',
        ...options,
        '-o',
        object,
        source,
      ],
      { encoding: 'latin1', maxBuffer: 1 << 28 },
    );
    if (ran.status !== 0) {
      const said = (ran.stderr ?? '').split('\n').filter((line) => /error/.test(line));
      throw new Error(`${compiler}: ${said.slice(0, 5).join('\n')}`);
    }
    return dataObjects(readFileSync(object));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
