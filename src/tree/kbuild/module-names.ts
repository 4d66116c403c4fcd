// SPDX-License-Identifier: GPL-2.0-or-later
import { join, posix } from 'node:path';
import { textOf } from './config';

/**
 * The path of a module as kbuild's makefiles spell it. Commands know it with underscores for dashes and commas,
 * and without the folder.
 *
 * @param folder of an object of the module: the module is built there or further up
 * @param name as KBUILD_MODNAME has it
 */
export function moduleFile(source: string, folder: string, name: string): string {
  for (let place = folder; ; place = posix.dirname(place)) {
    for (const makefile of ['Kbuild', 'Makefile']) {
      const spelt = spellingIn(textOf(join(source, place, makefile)) ?? '', name);
      if (spelt !== undefined) return posix.join(place, spelt);
    }
    if (place === '.' || place === '/') return posix.join(folder, name);
  }
}

/** `obj-$(CONFIG_POT) += tea-pot.o` */
function spellingIn(makefile: string, name: string): string | undefined {
  const lines = makefile.replace(/\\\n/g, ' ').matchAll(/^[ \t]*obj-[^\s:+?=]*[ \t]*[:+?]?=(.*)$/gm);
  const objects = [...lines].flatMap(([, list]) => list!.split(/\s+/)).filter((word) => word.endsWith('.o'));
  return objects.map((word) => word.slice(0, -2)).find((word) => word.replace(/[-,]/g, '_') === name);
}
