// SPDX-License-Identifier: GPL-2.0-or-later
import { Cursor, Unreadable } from './cursor';
import type { DebugData } from './debug-data';
import type { Fields } from '../elf';
import { afterValue, FORMS, lengthAt } from './forms';
import type { Strings } from './strings';

/** What an entry of a file table of DWARF 5 is made of: kinds of content and their forms. */
type Layout = readonly (readonly [content: number, form: number])[];

const [PATH, FOLDER] = [1, 2];
/** Files of one unit. */
const MOST_FILES = 1 << 20;

/**
 * The names of a unit's files, by number, from the line table, as paths from the folder of the compilation. Lines are not looked at.
 * @param at where the table begins
 * @param base of the unit in `.debug_str_offsets`
 * @throws Unreadable
 */
export function readFileNames(
  data: DebugData,
  strings: Strings,
  at: number,
  base: () => number,
): (string | null)[] | null {
  const fields = data.section('.debug_line');
  if (!fields) return null;
  const cursor = new Cursor(fields, at, fields.bytes.length);
  const { offsetSize } = cursor.length();
  const version = cursor.u16();
  if (version < 2 || version > 5) throw new Unreadable(`has a line table of the unknown version ${version}`);
  if (version === 5) cursor.skip(2);
  cursor.skip(offsetSize + 1 + (version >= 4 ? 1 : 0) + 3);
  cursor.skip(cursor.u8() - 1);
  if (version < 5) return plainNames(cursor);

  const view = new DataView(fields.bytes.buffer, fields.bytes.byteOffset, fields.bytes.length);
  const shape = { version, offsetSize, addressSize: 8 };
  const table = (): { name: string | null; folder: number }[] => {
    const layout: Layout = Array.from(
      { length: cursor.u8() },
      () => [cursor.leb128(), cursor.leb128()] as const,
    );
    const count = cursor.leb128();
    if (count > MOST_FILES || (layout.length === 0 && count > 0))
      throw new Unreadable('has files without an end');
    data.work(count * layout.length);
    return Array.from({ length: count }, () => {
      let [name, folder]: [string | null, number] = [null, 0];
      for (const [content, form] of layout) {
        const start = cursor.at;
        const end = afterValue(fields.bytes, view, fields.isLittle, start, form, shape);
        cursor.skip(end - start);
        if (content === PATH) name = strings.of(fields, start, form, offsetSize, base);
        if (content === FOLDER) folder = folderNumber(fields, start, form);
        // Each file takes up room, or there could be any number of them.
        if (form === FORMS.flag_present || form === FORMS.implicit_const)
          throw new Unreadable('has files without an end');
      }
      return { name, folder };
    });
  };
  const folders = table().map(({ name }) => name ?? '');
  return table().map(({ name, folder }) => name && inFolder(folders, folder, name));
}

/** The forms that a folder's number may have. */
function folderNumber(fields: Fields, at: number, form: number): number {
  if (form === FORMS.data1) return fields.bytes[at]!;
  if (form === FORMS.data2) return fields.u16(at);
  return form === FORMS.udata ? lengthAt(fields.bytes, at) : 0;
}

/** Folder 0 is that of the compilation: paths are seen from there. */
function inFolder(folders: readonly string[], number: number, name: string): string {
  const folder = folders[number] ?? '';
  if (number === 0 || folder === '' || name.startsWith('/')) return name;
  const [home] = folders;
  const isBelow = home !== undefined && home !== '' && folder.startsWith(`${home}/`);
  return `${isBelow ? folder.slice(home.length + 1) : folder}/${name}`;
}

/** Before DWARF 5: folders, then files, numbered from 1, each list up to an empty name. */
function plainNames(cursor: Cursor): (string | null)[] {
  const folders = [''];
  for (let folder = cursor.text(); folder !== ''; folder = cursor.text()) folders.push(folder);
  const names: (string | null)[] = ['???'];
  for (;;) {
    const name = cursor.text();
    if (name === '') return names;
    names.push(inFolder(folders, cursor.leb128(), name));
    for (let i = 0; i < 2; i++) cursor.leb128();
  }
}
