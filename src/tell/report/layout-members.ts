// SPDX-License-Identifier: GPL-2.0-or-later
import { holesOf, type DescribedBody, type DescribedMember, type Hole } from '../../c/layout';

/** Columns, with tabs of eight: where a member's comment begins, and how wide its type is at least. */
export const COMMENT = 57;
const TYPE = 26;
const TAB = 8;
const CACHELINE = 64;

/**
 * The lines between the braces of a struct or union, in pahole's form.
 * @param size of it in bytes; null where its layout is not known
 */
export function memberLines(body: DescribedBody, size: number | null): string[] {
  return new Lines(0).of(body, size, 0, 1);
}

/** The lines of one body; what is nested in it goes on from the cacheline at hand, and tells nothing back. */
class Lines {
  /** @param cacheline the last whose boundary was told */
  constructor(private cacheline: number) {}

  of(body: DescribedBody, size: number | null, base: number, level: number): string[] {
    const lines: string[] = [];
    const tabs = '\t'.repeat(level);
    const holes = size === null || body.tag === 'union' ? null : holesOf(body.members, size, base);
    const hole = (found: Hole | undefined): void => {
      const texts = found ? holeTexts(found) : [];
      if (texts.length > 0) lines.push('', ...texts.map((text) => `${tabs}/* ${text} */`), '');
    };
    hole(holes?.before);
    body.members.forEach((member, index) => {
      const before = body.members[index - 1];
      if (body.tag === 'struct') {
        lines.push(...this.boundary(member, tabs));
        const shared = before && sharedUnit(before, member);
        if (shared) lines.push('', `${tabs}/* Bitfield combined with ${shared} fields */`, '');
      }
      lines.push(...this.member(member, level));
      if (member.padding > 0 && body.tag === 'struct')
        lines.push('', `${tabs}/* XXX last struct has ${bytes(member.padding)} of padding */`, '');
      hole(holes?.behind[index]);
    });
    return withoutDoubles(lines);
  }

  private member(member: DescribedMember, level: number): string[] {
    const { body, name, attributes, printed, width } = member;
    const place = placeText(member);
    const bits = width === null ? '' : `:${width}`;
    const asked = attributes === '' ? '' : ` ${attributes}`;
    if (body === null) {
      const declarator = `${printed.before}${name}${printed.after}${bits}${asked};`;
      const text = `${printed.type.padEnd(TYPE - TAB * (level - 1))} ${declarator}`;
      return [beside(text, place, level)];
    }
    const behind = `${body.attributes}${asked}`.trim();
    const declarator = `${printed.before}${name}${printed.after}`;
    const closing = ['}', behind, declarator].filter((word) => word !== '').join(' ');
    const inner = new Lines(this.cacheline).of(
      body,
      member.bits === null ? null : sizeOf(member),
      member.bits ?? 0,
      level + 1,
    );
    return [`${'\t'.repeat(level)}${body.tag} {`, ...inner, beside(`${closing};`, place, level)];
  }

  /** The boundary of a cacheline, where one lies between the member before and this one. */
  private boundary({ bits, width, size }: DescribedMember, tabs: string): string[] {
    if (bits === null) return [];
    const offset = width === null ? bits / 8 : storageOf(bits, size!);
    const line = Math.floor(offset / CACHELINE);
    if (line <= this.cacheline) return [];
    this.cacheline = line;
    const ago = offset % CACHELINE;
    const when = ago === 0 ? '' : ` was ${bytes(ago)} ago`;
    return [`${tabs}/* --- cacheline ${line} boundary (${line * CACHELINE} bytes)${when} --- */`];
  }
}

/** The byte at which the unit of a bit-field's type begins that holds its first bit. */
function storageOf(bits: number, size: number): number {
  return Math.floor(bits / (8 * size)) * size;
}

/** Which side of a bit-field the plain member is on that its unit reaches into; undefined where none is. */
function sharedUnit(before: DescribedMember, member: DescribedMember): 'previous' | 'next' | undefined {
  if (before.bits === null || member.bits === null) return undefined;
  if (member.width !== null && before.width === null)
    return 8 * storageOf(member.bits, member.size!) < before.bits + 8 * before.size! ? 'previous' : undefined;
  if (before.width === null || member.width !== null) return undefined;
  return member.bits < 8 * (storageOf(before.bits, before.size!) + before.size!) ? 'next' : undefined;
}

/** The size of a nested body: of an array of them, one. */
function sizeOf({ size, elements }: DescribedMember): number {
  return elements === 0 ? 0 : size! / elements;
}

function placeText({ bits, size, width, unknown }: DescribedMember): string {
  if (unknown !== undefined) return `/* not known: ${unknown} */`;
  if (bits === null) return size === null ? '' : `/* ${'?'.padStart(5)} ${String(size).padStart(5)} */`;
  if (width === null) return `/* ${String(bits / 8).padStart(5)} ${String(size).padStart(5)} */`;
  const storage = storageOf(bits, size!);
  const bit = bits - 8 * storage;
  return `/* ${String(storage).padStart(5)}:${String(bit).padStart(2)} ${String(size).padStart(2)} */`;
}

function holeTexts({ bits, bytes: count }: Hole): string[] {
  const texts: string[] = [];
  if (bits > 0) texts.push(`XXX ${bits} bit${bits === 1 ? '' : 's'} hole, try to pack`);
  if (count > 0) texts.push(`XXX ${bytes(count)} hole, try to pack`);
  return texts;
}

function bytes(count: number): string {
  return `${count} byte${count === 1 ? '' : 's'}`;
}

/** A member and its comment; the tabs before it count with their width. */
function beside(text: string, comment: string, level: number): string {
  return `${'\t'.repeat(level)}${text.padEnd(COMMENT - 1 - TAB * level)} ${comment}`.trimEnd();
}

/** Never two empty lines in a row, and none at either end. */
function withoutDoubles(lines: readonly string[]): string[] {
  const kept = lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
  while (kept.at(-1) === '') kept.pop();
  return kept;
}
