// SPDX-License-Identifier: GPL-2.0-or-later
import type { Elf, Section } from '../elf';
import type { CorpusExport } from '../corpus';

/** Exports of an image. */
export interface ImageExports {
  exports: CorpusExport[];
  /** Whether the image has their CRCs; they are 0 where it has not. */
  hasCrcs: boolean;
  /** Why CRCs that are there are not told; null where nothing is left out. */
  untold: string | null;
}

/** Tables of exports, whether they are for modules under the GPL only, and the tables of their CRCs. */
const TABLES = [
  { name: '__ksymtab', crcs: '__kcrctab', isGpl: false },
  { name: '__ksymtab_gpl', crcs: '__kcrctab_gpl', isGpl: true },
  { name: '__ksymtab_unused', crcs: '__kcrctab_unused', isGpl: false },
  { name: '__ksymtab_unused_gpl', crcs: '__kcrctab_unused_gpl', isGpl: true },
  { name: '__ksymtab_gpl_future', crcs: '__kcrctab_gpl_future', isGpl: true },
] as const;
/** Since 7.x a byte for each entry of `__ksymtab`. */
const FLAGS = '__kflagstab';
const GPL_ONLY = 1;
const STRINGS = '__ksymtab_strings';
/** An entry has the value, the name and the namespace: distances of 32 bits from their own place, or addresses. */
const FIELDS = 3;
const DISTANCE = 4;
/** More than any kernel exports. */
const MOST = 100_000;
/** Kernels before it could keep the distance to a CRC in the place of the CRC. */
const PLAIN_CRCS = [5, 18] as const;

/**
 * The exports that a linked kernel holds, by its sections alone: shipped images have no symbols.
 * @param release of the kernel; null where it is not known
 * @throws ModversionsError for tables that contradict each other
 */
export function exportsOf(elf: Elf, release: string | null): ImageExports {
  const strings = elf.named(STRINGS);
  const tables = TABLES.filter(({ name }) => elf.named(name));
  if (!strings || tables.length === 0) return { exports: [], hasCrcs: false, untold: null };
  const hasTables = tables.every(({ crcs }) => elf.named(crcs));
  const isPlain = release !== null && isFrom(release);
  const hasCrcs = hasTables && isPlain;
  const exports = tables.flatMap((table) => tableOf(elf, table, strings, hasCrcs));
  const untold =
    hasTables && !isPlain
      ? 'its CRCs are of a kernel before 5.18, which may keep them in another form, and are not read'
      : null;
  return { exports, hasCrcs, untold };
}

function tableOf(
  elf: Elf,
  { name, crcs, isGpl }: (typeof TABLES)[number],
  strings: Section,
  hasCrcs: boolean,
): CorpusExport[] {
  const table = elf.named(name)!;
  const [content, numbers] = [elf.content(table), hasCrcs ? elf.named(crcs)! : null];
  const each = entrySize(elf, table, strings);
  const count = content.length / each;
  if (count > MOST) elf.fail(`${name} has ${count} entries`);
  if (numbers && elf.content(numbers).length !== count * 4)
    elf.fail(`${name} has ${count} entries, and ${crcs} ${elf.content(numbers).length / 4} CRCs`);
  const flags = name === '__ksymtab' && elf.named(FLAGS) ? elf.content(elf.named(FLAGS)!) : null;
  return Array.from({ length: count }, (_, index) => {
    const at = index * each;
    const text = textAt(elf, table, strings, at, 1, each) || elf.fail(`${name} has an entry without a name`);
    const isOnlyGpl = isGpl || ((flags?.[index] ?? 0) & GPL_ONLY) !== 0;
    return {
      name: text,
      crc: numbers ? elf.fields.u32(numbers.offset + index * 4) : 0,
      type: isOnlyGpl ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL',
      namespace: textAt(elf, table, strings, at, 2, each) ?? '',
    };
  });
}

/** By the names: in a wrong size they would lie outside of the strings. */
function entrySize(elf: Elf, table: Section, strings: Section): number {
  const { length } = elf.content(table);
  const sizes = [FIELDS * DISTANCE, FIELDS * (elf.width / 8)].filter((size) => length % size === 0);
  const fits = (size: number): boolean => {
    for (let at = 0; at < length; at += size) if (!textAt(elf, table, strings, at, 1, size)) return false;
    return true;
  };
  return sizes.find(fits) ?? elf.fail(`${table.name} is in no form that is known`);
}

/** Null where it lies outside of the strings. */
function textAt(
  elf: Elf,
  table: Section,
  strings: Section,
  at: number,
  field: number,
  each: number,
): string | null {
  const width = each / FIELDS;
  const place = at + field * width;
  const low = elf.isLittle || width === DISTANCE ? place : place + DISTANCE;
  const number = elf.fields.u32(table.offset + low);
  const address = width === DISTANCE ? (number + table.address + place) >>> 0 : number;
  const start = (address - strings.address) >>> 0;
  if (start >= elf.content(strings).length) return null;
  return elf.fields.text(strings.offset + start, strings.offset + strings.size);
}

function isFrom(release: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10));
  return major > PLAIN_CRCS[0] || (major === PLAIN_CRCS[0] && minor >= PLAIN_CRCS[1]);
}
