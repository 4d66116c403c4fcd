// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROW = /^#SYMVER (\S+) 0x([0-9a-f]{8})$/;

/** What a build left beside an object. */
export interface Recorded {
  /** The command that made the object; empty where nothing tells it. */
  command: string;
  /** Versions that the kernel's program wrote behind it, by name. */
  versions: Map<string, number>;
}

/**
 * Reads the `.cmd` file of an object.
 * @param name the object's path below the object tree, without `.o`
 */
export function recordedOf(objects: string, name: string): Recorded {
  const versions = new Map<string, number>();
  let text: string;
  try {
    text = readFileSync(join(objects, posix.dirname(name), `.${posix.basename(name)}.o.cmd`), 'latin1');
  } catch {
    return { command: '', versions };
  }
  for (const line of text.split('\n')) {
    const [, symbol, crc] = ROW.exec(line) ?? [];
    if (symbol !== undefined) versions.set(symbol, parseInt(crc!, 16));
  }
  return { command: text.split('\n', 1)[0]!, versions };
}
