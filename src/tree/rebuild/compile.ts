// SPDX-License-Identifier: GPL-2.0-or-later
import { closeSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModuleUnit } from '../kbuild';
import { runCompiler } from '../preprocess';
import type { Side } from './side';

/** An object, or why there is none. */
export type Compiled = { object: Buffer } | { failure: string; isRefused: boolean };

/** Each function and variable gets a section of its own, so that references between them can be told. */
export const SPLIT = ['-ffunction-sections', '-fdata-sections'];
/** Optimisation that puts no code into objects. */
const LATE = /^-f(lto(=.*)?|whole-program)$/;

/**
 * Compiles a unit as the build would, into the scratch folder. Nothing is linked, and no tool looks at the object afterwards.
 * @param number of the unit; files are called so
 * @param file another source that is compiled in the unit's way
 */
export async function compileUnit(
  side: Side,
  unit: ModuleUnit,
  number: number,
  scratch: string,
  options: readonly string[],
  file?: string,
): Promise<Compiled> {
  const { compilation } = unit;
  if (!compilation) return { failure: unit.why ?? 'no command makes it', isRefused: false };
  const words = compilation.command.map((word) => side.placed(word));
  if (words.some((word) => LATE.test(word)))
    return { failure: 'it is optimised at link time: its object holds no code', isRefused: false };
  const [program = '', ...args] = words;
  const directory = side.placed(compilation.directory);
  const source = file ?? side.placed(compilation.file);
  if (!existsSync(resolve(directory, source)))
    return { failure: `${source}: is not there; the build makes it`, isRefused: false };
  const object = join(scratch, side.name, `${number}.o`);
  const { source: root, objects } = side.kernel;
  const paths = [root, objects].map((path) => `-fmacro-prefix-map=${side.placed(path)}/=`);
  const call = { program, directory, folder: join(scratch, side.name), input: undefined };
  const own = ['-g0', '-w', ...paths, ...options, '-c', '-o', object, source];
  const { status, descriptor, messages } = await runCompiler({ ...call, args: [...args, ...own] });
  closeSync(descriptor);
  if (status === 0 && existsSync(object)) return { object: readFileSync(object) };
  const line = messages.split('\n').find((text) => /error/.test(text)) ?? messages.split('\n')[0] ?? '';
  // A file that is missing may be one that only a whole build makes.
  const isRefused = status > 0 && / error: /.test(line) && !/fatal error: |not found/.test(line);
  return {
    failure: line.replaceAll(`${side.place}/`, '').trim() || `the compiler ended with ${status}`,
    isRefused,
  };
}
