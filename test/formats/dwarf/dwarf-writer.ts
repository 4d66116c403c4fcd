// SPDX-License-Identifier: GPL-2.0-or-later
/** Writes debug information as GCC does, of one unit. */
import { Numbers, type MadeSection, type Shape } from '../elf/elf-writer';

/** An entry: `struct pot`, `struct pot;` for one that is only declared, `enum leaf`, `typedef pot_t`, `fn pot_pour`. */
export type MadeEntry = string;

const TAGS: Readonly<Record<string, number>> = {
  struct: 0x13,
  union: 0x17,
  enum: 0x04,
  typedef: 0x16,
  fn: 0x2e,
};
const [STRING, DATA1, STRP, FLAG, FLAG_PRESENT, SEC_OFFSET, EXPRLOC, BLOCK1, LINE_STRP, IMPLICIT] = [
  0x08, 0x0b, 0x0e, 0x0c, 0x19, 0x17, 0x18, 0x0a, 0x1f, 0x21,
];

export interface MadeDwarf {
  version?: 2 | 3 | 4 | 5;
  /** How names are written. */
  form?: 'string' | 'strp' | 'line_strp';
  entries: readonly MadeEntry[];
}

/** The sections, to be put into any ELF file. Names are where they are, as in a file that needs no relocation. */
export function dwarfSections(
  shape: Shape,
  { version = 5, form = 'strp', entries }: MadeDwarf,
): MadeSection[] {
  const nameForm = { string: STRING, strp: STRP, line_strp: LINE_STRP }[form];
  const flag = version < 4 ? FLAG : FLAG_PRESENT;
  const abbreviations = new Numbers(shape);
  // The unit itself, with a form of each width that there is to pass over.
  const forms = [DATA1, SEC_OFFSET, EXPRLOC, BLOCK1];
  abbreviations.u8(
    1,
    0x11,
    1,
    0x13,
    forms[0]!,
    0x10,
    forms[1]!,
    0x02,
    forms[2]!,
    0x03,
    forms[3]!,
    0x42,
    IMPLICIT,
    0x7f,
    0,
    0,
  );
  const codes = new Map<string, number>();
  for (const entry of entries) {
    const kind = kindOf(entry);
    if (codes.has(kind)) continue;
    codes.set(kind, codes.size + 2);
    const isDeclared = kind.endsWith(';');
    abbreviations.u8(codes.get(kind)!, TAGS[kind.replace(';', '')]!, 0, 0x03, nameForm);
    if (isDeclared) abbreviations.u8(0x3c, flag);
    abbreviations.u8(0, 0);
  }
  abbreviations.u8(0);

  let strings = 'first\0';
  const body = new Numbers(shape);
  body.u8(1, 0x1d).u32(0).u8(2, 9, 9).u8(1, 9);
  for (const entry of entries) {
    const kind = kindOf(entry);
    const name = entry.replace(/;$/, '').split(' ')[1]!;
    body.u8(codes.get(kind)!);
    if (form === 'string') body.bytes(Buffer.from(`${name}\0`));
    else {
      body.u32(strings.length);
      strings += `${name}\0`;
    }
    if (kind.endsWith(';') && flag === FLAG) body.u8(1);
  }
  body.u8(0);

  const head = new Numbers(shape).u16(version);
  if (version === 5) head.u8(1, 8).u32(0);
  else head.u32(0).u8(8);
  const unit = Buffer.concat([head.whole, body.whole]);
  const info = new Numbers(shape).u32(unit.length).bytes(unit).whole;
  const section = (name: string, content: Buffer): MadeSection => ({ name, content, flags: 0 });
  return [
    section('.debug_info', info),
    section('.debug_abbrev', abbreviations.whole),
    section('.debug_str', Buffer.from(strings)),
    section('.debug_line_str', Buffer.from(strings)),
  ];
}

const kindOf = (entry: MadeEntry): string => entry.split(' ')[0]! + (entry.endsWith(';') ? ';' : '');
