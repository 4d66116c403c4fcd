// SPDX-License-Identifier: GPL-2.0-or-later
import { closeSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModuleUnit } from '../kbuild';
import { readAll, runCompiler } from '../preprocess';
import type { Side } from './side';

/** An object, or why there is none. */
export type Compiled = { object: Buffer } | { failure: string; isRefused: boolean };

/** Each function and variable gets a section of its own, so that references between them can be told. */
export const SPLIT = ['-ffunction-sections', '-fdata-sections'];
/** Optimisation that puts no code into objects. */
const LATE = /^-f(lto(=.*)?|whole-program)$/;

/** How a unit is compiled on a side. */
export interface UnitCall {
  program: string;
  /** The build's options and ours, without source, output and what is to be done. */
  options: readonly string[];
  directory: string;
  source: string;
}

/**
 * How a unit is compiled as the build would, its sources in their place for both sides.
 * @param file another source that is compiled in the unit's way
 * @returns why it cannot be, where that is so
 */
export function callOf(
  side: Side,
  unit: ModuleUnit | undefined,
  file: string | undefined,
): UnitCall | string {
  if (!unit) return `the build for ${side.kernel.release} does not have it`;
  const { compilation } = unit;
  if (!compilation) return unit.why ?? 'no command makes it';
  const words = compilation.command.map((word) => side.placed(word));
  if (words.some((word) => LATE.test(word))) return 'it is optimised at link time: its object holds no code';
  const [program = '', ...args] = words;
  const directory = side.placed(compilation.directory);
  const source = file ?? side.placed(compilation.file);
  const { source: root, objects } = side.kernel;
  const paths = [root, objects].map((path) => `-fmacro-prefix-map=${side.placed(path)}/=`);
  return { program, options: [...args, '-g0', '-w', ...paths], directory, source };
}

/** The preprocessed text of a unit; null where there is none. Nothing but the compiler runs. */
export async function preprocessUnit(call: UnitCall, folder: string): Promise<Buffer | null> {
  const { program, options, directory, source } = call;
  if (!existsSync(resolve(directory, source))) return null;
  const args = [...options, '-E', source];
  const { status, descriptor } = await runCompiler({ program, directory, folder, input: undefined, args });
  try {
    return status === 0 ? Buffer.from(readAll(descriptor)) : null;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Compiles a unit as the build would, into the scratch folder. Nothing is linked, and no tool looks at the object afterwards.
 * @param number of the unit; files are called so
 */
export async function compileUnit(
  side: Side,
  call: UnitCall | string,
  number: number,
  scratch: string,
  options: readonly string[],
): Promise<Compiled> {
  if (typeof call === 'string') return { failure: call, isRefused: false };
  const { program, directory, source } = call;
  if (!existsSync(resolve(directory, source)))
    return { failure: `${source}: is not there; the build makes it`, isRefused: false };
  const object = join(scratch, side.name, `${number}.o`);
  const folder = join(scratch, side.name);
  const args = [...call.options, ...options, '-c', '-o', object, source];
  const { status, descriptor, messages } = await runCompiler({
    program,
    directory,
    folder,
    input: undefined,
    args,
  });
  closeSync(descriptor);
  if (status === 0 && existsSync(object)) {
    const content = readFileSync(object);
    rmSync(object);
    return { object: content };
  }
  const line = messages.split('\n').find((text) => /error/.test(text)) ?? messages.split('\n')[0] ?? '';
  // A file that is missing may be one that only a whole build makes.
  const isRefused = status > 0 && / error: /.test(line) && !/fatal error: |not found/.test(line);
  return {
    failure: line.replaceAll(`${side.place}/`, '').trim() || `the compiler ended with ${status}`,
    isRefused,
  };
}
