// SPDX-License-Identifier: GPL-2.0-or-later
/** Changes of records and enums. */
import type { Draw } from '../mutations/draw';
import { base, number, type EnumDecl, type RecordDecl } from './model';
import {
  type Step,
  pick,
  freshMember,
  onRecord,
  onEnum,
  swapped,
  isFlexible,
  changedAttrs,
  drawNaming,
} from './step';
import { attrsOfRecords, pragmas, PLAIN } from './words';

/** Names a tag with attributes in another declaration, names it otherwise, or no more. */
function renamed(decl: RecordDecl | EnumDecl, draw: Draw): boolean {
  if (decl.naming && draw.rarely(2)) delete decl.naming;
  else decl.naming = drawNaming(draw);
  return true;
}

export const RECORD_STEPS: Readonly<Record<string, Step>> = {
  'members swapped': onRecord(({ members }, draw) => !members.some(isFlexible) && swapped(members, draw)),
  'member appended': onRecord((record, draw, side) => {
    if (record.members.some(isFlexible)) return false;
    record.members.push(freshMember(side, base(draw.one(['int', 'char', 'long']))));
    return true;
  }),
  'member inserted': onRecord((record, draw, side) => {
    record.members.splice(
      draw.below(record.members.length),
      0,
      freshMember(side, base(draw.one(['int', 'char', 'long']))),
    );
    return true;
  }),
  'member removed': onRecord((record, draw) => {
    if (record.members.length < 2) return false;
    record.members.splice(draw.below(record.members.length), 1);
    return true;
  }),
  'member renamed': onRecord((record, draw) => {
    const member = draw.one(record.members);
    if (member.name === '' || member.hidden) return false;
    member.name = `other_${member.name}`;
    return true;
  }),
  'member const': onRecord((record, draw) => {
    const member = draw.one(record.members);
    if (member.type.is !== 'base') return false;
    member.type = { is: 'qualified', quals: 'const', of: member.type };
    return true;
  }),
  'member wrapped': onRecord((record, draw, side) => {
    const at = draw.below(record.members.length);
    const member = record.members[at]!;
    if (member.name === '' || isFlexible(member) || member.hidden) return false;
    const id = side.nextId++;
    const wrapper: RecordDecl = { is: 'record', id, tag: draw.rarely(2) ? 'struct' : 'union', name: '', members: [member], before: [], after: [], prefix: '', pragmas: { before: [], inside: [], after: [] } }; // prettier-ignore
    record.members[at] = { id: side.nextId++, name: '', type: { is: 'unnamed', decl: wrapper }, attrs: [] };
    return true;
  }),
  'member attribute': onRecord((record, draw) => {
    const member = draw.one(record.members);
    changedAttrs(member.attrs, draw, [
      'packed',
      'aligned(8)',
      'aligned(1)',
      'aligned(16)',
      'unused',
      'deprecated',
    ]);
    return !member.bits;
  }),
  'hidden member': onRecord((record, draw) => {
    const member = record.members.find(({ hidden }) => hidden) ?? draw.one(record.members);
    const isOld = member.hidden !== undefined;
    member.hidden ??= structuredClone(member);
    if (member.type.is !== 'base') return false;
    const other = PLAIN[member.type.name];
    if (!other || member.attrs.length > 0) return false;
    member.type = base(draw.one(other));
    member.isPasted = isOld ? member.isPasted === true : draw.rarely(2);
    return true;
  }),
  bits: onRecord((record, draw) => {
    const member = pick(
      draw,
      record.members.filter(({ bits }) => bits?.form === 'number'),
    );
    if (!member) return false;
    member.bits = number(draw.one(['1', '5', '8', '2 + 1']));
    return true;
  }),
  'record attribute': onRecord((record, draw) => {
    changedAttrs(draw.rarely(2) ? record.before : record.after, draw, attrsOfRecords());
    return true;
  }),
  'attribute moved': onRecord((record) => {
    [record.before, record.after] = [record.after, record.before];
    return record.before.length + record.after.length > 0;
  }),
  pragma: onRecord((record, draw) => {
    if (record.name === '' || record.pragmas.inside.length > 0) return false;
    if (record.pragmas.before.length > 0) record.pragmas = { ...record.pragmas, before: [], after: [] };
    else {
      const [before, after] = draw.one(pragmas());
      record.pragmas = { ...record.pragmas, before: [before], after: [after] };
    }
    return true;
  }),
  'pragma inside': onRecord((record) => {
    if (record.name === '' || record.members.length < 2) return false;
    const { inside, before } = record.pragmas;
    if (before.length > 0) return false;
    const isOff = inside.length > 0;
    record.pragmas.inside = isOff ? [] : ['#pragma pack(push, 1)'];
    record.pragmas.after = isOff ? [] : ['#pragma pack(pop)'];
    return true;
  }),
  'record named before': onRecord((record, draw) => record.name !== '' && renamed(record, draw)),
  'enum named before': onEnum((found, draw) => found.name !== '' && renamed(found, draw)),
  'struct to union': onRecord((record) => {
    if (record.members.length < 2 || record.members.some(isFlexible)) return false;
    record.tag = record.tag === 'struct' ? 'union' : 'struct';
    return true;
  }),
  'tag renamed': onRecord((record) => {
    if (record.name === '') return false;
    record.name = `other_${record.name}`;
    return true;
  }),
  extension: onRecord((record) => {
    record.prefix = record.prefix === '' ? '__extension__' : '';
    return record.name !== '';
  }),
  'enumerators swapped': onEnum(({ items }, draw) => swapped(items, draw)),
  'enumerator appended': onEnum(({ items }, _, side) => {
    const id = side.nextId++;
    items.push({ id, name: `FRESH${id}_${items[0]!.name}`, attrs: [] });
    return true;
  }),
  'enumerator inserted': onEnum(({ items }, draw, side) => {
    const id = side.nextId++;
    items.splice(draw.below(items.length), 0, { id, name: `FRESH${id}_${items[0]!.name}`, attrs: [] });
    return true;
  }),
  'enumerator renamed': onEnum(({ items }, draw) => {
    const item = draw.one(items);
    item.name = `OTHER_${item.name}`;
    return true;
  }),
  'enumerator removed': onEnum(({ items }, draw) => {
    if (items.length < 3) return false;
    items.splice(draw.below(items.length), 1);
    return true;
  }),
  'enumerator value': onEnum(({ items }, draw) => {
    draw.one(items).value = number(draw.one(['3', '-1', '0', '1', '0x100', '1 << 20']));
    return true;
  }),
  'enumerator attribute': onEnum(({ items }, draw) => {
    changedAttrs(draw.one(items).attrs, draw, ['deprecated']);
    return true;
  }),
  'enum attribute': onEnum((found, draw) => {
    changedAttrs(draw.rarely(2) ? found.before : found.after, draw, ['packed', 'mode(QI)', 'deprecated']);
    return true;
  }),
};
