/** One change of a side: something that modules notice, or a respelling that means nothing. */
import type { Draw } from '../mutations/draw';
import {
  base,
  eachType,
  enumsIn,
  number,
  pointer,
  recordsIn,
  ref,
  type Decl,
  type EnumDecl,
  type FunctionType,
  type Member,
  type ObjectDecl,
  type RecordDecl,
  type Side,
  type Type,
} from './model';
import { attrsOfFunctions, attrsOfRecords, pragmas, type Machine } from './words';

export interface Mutation {
  /** What was done. */
  kind: string;
  /** Whether code of an old module may differ from that of a new one and still be right: a promise was added. */
  isSoft: boolean;
  /** Whether it is to be told although no code shows it. */
  isTold: boolean;
}

/** Does it, and tells the kind; null where the side has nothing of the sort. */
type Step = (side: Side, draw: Draw, machine: Machine) => string | null;

const PLAIN: Readonly<Record<string, readonly string[]>> = {
  int: ['long', 'unsigned int', 'short', 'signed int'],
  'unsigned int': ['unsigned', 'int', 'unsigned long'],
  unsigned: ['unsigned int', 'unsigned int', 'int'],
  char: ['signed char', 'unsigned char', 'short'],
  'signed char': ['char', 'unsigned char'],
  'unsigned char': ['_Bool', 'char', 'unsigned short'],
  short: ['short int', 'unsigned short', 'int'],
  'unsigned short': ['short unsigned int', 'int', 'short'],
  long: ['long int', 'long long', 'unsigned long', 'int'],
  'unsigned long': ['long unsigned int', 'unsigned long long', 'long'],
  'long unsigned int': ['unsigned long', 'unsigned long', 'long'],
  'long long': ['long long int', 'long', 'unsigned long long'],
  'unsigned long long': ['unsigned long', 'long long'],
  _Bool: ['char', 'unsigned char', 'int'],
};

const allDecls = ({ decls, focus }: Side): Decl[] =>
  Object.values(decls).filter(({ id }) => focus.length === 0 || focus.includes(id));
const recordsOf = (side: Side): RecordDecl[] =>
  allDecls(side)
    .flatMap(recordsIn)
    .filter(({ members }) => members.length > 0);
const enumsOf = (side: Side): EnumDecl[] => allDecls(side).flatMap(enumsIn);
const objectsOf = (side: Side): ObjectDecl[] => allDecls(side).filter((decl) => decl.is === 'object');
const exportedOf = (side: Side): ObjectDecl[] => {
  const ids = side.units.flatMap(({ exports }) => exports);
  return objectsOf(side).filter(({ id }) => ids.includes(id));
};

function typesOf<K extends Type['is']>(side: Side, kind: K): Extract<Type, { is: K }>[] {
  const found: Extract<Type, { is: K }>[] = [];
  for (const decl of allDecls(side)) {
    eachType(decl, (type) => {
      if (type.is === kind) found.push(type as Extract<Type, { is: K }>);
    });
  }
  return found;
}

const pick = <T>(draw: Draw, of: readonly T[]): T | null => (of.length === 0 ? null : draw.one(of));

const freshMember = (side: Side, type: Type): Member => {
  const id = side.nextId++;
  return { id, name: `fresh${id}`, type, attrs: [] };
};

function onRecord(act: (record: RecordDecl, draw: Draw, side: Side) => boolean): Step {
  return (side, draw) => {
    const record = pick(draw, recordsOf(side));
    return record && act(record, draw, side) ? '' : null;
  };
}

function onEnum(act: (found: EnumDecl, draw: Draw, side: Side) => boolean): Step {
  return (side, draw) => {
    const found = pick(draw, enumsOf(side));
    return found && act(found, draw, side) ? '' : null;
  };
}

function onFunction(act: (type: FunctionType, draw: Draw, side: Side, machine: Machine) => boolean): Step {
  return (side, draw, machine) => {
    const type = pick(draw, typesOf(side, 'function'));
    return type && act(type, draw, side, machine) ? '' : null;
  };
}

function swapped<T>(list: T[], draw: Draw): boolean {
  if (list.length < 2) return false;
  const at = draw.below(list.length - 1);
  [list[at], list[at + 1]] = [list[at + 1]!, list[at]!];
  return true;
}

const isFlexible = ({ type }: Member): boolean => type.is === 'array' && type.bound.form === 'none';

