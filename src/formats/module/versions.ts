// SPDX-License-Identifier: GPL-2.0-or-later
import type { Elf } from '../elf';
import type { ModuleVersion } from './module';
import { rawText } from '../../text';

/** Bytes of a record of `__versions`: a CRC as wide as an address, and a name that fills the rest. */
const RECORD = 64;
/** More than any kernel exports. */
const MOST = 100_000;

/**
 * Reads `__versions`; null where the loader would find none.
 * @throws ModversionsError for more than any module has
 */
export function versionsOf(elf: Elf): ModuleVersion[] | null {
  const section = elf.loaded('__versions');
  if (!section) return null;
  const content = elf.content(section);
  // The loader ignores bytes behind the last whole record.
  const count = Math.floor(content.length / RECORD);
  if (count > MOST) elf.fail(`__versions has ${count} records`);
  const width = elf.width / 8;
  return Array.from({ length: count }, (_, index) => {
    const start = index * RECORD;
    const name = rawText(content, start + width, start + RECORD);
    const end = name.indexOf('\0');
    // The loader compares 32 bits: the low ones of a wide field.
    const at = section.offset + start + (elf.isLittle ? 0 : width - 4);
    return { name: end < 0 ? name : name.slice(0, end), crc: elf.fields.u32(at) };
  });
}

/**
 * Reads `__version_ext_crcs` and `__version_ext_names`, which go together; null where the loader would find none.
 * @throws ModversionsError where they contradict each other: the loader refuses such a module
 */
export function extendedVersionsOf(elf: Elf): ModuleVersion[] | null {
  const [crcs, names] = [elf.loaded('__version_ext_crcs'), elf.loaded('__version_ext_names')];
  if (!crcs && !names) return null;
  if (!crcs || !names) return elf.fail('only one of __version_ext_crcs and __version_ext_names is there');
  const [numbers, texts] = [elf.content(crcs), elf.content(names)];
  if (numbers.length % 4 !== 0) elf.fail('__version_ext_crcs ends inside a CRC');
  const count = numbers.length / 4;
  if (count > MOST) elf.fail(`__version_ext_crcs has ${count} CRCs`);
  let at = names.offset;
  const end = at + texts.length;
  return Array.from({ length: count }, (_, index) => {
    const name =
      elf.fields.text(at, end) ?? elf.fail('__version_ext_names has fewer names than there are CRCs');
    at += name.length + 1;
    return { name, crc: elf.fields.u32(crcs.offset + index * 4) };
  });
}
