// SPDX-License-Identifier: GPL-2.0-or-later
/** Changes of types, functions, variables, typedefs and inclusions. */
import { base, number, pointer, ref } from './model';
import { type Step, allDecls, recordsOf, exportedOf, typesOf, pick, onFunction, changedAttrs } from './step';
import { PLAIN, attrsOfFunctions } from './words';

export const TYPE_STEPS: Readonly<Record<string, Step>> = {
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
    // Of a function it is a promise.
    return 'no more';
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
  'removed attribute of a function': (side, draw) => {
    const type = pick(draw, typesOf(side, 'function'));
    const removed = type?.attrs.pop();
    if (removed === undefined) return null;
    // It asked callers for more care.
    return removed === 'returns_twice' ? 'no more' : '';
  },
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
  'typedef again': (side, draw) => {
    const found = pick(draw, allDecls(side).filter((decl) => decl.is === 'typedef'));
    if (found?.is !== 'typedef' || found.type.is === 'function' || found.type.is === 'unnamed' || found.isTurned) return null;
    if (found.again && draw.rarely(2)) delete found.again;
    else found.again = draw.one([[], ['aligned(16)'], ['aligned(1)'], ['aligned(2)'], ['may_alias']]);
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