/** Attributes of what a list belongs to: one more, one less, or another. */
function changedAttrs(list: string[], draw: Draw, from: readonly string[]): 'added' | 'removed' {
  if (list.length > 0 && draw.rarely(2)) {
    list.pop();
    return 'removed';
  }
  list.push(draw.one(from));
  return 'added';
}

const STEPS: Readonly<Record<string, Step>> = {
  'members swapped': onRecord(({ members }, draw) => !members.some(isFlexible) && swapped(members, draw)),
  'member appended': onRecord((record, draw, side) => {
    if (record.members.some(isFlexible)) return false;
    record.members.push(freshMember(side, base(draw.one(['int', 'char', 'long']))));
    return true;
  }),
  'member inserted': onRecord((record, draw, side) => {
    record.members.splice(draw.below(record.members.length), 0, freshMember(side, base(draw.one(['int', 'char', 'long']))));
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
    changedAttrs(member.attrs, draw, ['packed', 'aligned(8)', 'aligned(1)', 'aligned(16)', 'unused', 'deprecated']);
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
  'bits': onRecord((record, draw) => {
    const member = pick(draw, record.members.filter(({ bits }) => bits?.form === 'number'));
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
  'pragma': onRecord((record, draw) => {
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
  'extension': onRecord((record) => {
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
  'other base type': (side, draw) => {
    const type = pick(draw, typesOf(side, 'base').filter(({ name }) => PLAIN[name]));
    if (!type) return null;
    const before = type.name;
    type.name = draw.one(PLAIN[before]!);
    return `${before} to ${type.name}`;
  },
  'other pointee': (side, draw) => {
    const type = pick(draw, typesOf(side, 'pointer').filter(({ to }) => to.is !== 'function'));
    if (!type) return null;
    const record = pick(draw, recordsOf(side).filter(({ name }) => name !== ''));
    type.to = record && draw.rarely(2) ? ref(record) : base(draw.one(['void', 'char', 'int', 'long', 'unsigned long']));
    return '';
  },
  'pointer const': (side, draw) => {
    const type = pick(draw, typesOf(side, 'pointer').filter(({ to }) => to.is === 'base' || to.is === 'ref'));
    if (!type) return null;
    type.to = { is: 'qualified', quals: 'const', of: type.to };
    return '';
  },
  'bound': (side, draw) => {
    const type = pick(draw, typesOf(side, 'array').filter(({ bound }) => bound.form === 'number'));
    if (!type) return null;
    type.bound = number(draw.one(['4', '4u', '0x4', '2 + 2', '5', '8', '16']));
    return '';
  },
  'typeof resolved': (side, draw) => {
    const type = pick(draw, typesOf(side, 'typeof').filter(({ of }) => of.form === 'type' || of.form === 'cast'));
    if (!type || (type.of.form !== 'type' && type.of.form !== 'cast')) return null;
    const { type: meant } = type.of;
    Object.assign(type, { of: undefined }, meant);
    return '';
  },
  'by a typedef': (side, draw) => {
    const home = pick(draw, side.headers.filter(({ decls }) => decls.length > 0));
    const decl = home && side.decls[home.decls[0]!];
    if (!home || decl?.is !== 'record') return null;
    const member = decl.members.find(({ type }) => type.is === 'base');
    if (member?.type.is !== 'base') return null;
    const id = side.nextId++;
    side.decls[id] = { is: 'typedef', id, name: `meant${id}_${decl.name || 'x'}`, type: member.type, attrs: [], isTurned: draw.rarely(4) };
    home.decls.unshift(id);
    member.type = ref({ id });
    return '';
  },
  'parameter added': onFunction((type, draw) => {
    if (type.rest === 'untold') return false;
    type.params.push(base(draw.one(['int', 'long'])));
    return true;
  }),
  'parameter removed': onFunction((type) => type.rest !== 'variadic' && type.params.pop() !== undefined),
  'parameters told': (side, draw) => {
    const type = pick(draw, typesOf(side, 'function').filter(({ params }) => params.length === 0));
    if (!type) return null;
    type.rest = type.rest === 'untold' ? '' : 'untold';
    // A caller that was told there are none gives none.
    return type.rest === 'untold' ? 'no more' : '';
  },
  'variadic': onFunction((type) => {
    if (type.params.length === 0) return false;
    type.rest = type.rest === '' ? 'variadic' : '';
    return true;
  }),
  'pointer parameter': onFunction((type, draw) => {
    const at = type.params.findIndex(({ is }) => is === 'pointer');
    if (at < 0) return false;
    type.params[at] = draw.rarely(2) ? base('unsigned long') : pointer(base(draw.one(['void', 'char'])));
    return true;
  }),
  'result': onFunction((type, draw) => {
    type.result = draw.one([base('void'), base('int'), base('long'), base('_Bool'), pointer(base('void'))]);
    return true;
  }),
  'removed attribute of a function': onFunction((type) => type.attrs.pop() !== undefined),
  'attribute of a function': onFunction((type, draw, _, machine) => {
    type.attrs.push(draw.one(attrsOfFunctions(machine)));
    return true;
  }),
  'attribute of an object': (side, draw) => {
    const object = pick(draw, exportedOf(side).filter(({ type }) => type.is !== 'function'));
    if (!object) return null;
    const options = ['aligned(64)', 'aligned(2)', 'section(".data..ro_after_init")', 'mode(DI)', 'vector_size(16)', 'unused'];
    if (object.attrs.length > 0 && draw.rarely(2)) return `less ${object.attrs.pop()!}`;
    const added = draw.one(options);
    object.attrs.push(added);
    return `more ${added}`;
  },
  'object const': (side, draw) => {
    const object = pick(draw, exportedOf(side).filter(({ type }) => type.is !== 'function'));
    if (!object) return null;
    const { type } = object;
    if (type.is === 'qualified') object.type = type.of;
    else if (type.is === 'base' || type.is === 'ref') object.type = { is: 'qualified', quals: 'const', of: type };
    else if (type.is === 'array' && (type.of.is === 'base' || type.of.is === 'ref')) type.of = { is: 'qualified', quals: 'const', of: type.of };
    else return null;
    return type.is === 'qualified' ? 'less' : 'more';
  },
  'typedef attribute': (side, draw) => {
    const found = pick(draw, allDecls(side).filter((decl) => decl.is === 'typedef'));
    if (found?.is !== 'typedef' || found.type.is === 'function') return null;
    changedAttrs(found.attrs, draw, ['aligned(16)', 'aligned(1)', 'may_alias', 'mode(DI)', 'vector_size(16)']);
    return '';
  },
  'typedef turned': (side, draw) => {
    const found = pick(draw, allDecls(side).filter((decl) => decl.is === 'typedef'));
    if (found?.is !== 'typedef' || found.attrs.length > 0) return null;
    found.isTurned = !found.isTurned;
    return '';
  },
  'object prefix': (side, draw) => {
    const object = draw.one(exportedOf(side));
    object.prefix = object.prefix === 'extern' ? '__extension__ extern' : 'extern';
    return '';
  },
  'definition moved': (side, draw) => {
    if (side.headers.length < 2) return null;
    const from = pick(draw, side.headers.slice(1).filter(({ decls }) => decls.length > 1));
    if (!from) return null;
    const to = side.headers[side.headers.indexOf(from) - 1]!;
    to.decls.push(from.decls.shift()!);
    return '';
  },
  'inclusion': (side, draw) => {
    const unit = draw.one(side.units);
    const files = side.headers.map(({ file }) => file);
    const own = unit.includes.at(-1)!;
    const all = [...new Set([...files.slice(0, files.indexOf(own)), own])];
    if (all.length === unit.includes.length) return null;
    unit.includes = all;
    return '';
  },
  'nothing': () => '',
}; // prettier-ignore

/** Changes the side, once; tries another kind where it has nothing of the sort. */
export function mutate(side: Side, draw: Draw, machine: Machine): Mutation {
  const names = Object.keys(STEPS);
  for (;;) {
    const name = draw.one(names);
    const before = JSON.stringify(side);
    const done = STEPS[name]!(side, draw, machine);
    if (done !== null && (name === 'nothing' || JSON.stringify(side) !== before)) {
      const isSoft = name === 'attribute of a function' || /^more aligned/.test(done) || done === 'no more';
      const isTold = done.includes('more section(".data..ro_after_init")');
      return { kind: done === '' ? name : `${name}: ${done}`, isSoft, isTold };
    }
    Object.assign(side, JSON.parse(before) as Side);
  }
}
