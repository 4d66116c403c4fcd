// SPDX-License-Identifier: GPL-2.0-or-later
/** Draws one side of a pair: a chain of types of all sorts, what is declared by them, and the units that export it. */
import type { Draw } from '../mutations/draw';
import { TypeDraw } from './draw-type';
import { attrsOfFunctions, type Machine } from './words';
import { base, pointer, ref, type Decl, type Home, type ObjectDecl, type Side, type UnitOf } from './model';

export interface Order {
  /** What its names end in. */
  mark: string;
  machine: Machine;
  /** Whether it has several units and headers. */
  isTree: boolean;
}

const OBJECT_ATTRS = [
  'aligned(64)',
  'section(".data..read_mostly")',
  'weak',
  'visibility("hidden")',
  'deprecated',
];

export function drawSide(draw: Draw, order: Order): Side {
  const side: Side = { decls: {}, headers: [], privates: [], units: [], nextId: 1, focus: [] };
  const { mark, isTree } = order;
  const letters = isTree ? 'abcd'.slice(0, 2 + draw.below(3)).split('') : ['a'];
  side.headers = letters.map((letter): Home => ({ file: `include/${mark}${letter}.h`, decls: [] }));
  const types = new TypeDraw(draw, side, order);
  const count = 1 + draw.below(5);
  for (let at = 0; at < count; at++) {
    // Headers build on each other: what comes later lies in the same header or a later one.
    const home = side.headers[Math.floor((at * letters.length) / count)]!;
    home.decls.push(...types.drawDecl().map((decl) => decl.id));
  }
  const exported = addExports(draw, side, types, order);
  addUnits(draw, side, order, exported);
  return side;
}

/** Functions and variables by which modules come to the types; each header has one at most, the last one always. */
function addExports(draw: Draw, side: Side, types: TypeDraw, { mark, machine, isTree }: Order): ObjectDecl[] {
  const names = ['brew', 'pour', 'seal', 'warm'];
  return side.headers.flatMap((home, at) => {
    const isLast = at === side.headers.length - 1;
    if (!isLast && !(isTree && draw.rarely(2))) return [];
    const object = types.drawObject(`${names[at]!}_${mark}`);
    if (object.type.is === 'function') {
      if (draw.rarely(3)) object.type.attrs.push(draw.one(attrsOfFunctions(machine)));
    } else if (draw.rarely(4)) object.attrs.push(draw.one(OBJECT_ATTRS));
    if (draw.rarely(40)) object.prefix = '__extension__ extern';
    const result = object.type.is === 'function' ? object.type.result.is : object.type.is;
    const isPlain = result === 'base' || result === 'ref';
    if (isPlain && draw.rarely(40) && !(object.type.is === 'function' && voidResult(object))) {
      object.companion = `other_${mark}${home.file.at(-3)!}, `;
    }
    home.decls.push(object.id);
    return [object];
  });
}

function voidResult({ type }: ObjectDecl): boolean {
  return type.is === 'function' && type.result.is === 'base' && type.result.name === 'void';
}

/**
 * A unit for each export. It includes the headers up to the export's own, or declares it by itself and knows the types by
 * name only; other units show them, which need not export anything.
 */
function addUnits(draw: Draw, side: Side, { mark, isTree }: Order, exported: readonly ObjectDecl[]): void {
  const files = side.headers.map(({ file }) => file);
  const isModule = draw.rarely(4);
  for (const [at, object] of exported.entries()) {
    const home = side.headers.find(({ decls }) => decls.includes(object.id))!;
    const name = `${isModule ? 'drivers' : 'core'}/${mark}${'abcd'[at]!}`;
    const unit: UnitOf = {
      name,
      includes: files.slice(0, files.indexOf(home.file) + 1),
      exports: [object.id],
      own: '',
    };
    side.units.push(unit);
    if (isTree && !draw.rarely(3)) makeOpaque(side, unit, home, object, mark);
    if (isTree && draw.rarely(4)) addPrivate(side, unit, mark);
  }
  const last = side.headers.at(-1)!.file;
  const isSeen = side.units.some(({ includes }) => includes.includes(last));
  if (isTree && (!isSeen || draw.rarely(2))) {
    side.units.push({ name: `core/${mark}z`, includes: files, exports: [], own: '' });
    if (draw.rarely(2)) {
      const id = side.nextId++;
      side.decls[id] = { ...plainObject(id, `show_${mark}`) };
      side.headers.at(-1)!.decls.push(id);
      side.units.at(-1)!.exports.push(id);
    }
  }
}

const plainObject = (id: number, name: string): ObjectDecl => ({
  is: 'object',
  id,
  name,
  type: { is: 'function', result: base('int'), params: [base('int')], rest: '', attrs: [] },
  attrs: [],
  prefix: 'extern',
  companion: '',
});

/** Puts the export into a header of its own, which its unit includes alone, where it needs types by name only. */
function makeOpaque(side: Side, unit: UnitOf, home: Home, object: ObjectDecl, mark: string): void {
  if (!needsNamesOnly(side, object)) return;
  const file = `include/${mark}${unit.name.at(-1)!}x.h`;
  home.decls = home.decls.filter((id) => id !== object.id);
  side.headers.push({ file, decls: [object.id] });
  unit.includes = [file];
}

/** Whether only pointers to records with tags stand in it. */
function needsNamesOnly(side: Side, object: ObjectDecl): boolean {
  const spelled = object.type.is === 'function' ? [object.type.result, ...object.type.params] : [object.type];
  return spelled.every((one) => {
    if (one.is === 'base') return true;
    if (one.is !== 'pointer' || one.quals !== '') return false;
    const decl: Decl | undefined = one.to.is === 'ref' ? side.decls[one.to.to] : undefined;
    return one.to.is === 'base' || (decl?.is === 'record' && decl.name !== '');
  });
}

/** A struct that only the source defines, and that its export gets a pointer to. */
function addPrivate(side: Side, unit: UnitOf, mark: string): void {
  const object = side.decls[unit.exports[0]!]!;
  if (object.is !== 'object' || object.type.is !== 'function' || object.type.rest !== '') return;
  const id = side.nextId++;
  const name = `secret_${mark}${unit.name.at(-1)!}`;
  const member = (
    of: string,
  ): { id: number; name: string; type: ReturnType<typeof base>; attrs: string[] } => ({
    id: side.nextId++,
    name: of,
    type: base('int'),
    attrs: [],
  });
  side.decls[id] = {
    is: 'record', id, tag: 'struct', name, members: [member('in'), member('out')], before: [], after: [], prefix: '',
    pragmas: { before: [], inside: [], after: [] },
  }; // prettier-ignore
  side.privates.push({ file: `${unit.name}.c`, decls: [id] });
  object.type.params.push(pointer(ref({ id })));
}
