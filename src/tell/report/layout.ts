// SPDX-License-Identifier: GPL-2.0-or-later
import type { DescribedEnum, DescribedRecord, DescribedType } from '../../c/layout';
import type { TypeLayout, TypeMeaning } from '../../kernel/types';
import type { Told } from '../../text';
import { COMMENT, memberLines } from './layout-members';
import { statistics } from './layout-statistics';

/** Layouts for people, as pahole prints them. */
export function* layoutText(layouts: Iterable<Told<TypeLayout>>): Generator<string> {
  let separator = '';
  for (const layout of layouts) {
    for (const meaning of layout.meanings) {
      const lines = [...whereLines(layout, meaning), ...typeLines(layout, meaning)];
      yield `${separator}${lines.join('\n')}\n`;
      separator = '\n';
    }
  }
}

/** Which units have this meaning, where there are others. */
function whereLines({ meanings }: TypeLayout, { units, unit }: TypeMeaning): string[] {
  if (meanings.length === 1) return [];
  const count = units === 1 ? '1 unit' : `${units} units`;
  return [`/* as ${count} ${units === 1 ? 'has' : 'have'} it, ${unit} ${units === 1 ? 'alone' : 'first'} */`];
}

function typeLines(layout: TypeLayout, { described, file, line }: TypeMeaning): string[] {
  const place = `/* ${file}:${line} */`;
  const title = `${layout.keyword} ${layout.name}`;
  switch (described.kind) {
    case 'record':
      return recordLines(layout, described, place);
    case 'enum':
      return enumLines(layout, described, place);
    case 'typedef': {
      const { type, before, after } = described.printed;
      const text = `typedef ${type} ${before}${layout.name}${after};`;
      return [beside(text, place), `/* ${extentText(described)} */`];
    }
    case 'unread':
      return [beside(`${title};`, place), `/* not known: ${described.unknown ?? ''} */`];
  }
}

function recordLines({ keyword, name }: TypeLayout, record: DescribedRecord, place: string): string[] {
  const isTypedef = keyword === 'typedef';
  const opening = isTypedef ? `typedef ${record.tag} {` : `${keyword} ${name} {`;
  const end = [record.attributes, isTypedef ? name : ''].filter(Boolean).join(' ');
  const closing = end === '' ? '};' : `} ${end};`;
  if (record.unknown !== undefined) {
    const why = `\t/* layout not known: ${record.unknown} */`;
    return [beside(opening, place), ...memberLines(record, null), '', why, closing];
  }
  const facts = statistics(record).map((text) => `\t/* ${text} */`);
  const between = facts.length > 0 && record.members.length > 0 ? [''] : [];
  return [beside(opening, place), ...memberLines(record, record.size), ...between, ...facts, closing];
}

function enumLines(
  { keyword, name }: TypeLayout,
  { values, ...rest }: DescribedEnum,
  place: string,
): string[] {
  const isTypedef = keyword === 'typedef';
  const lines = values.map(([one, value]) => `\t${one}${value === null ? '' : ` = ${value}`},`);
  const closing = isTypedef ? `} ${name};` : '};';
  const opening = isTypedef ? 'typedef enum {' : `enum ${name} {`;
  return [beside(opening, place), ...lines, '', `\t/* ${extentText(rest)} */`, closing];
}

function extentText({ size, align, unknown }: Pick<DescribedType, 'size' | 'align' | 'unknown'>): string {
  return unknown === undefined ? `size: ${size}, align: ${align}` : `size not known: ${unknown}`;
}

function beside(text: string, comment: string): string {
  return `${text.padEnd(COMMENT - 1)} ${comment}`;
}
