// SPDX-License-Identifier: GPL-2.0-or-later
import { inflateSync } from 'node:zlib';
import { unpackZstd } from '../content';
import { symbolsOf, type Elf, type Section } from '../elf';
import { Unreadable } from './cursor';
import { REL, RELA, relocate } from './relocations';

/** Flags of sections: of a group, of which a linker keeps one of many; and compressed. */
const [GROUP, COMPRESSED] = [0x200, 0x800];
const [ZLIB, ZSTD] = [1, 2];
/** Bytes of the largest section that is unpacked. */
const LARGEST = 1 << 29;
const RELOCATABLE = 1;
const NOBITS = 8;
/** GCC puts the debug data of link-time optimisation below names of their own. */
const LTO = '.gnu.debuglto_';

/**
 * The content of a debug section, unpacked and relocated; null for none. Sections of a group are left out, as libdw
 * leaves them out: they hold types by themselves, and nothing refers to them by their place.
 * @throws Unreadable
 */
export function debugSection(elf: Elf, name: string): Buffer | null {
  const section = sectionOf(elf, name) ?? sectionOf(elf, LTO + name);
  return section ? relocated(elf, section) : null;
}

/** The content of debug sections of a name that are in groups: units that hold a type each. @throws Unreadable */
export function groupSections(elf: Elf, name: string): Buffer[] {
  return elf.sections
    .filter((section) => isDebug(section, name) && (section.flags & GROUP) !== 0)
    .map((section) => relocated(elf, section));
}

/** Whether a file has debug information, in a form that is read or not. */
export const hasDebugData = (elf: Elf): boolean =>
  ['.debug_info', `${LTO}.debug_info`, '.zdebug_info'].some((name) => sectionOf(elf, name));

function relocated(elf: Elf, section: Section): Buffer {
  const content = contentOf(elf, section);
  if (elf.type !== RELOCATABLE) return content;
  const tables = elf.sections.filter(
    ({ type, info }) => (type === RELA || type === REL) && info === section.index,
  );
  const symbols = tables.length > 0 ? symbolsOf(elf) : null;
  if (!symbols) return content;
  const copy = Buffer.from(content);
  for (const table of tables) relocate(elf, table, contentOf(elf, table), symbols, copy);
  return copy;
}

const isDebug = (section: Section, name: string): boolean =>
  section.index > 0 && section.name === name && section.type !== NOBITS;

function sectionOf(elf: Elf, name: string): Section | undefined {
  return elf.sections.find((section) => isDebug(section, name) && (section.flags & GROUP) === 0);
}

function contentOf(elf: Elf, section: Section): Buffer {
  const content = elf.content(section);
  if ((section.flags & COMPRESSED) === 0) return content;
  const header = elf.width === 64 ? 24 : 12;
  if (content.length < header) throw new Unreadable('is cut off');
  const kind = elf.fields.u32(section.offset);
  if (kind !== ZLIB && kind !== ZSTD) throw new Unreadable('is compressed in a way that is not known');
  const size = elf.fields.word(section.offset + (elf.width === 64 ? 8 : 4));
  const packed = content.subarray(header);
  try {
    if (size > LARGEST) throw new RangeError();
    return kind === ZLIB ? inflateSync(packed, { maxOutputLength: LARGEST }) : unpackZstd(packed, size);
  } catch {
    throw new Unreadable('is compressed and damaged, or too large');
  }
}
