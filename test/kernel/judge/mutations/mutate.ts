// SPDX-License-Identifier: GPL-2.0-or-later
/** What can happen to a declaration between two kernels. */
import {
  fieldsOf,
  isGroup,
  listsOf,
  type Declared,
  type EnumCase,
  type Field,
  type FunctionCase,
  type Part,
  type RecordCase,
} from './declarations';
import type { Draw } from './draw';
import { drawField, lengthText, plainField, type FieldNames, isApart } from './draw-case';
import { drawParameter, drawType } from './types';

/** Names on the new side by those of the base, where they differ. */
export type Renames = Map<string, string>;

/** Changes a declaration in place; false where it cannot. */
type Mutation<T> = (declared: T, draw: Draw, names: FieldNames, renames: Renames) => boolean;

function anyField(
  record: RecordCase,
  draw: Draw,
  fits: (field: Field) => boolean = () => true,
): Field | undefined {
  const found = fieldsOf(record.parts).filter(fits);
  return found.length === 0 ? undefined : draw.one(found);
}

/** Any of the lists of members. */
const anyList = (record: RecordCase, draw: Draw): Part[] => draw.one(listsOf(record.parts));

function respell(field: Field, draw: Draw): boolean {
  const { spelling } = field;
  if (field.length && draw.rarely(2)) field.length.text = lengthText(field.length.count, draw);
  else field.spelling = draw.below(field.type.spellings.length);
  return spelling !== field.spelling || field.length !== null;
}

function retype(field: Field, draw: Draw, drawOne = drawType): void {
  const type = drawOne(draw);
  if (field.width !== null && type.bits < field.width) return;
  if (field.length !== null && isApart({ ...field, type })) return;
  field.type = type;
  field.spelling = draw.below(type.spellings.length);
}

function requalify(field: Field, draw: Draw): void {
  // A const bit-field could not be asked for.
  const all = field.width === null ? ['const', 'volatile', 'const volatile', ''] : ['volatile', ''];
  field.qualifier = draw.one(all.filter((one) => one !== field.qualifier));
}

function resize(field: Field, draw: Draw): void {
  if (field.width !== null)
    field.width = Math.min(field.type.bits, Math.max(1, field.width + draw.one([-1, 1, -2])));
  else if (field.length) {
    const count = Math.max(1, field.length.count + draw.one([-1, 1, 4]));
    field.length = { count, text: `${count}` };
  } else if (!isApart(field)) field.length = { count: 2, text: '2' };
}

