// SPDX-License-Identifier: GPL-2.0-or-later
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ran = spawnSync('gcc', ['-dumpmachine'], { encoding: 'utf8' });
/** Whether there is a compiler for x86-64, which tests of objects take; without one they skip. */
export const hasGcc = ran.status === 0 && ran.stdout.startsWith('x86_64');

/** Compiles a source as a module's unit would be. @throws where it does not compile */
export function compiled(source: string, options: readonly string[] = []): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'modversions-test-'));
  try {
    const [file, object] = [join(folder, 'unit.c'), join(folder, 'unit.o')];
    writeFileSync(file, source);
    const fixed = [
      '-O2',
      '-mcmodel=kernel',
      '-fno-pic',
      '-fno-pie',
      '-fcf-protection=none',
      '-fno-asynchronous-unwind-tables',
      '-w',
      '-c',
    ];
    const { status, stderr } = spawnSync('gcc', [...fixed, ...options, '-o', object, file], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return readFileSync(object);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
