// SPDX-License-Identifier: GPL-2.0-or-later
import type { ShownLayout, ShownMember } from '../../../kernel/judge';
import { counted } from '../spelling';
import type { Paint } from '../text-look';
import { bytesText, extentText } from '../wording';
import { folded, type Folded } from './folding';
import { rowsOf, type Line, type Mark, type Row } from './layout-rows';
import type { Look } from './look';
import type { Told } from '../../../text';

/** Least columns in which layouts stand side by side. */
const WIDE = 100;
/** Between the halves. */
const BETWEEN = ' │ ';
/** Columns of offset and size with the blanks behind them. */
const NUMBERS = 14;

/**
 * Two layouts of a type: side by side, or one under the other where that is too wide. A line has its mark, the offset, the size,
 * and the member; bits as `byte:bit` and `:width`.
 */
export function layoutLines(
  base: Told<ShownLayout>,
  next: Told<ShownLayout>,
  look: Look,
  paint: Paint,
): string[] {
  const rows = rowsOf(base, next);
  if (rows.every(({ mark }) => mark === ' ') && base.size === next.size)
    return single(rows, base, look, paint);
  const parts = folded(rows, look.isFull);
  const whole = extentText(base, next);
  if (look.width !== null && look.width < WIDE) {
    return [
      'base:',
      ...parts.flatMap((part) => half(part, 'base', look.width!, paint)),
      'new:',
      ...parts.flatMap((part) => half(part, 'new', look.width!, paint)),
      whole,
    ];
  }
  const width = halfWidth(parts, look.width);
  const title = `  ${'base'.padEnd(width)}${BETWEEN}new`;
  return [paint.dim(title), ...parts.map((part) => beside(part, width, paint)), whole];
}

/** A layout that only one side has, or that both have alike. */
export function oneLayout(layout: Told<ShownLayout>, look: Look, paint: Paint): string[] {
  return single(rowsOf(layout, layout), layout, look, paint);
}

function single(rows: readonly Row[], layout: Told<ShownLayout>, look: Look, paint: Paint): string[] {
  const width = look.width ?? Infinity;
  const same = rows.map((row): Row => ({ ...row, mark: ' ' }));
  const lines = folded(same, look.isFull || rows.length <= MOST_WHOLE).flatMap((part) =>
    half(part, 'base', width, paint),
  );
  return [...lines, extentText(layout, layout)];
}

/** Lines of a layout without changes that are shown whole. */
const MOST_WHOLE = 60;

/** The wider half, as far as there is room. */
function halfWidth(parts: readonly Folded[], width: number | null): number {
  const texts = parts.flatMap(({ row, count }) => (count > 0 ? [] : [row.base, row.new])).map(lineText);
  const widest = Math.max(NUMBERS, ...texts.map((text) => text.length));
  if (width === null) return widest;
  return Math.min(widest, Math.floor((width - BETWEEN.length - 2) / 2));
}

function beside(part: Folded, width: number, paint: Paint): string {
  if (part.count > 0) return paint.dim(foldedText(part));
  const { mark, base, new: next } = part.row;
  const [left, right] = [base, next].map((line) => cut(lineText(line), width));
  const shade = markPaint(mark, paint);
  return `${shade(mark)} ${shade(left!.padEnd(width))}${BETWEEN}${shade(right!)}`.trimEnd();
}

/** The lines of one side alone. */
function half(part: Folded, side: 'base' | 'new', width: number, paint: Paint): string[] {
  if (part.count > 0) return [paint.dim(foldedText(part))];
  const line = part.row[side];
  if (!line) return [];
  return [markPaint(part.row.mark, paint)(`${part.row.mark} ${cut(lineText(line), width - 2)}`.trimEnd())];
}

function foldedText({ row, count }: Folded): string {
  const members = counted(count, 'member');
  if (row.mark === ' ') return `  … ${members} unchanged`;
  const by = bytesText(Math.abs(row.moved));
  return `> … ${members} moved by ${row.moved < 0 ? '-' : '+'}${by}`;
}

function lineText(line: Line | null): string {
  if (!line) return '';
  const { offset, size } = line.member ?? line.hole;
  const isBits = line.member ? line.member.isBitField : size % 8 !== 0 || offset % 8 !== 0;
  const place = isBits ? `${Math.floor(offset / 8)}:${offset % 8}` : String(offset / 8);
  const extent = isBits ? `:${size}` : String(size / 8);
  const what = line.member ? memberText(line.member) : line.hole.isPadding ? '-- padding --' : '-- hole --';
  return `${place.padStart(6)} ${extent.padStart(6)} ${what}`;
}

/** A member as C writes it: `u8 name[16]`, `int (*name)(void)`. */
export function memberText({
  name,
  type,
  depth,
}: Told<Pick<ShownMember, 'name' | 'type' | 'depth'>>): string {
  return `${'  '.repeat(depth)}${declared(name, type)}`;
}

function declared(name: string, type: string): string {
  const pointer = /\((?:\*\s*(?:const|volatile|restrict)?\s*)+/.exec(type);
  if (pointer && /^[)[]/.test(type.slice(pointer.index + pointer[0].length))) {
    const at = pointer.index + pointer[0].length;
    return `${type.slice(0, at)}${name}${type.slice(at)}`;
  }
  const bracket = /\s*\[[^(]*\]$/.exec(type);
  if (bracket) return `${joined(type.slice(0, bracket.index), name)}${bracket[0].trim()}`;
  return joined(type, name);
}

/** No blank behind a star. */
const joined = (type: string, name: string): string =>
  type.endsWith('*') ? `${type}${name}` : `${type} ${name}`;

function markPaint(mark: Mark, paint: Paint): (text: string) => string {
  switch (mark) {
    case '+':
      return paint.green;
    case '-':
      return paint.red;
    case ' ':
      return (text) => text;
    default:
      return paint.yellow;
  }
}

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