const RECORDS: Record<string, Mutation<RecordCase>> = {
  append: ({ parts }, draw, names) => parts.push(drawField(names, draw)) > 0,
  insert: (record, draw, names) => {
    const list = anyList(record, draw);
    list.splice(draw.below(list.length + 1), 0, drawField(names, draw));
    return true;
  },
  remove: (record, draw) => {
    const list = anyList(record, draw);
    return list.length > 1 && list.splice(draw.below(list.length), 1).length > 0;
  },
  move: (record, draw) => {
    const list = anyList(record, draw);
    if (list.length < 2) return false;
    const [part] = list.splice(draw.below(list.length), 1);
    list.splice(draw.below(list.length + 1), 0, part!);
    return true;
  },
  retype: (record, draw) => {
    const field = anyField(record, draw);
    if (field) retype(field, draw);
    return field !== undefined;
  },
  respell: (record, draw) => {
    const field = anyField(record, draw, ({ type, length }) => type.spellings.length > 1 || length !== null);
    return field !== undefined && respell(field, draw);
  },
  'respell all': (record, draw) =>
    fieldsOf(record.parts)
      .map((field) => respell(field, draw))
      .includes(true),
  rename: (record, draw, names, renames) => {
    const field = anyField(record, draw);
    if (!field) return false;
    const name = names.next('n');
    renames.set(field.name, name);
    field.name = name;
    return true;
  },
  qualify: (record, draw) => {
    const field = anyField(record, draw, ({ type, spelling }) => !type.spellings[spelling]!.includes('%'));
    if (field) requalify(field, draw);
    return field !== undefined;
  },
  resize: (record, draw) => {
    const field = anyField(record, draw);
    if (field) resize(field, draw);
    return field !== undefined;
  },
  wrap: (record, draw) => {
    const list = anyList(record, draw);
    const at = draw.below(list.length);
    const parts = list.slice(at, at + 1 + draw.below(2));
    list.splice(at, parts.length, {
      name: '',
      tag: parts.length > 1 && !draw.rarely(3) ? 'struct' : 'union',
      parts,
    });
    return true;
  },
  'rename a struct': ({ parts }, draw, names) => {
    const groups = listsOf(parts)
      .flatMap((list) => list.filter(isGroup))
      .filter(({ name }) => name !== '');
    if (groups.length === 0) return false;
    draw.one(groups).name = names.next('h');
    return true;
  },
  'wrap with another': (record, draw, names) => {
    const list = anyList(record, draw);
    const at = draw.below(list.length);
    list[at] = { name: '', tag: 'union', parts: [list[at]!, drawField(names, draw)] };
    return true;
  },
  unwrap: (record) => {
    for (const list of listsOf(record.parts)) {
      const at = list.findIndex((part) => isGroup(part) && part.name === '');
      const group = list[at];
      if (!group || !isGroup(group) || group.name !== '') continue;
      list.splice(at, 1, ...group.parts);
      return true;
    }
    return false;
  },
  'use a slot': (record, draw, names) => {
    const field = anyField(record, draw, ({ name }) => name.startsWith('kabi_reserved'));
    if (!field) return false;
    field.name = names.next();
    if (draw.rarely(2)) retype(field, draw);
    return true;
  },
  'give up for a slot': (record, draw, names) => {
    const field = anyField(record, draw, ({ name }) => !name.startsWith('kabi_reserved'));
    if (field) field.name = names.next('kabi_reserved');
    return field !== undefined;
  },
  align: (record, draw) => {
    const field = anyField(record, draw, ({ attribute, width }) => attribute === '' && width === null);
    if (field)
      field.attribute = draw.one([
        ' __attribute__((aligned(16)))',
        ' __attribute__((aligned(4)))',
        ' __attribute__((packed))',
      ]);
    return field !== undefined;
  },
  'pragma pack': (record, draw) => {
    const { pack } = record;
    record.pack = draw.one([0, 1, 2, 4, 8]);
    return pack !== record.pack;
  },
  'attributes of the whole': (record, draw) => {
    const { attribute } = record;
    record.attribute = draw.one([
      ' __attribute__((packed))',
      ' __attribute__((aligned(32)))',
      ' __attribute__((deprecated))',
      '',
    ]);
    return attribute !== record.attribute;
  },
};

const ENUMS: Record<string, Mutation<EnumCase>> = {
  append: ({ enumerators }, _, names) => {
    const last = enumerators.at(-1)!.name === 'LEAF@_MAX' ? enumerators.length - 1 : enumerators.length;
    return enumerators.splice(last, 0, { name: names.next('LEAF@_N'), value: null }).length === 0;
  },
  insert: ({ enumerators }, draw, names) => {
    const value = draw.rarely(2) ? `${100 + draw.below(9)}` : null;
    return (
      enumerators.splice(draw.below(enumerators.length), 0, { name: names.next('LEAF@_N'), value }).length ===
      0
    );
  },
  remove: ({ enumerators, isBound }, draw) =>
    enumerators.length > 2 &&
    enumerators.splice(draw.below(enumerators.length - (isBound ? 1 : 0)), 1).length > 0,
  value: ({ enumerators }, draw) => {
    const one = draw.one(enumerators);
    const { value } = one;
    one.value = draw.one(['5', '9', '-1', '0x80000000', '1LL << 40', '4 - 2', null]);
    return one.value !== value;
  },
  respell: ({ enumerators }, draw) => {
    const at = draw.below(enumerators.length);
    const before = enumerators[at - 1];
    enumerators[at]!.value ??= before ? `${before.name} + 1` : '0';
    return true;
  },
  rename: ({ enumerators, isBound }, draw, names, renames) => {
    const one = draw.one(isBound ? enumerators.slice(0, -1) : enumerators);
    const name = names.next('LEAF@_R');
    renames.set(one.name, name);
    for (const other of enumerators) if (other.value) other.value = other.value.replace(one.name, name);
    one.name = name;
    return true;
  },
  move: ({ enumerators, isBound }, draw) => {
    const [one] = enumerators.splice(draw.below(enumerators.length - (isBound ? 1 : 0)), 1);
    enumerators.splice(draw.below(enumerators.length), 0, one!);
    return true;
  },
};

