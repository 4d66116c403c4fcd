import { Cursor, Unreadable } from './cursor';
import type { DebugData } from './debug-data';
import { afterValue, FORMS } from './forms';
import type { Strings } from './strings';

/** What an entry of a file table of DWARF 5 is made of: kinds of content and their forms. */
type Layout = readonly (readonly [content: number, form: number])[];

const PATH = 1;
/** Files of one unit. */
const MOST_FILES = 1 << 20;

/**
 * The names of a unit's files, by number, from the line table. Folders and lines are not looked at.
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
  const table = (): (string | null)[] => {
    const layout: Layout = Array.from(
      { length: cursor.u8() },
      () => [cursor.leb128(), cursor.leb128()] as const,
    );
    const count = cursor.leb128();
    if (count > MOST_FILES || (layout.length === 0 && count > 0))
      throw new Unreadable('has files without an end');
    data.work(count * layout.length);
    return Array.from({ length: count }, () => {
      let name: string | null = null;
      for (const [content, form] of layout) {
        const start = cursor.at;
        const end = afterValue(fields.bytes, view, fields.isLittle, start, form, shape);
        cursor.skip(end - start);
        if (content === PATH) name = strings.of(fields, start, form, offsetSize, base);
        // Each file takes up room, or there could be any number of them.
        if (form === FORMS.flag_present || form === FORMS.implicit_const)
          throw new Unreadable('has files without an end');
      }
      return name;
    });
  };
  table();
  return table();
}

/** Before DWARF 5: folders, then files, numbered from 1, each list up to an empty name. */
function plainNames(cursor: Cursor): (string | null)[] {
  while (cursor.text() !== '');
  const names: (string | null)[] = ['???'];
  for (;;) {
    const name = cursor.text();
    if (name === '') return names;
    names.push(name);
    for (let i = 0; i < 3; i++) cursor.leb128();
  }
}
