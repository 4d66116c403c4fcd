// SPDX-License-Identifier: GPL-2.0-or-later
/** The sample pairs of kinds as compiled objects, from which a kernel of debug data is scanned. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Corpus } from '../../src/formats/corpus';
import { Elf } from '../../src/formats/elf';
import { exportsOf } from '../../src/formats/module';
import { versionObject } from '../../src/tree/objects';
import { ObjectResults } from '../../src/tree/scan/object-results';
import { unpacked } from './gendwarfksyms-cases';

/** By kind and side: units, and their objects, packed. */
export type KindObjects = Record<string, Record<'base' | 'new', Record<string, string>>>;

export const KIND_OBJECTS = path.resolve(__dirname, '../../..', 'test/cases/gendwarfksyms/kinds.json');

export const readKindObjects = (): KindObjects =>
  JSON.parse(fs.readFileSync(KIND_OBJECTS, 'utf8')) as KindObjects;

/** What a scan finds in objects. */
export function corpusOfObjects(objects: Readonly<Record<string, string>>): Corpus {
  const results = new ObjectResults();
  Object.entries(objects).forEach(([name, packed], position) => {
    const elf = new Elf(unpacked(packed), `${name}.o`);
    const exported = exportsOf(elf);
    const found = versionObject(
      elf,
      exported.map((one) => one.name),
      false,
    );
    const exports = exported.map((one) => ({ ...one, crc: found.versions.get(one.name)! }));
    const module = name.startsWith('drivers/') ? name : 'vmlinux';
    const unit = { name, source: `${name}.c`, file: `${name}.c`, module, directory: '/', command: [] };
    results.add(unit, position, exports, [found]);
  });
  return results.corpus;
}