const FUNCTIONS: Record<string, Mutation<FunctionCase>> = {
  'add a parameter': ({ parameters }, draw, names) =>
    parameters.splice(draw.below(parameters.length + 1), 0, plainField(names.next('p'), draw, drawParameter))
      .length === 0,
  'remove a parameter': ({ parameters }, draw) =>
    parameters.splice(draw.below(parameters.length), 1).length > 0,
  'move a parameter': ({ parameters }, draw) => {
    if (parameters.length < 2) return false;
    parameters.push(...parameters.splice(draw.below(parameters.length), 1));
    return true;
  },
  retype: ({ parameters, result }, draw) => {
    retype(draw.one([...parameters, result]), draw, drawParameter);
    return true;
  },
  respell: ({ parameters, result }, draw) =>
    [...parameters, result].map((one) => respell(one, draw)).includes(true),
  qualify: ({ parameters }, draw) => {
    if (parameters.length === 0) return false;
    requalify(draw.one(parameters), draw);
    return true;
  },
  variadic: (declared) => {
    if (declared.parameters.length === 0) return false;
    declared.isVariadic = !declared.isVariadic;
    return true;
  },
};

const FIELDS: Record<string, Mutation<{ field: Field }>> = {
  retype: ({ field }, draw) => {
    retype(field, draw);
    return true;
  },
  respell: ({ field }, draw) => respell(field, draw),
  resize: ({ field }, draw) => {
    resize(field, draw);
    return true;
  },
  qualify: ({ field }, draw) => {
    requalify(field, draw);
    return true;
  },
};

/** A changed copy, and what was done; null where this declaration has no such thing. */
export function mutate(
  declared: Declared,
  draw: Draw,
  names: FieldNames,
): { changed: Declared; what: string; renames: Renames } | null {
  const changed = structuredClone(declared);
  const renames: Renames = new Map();
  const what = mutateOnce(changed, draw, names, renames);
  if (what === null) return null;
  if (!draw.rarely(3)) return { changed, what: `${changed.kind}: ${what}`, renames };
  const more: Renames = new Map();
  if (mutateOnce(changed, draw, names, more) === null) return null;
  for (const [was, is] of renames) {
    const now = more.get(is);
    if (now === undefined) continue;
    renames.set(was, now);
    more.delete(is);
  }
  for (const [was, is] of more) renames.set(was, is);
  return { changed, what: `${changed.kind}: two at once`, renames };
}

function mutateOnce(changed: Declared, draw: Draw, names: FieldNames, renames: Renames): string | null {
  const apply = <T>(mutations: Record<string, Mutation<T>>, on: T): string | null => {
    const what = draw.one(Object.keys(mutations));
    return mutations[what]!(on, draw, names, renames) ? what : null;
  };
  switch (changed.kind) {
    case 'record':
      return apply(RECORDS, changed);
    case 'enum':
      return apply(ENUMS, changed);
    case 'function':
      return apply(FUNCTIONS, changed);
    default:
      return apply(FIELDS, changed);
  }
}
