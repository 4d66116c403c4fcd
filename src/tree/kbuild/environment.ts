// SPDX-License-Identifier: GPL-2.0-or-later
import { relative } from 'node:path';
import { byBytes } from '../../formats/corpus';
import type { KernelTree } from './tree';

/** Options of a make around us, and what would lead kbuild elsewhere. */
const FOREIGN = new Set([
  'MAKEFLAGS',
  'MFLAGS',
  'MAKELEVEL',
  'MAKEOVERRIDES',
  'MAKEFILES',
  'KBUILD_OUTPUT',
  'KBUILD_VERBOSE',
  'KBUILD_EXTMOD',
  'V',
  'O',
]);

/** The environment of make: kbuild's own locale, and nothing of a build around us. */
export function makeEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !FOREIGN.has(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** What kbuild's makefiles look at: flags, programs, the machine. What names a build or its user is not among it. */
const LOOKED_AT =
  /FLAGS|^KBUILD_(?!BUILD_)|^CONFIG_|^LLVM|^CROSS_COMPILE|ARCH$|^(?:HOST)?(?:CC|CXX|CPP|LD|AR|AS|NM|OBJCOPY|OBJDUMP|READELF|STRIP|PAHOLE|RUSTC|BINDGEN)$|^(?:PATH|LOCALVERSION|[CMW])$/;

/** Variables of the environment that may change what make says, as `NAME=value`, sorted by bytes. */
export function variablesForMake(): string[] {
  return Object.entries(makeEnvironment())
    .filter(([name]) => LOOKED_AT.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort(byBytes);
}

/** The environment in which kbuild runs its recipes and the compiler, in the object tree. */
export function recipeEnvironment(tree: KernelTree): NodeJS.ProcessEnv {
  const srctree = tree.source === tree.objects ? '.' : sourceSeenFrom(tree);
  return { ...makeEnvironment(), ...tree.variables, CONFIG_SHELL: 'sh', srctree, objtree: '.' };
}

/** kbuild names the source tree `..` where the object tree lies directly in it, else absolutely. */
function sourceSeenFrom({ source, objects }: KernelTree): string {
  return relative(objects, source) === '..' ? '..' : source;
}
