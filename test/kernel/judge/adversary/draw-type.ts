// SPDX-License-Identifier: GPL-2.0-or-later
import type { Draw } from '../mutations/draw';
import type { Order } from './draw-case';
import { drawNaming } from './step';
import {
  base,
  number,
  pointer,
  ref,
  type Bound,
  type Decl,
  type EnumDecl,
  type FunctionType,
  type Member,
  type ObjectDecl,
  type RecordDecl,
  type Side,
  type Type,
} from './model';
import { attrsOfRecords, callingOf, pragmas } from './words';

const SCALARS = ['int', 'unsigned int', 'char', 'signed char', 'unsigned char', 'short', 'unsigned short', 'long',
  'unsigned long', 'long long', 'unsigned long long', '_Bool', 'unsigned', 'long unsigned int']; // prettier-ignore

const MEMBER_NAMES = [
  'a',
  'b',
  'count',
  'flags',
  'state',
  'next',
  'ops',
  'priv',
  'pad',
  'reserved1',
  'nr_unused',
  'len',
];

/** Draws declarations, each of which may build on those drawn before. */
export class TypeDraw {
  private readonly earlier: Decl[] = [];

  constructor(
    private readonly draw: Draw,
    private readonly side: Side,
    private readonly order: Order,
  ) {}

  private id(): number {
    return this.side.nextId++;
  }

  private named(stem: string, id: number): string {
    return `${stem}${id}_${this.order.mark}`;
  }

  /** A declaration and what it needs beside it. */
  drawDecl(): Decl[] {
    const { draw } = this;
    const which = draw.below(10);
    const decl = which < 5 ? this.drawRecord(true) : which < 7 ? this.drawEnum(true) : this.drawTypedef();
    const found = [decl];
    this.add(decl);
    if (decl.is !== 'record') return found;
    // For typeof: an object, or a function, that nobody exports.
    if (draw.rarely(3)) {
      const id = this.id();
      const object = this.objectOf(id, this.named('real', id), this.about(decl));
      this.add(object);
      found.push(object);
    }
    return found;
  }

  private about(decl: RecordDecl): Type {
    const { draw } = this;
    const which = draw.below(3);
    if (which === 0) return ref(decl);
    if (which === 1) return pointer(ref(decl));
    return { is: 'function', result: pointer(ref(decl)), params: [], rest: '', attrs: [] };
  }

  private add(decl: Decl): void {
    this.side.decls[decl.id] = decl;
    this.earlier.push(decl);
  }

  private objectOf(id: number, name: string, type: Type): ObjectDecl {
    return { is: 'object', id, name, type, attrs: [], prefix: 'extern', companion: '' };
  }

  /** What is exported: it speaks of the last type that was drawn. */
  drawObject(name: string): ObjectDecl {
    const { draw } = this;
    const last = this.earlier.filter(({ is }) => is !== 'object').at(-1);
    const about = last && last.is !== 'object' ? this.by(last) : base('int');
    const type = draw.rarely(3) ? this.drawVariable(about) : this.drawFunction(2, about);
    const object = this.objectOf(this.id(), name, type);
    this.side.decls[object.id] = object;
    return object;
  }

  private drawVariable(about: Type): Type {
    const { draw } = this;
    const which = draw.below(6);
    const isFunction = about.is === 'ref' && this.isFunction(about.to);
    if (isFunction || which === 0) return pointer(about);
    if (which === 1) return { is: 'array', of: about, bound: number('4') };
    if (which === 2 && about.is !== 'pointer') return { is: 'qualified', quals: 'const', of: about };
    return about;
  }

  /** A type that leads to a declaration: itself, or a pointer to it. */
  private by(decl: Decl): Type {
    const { draw } = this;
    if (decl.is === 'enum' && decl.name === '') return base('int');
    const itself = ref(decl);
    if (decl.is === 'record')
      return draw.rarely(4) && decl.tag === 'struct'
        ? itself
        : pointer(itself, draw.rarely(6) ? 'const' : '');
    return draw.rarely(4) ? pointer(itself) : itself;
  }

  private isFunction(id: number): boolean {
    const decl = this.side.decls[id];
    if (decl?.is !== 'typedef') return false;
    return decl.type.is === 'function' || (decl.type.is === 'ref' && this.isFunction(decl.type.to));
  }

  drawFunction(depth: number, first?: Type): FunctionType {
    const { draw } = this;
    const params = Array.from({ length: draw.below(3) }, () => this.param(depth));
    if (first) {
      const isFunction = first.is === 'ref' && this.isFunction(first.to);
      params.splice(draw.below(params.length + 1), 0, isFunction ? pointer(first) : first);
    }
    const attrs = draw.rarely(8) ? [draw.one(callingOf(this.order.machine))] : [];
    const rest =
      params.length > 0 && draw.rarely(10)
        ? 'variadic'
        : params.length === 0 && draw.rarely(3)
          ? 'untold'
          : '';
    return { is: 'function', result: this.result(), params, rest, attrs };
  }

  private result(): Type {
    const { draw } = this;
    const which = draw.below(4);
    if (which === 0) return base('void');
    if (which < 3) return base(draw.one(SCALARS));
    return pointer(base(draw.one(['void', 'char', 'int'])));
  }

  private param(depth: number): Type {
    const { draw } = this;
    const which = draw.below(6);
    if (which < 2) return base(draw.one(SCALARS));
    if (which === 2) return pointer(base(draw.one(['void', 'char', 'unsigned long', ...SCALARS])));
    if (which === 3 && depth > 0) return pointer(this.drawFunction(depth - 1));
    const decl = this.pick(['record', 'enum', 'typedef']);
    if (!decl || (decl.is === 'enum' && decl.name === '')) return base('int');
    return decl.is === 'typedef' && this.isFunction(decl.id) ? pointer(ref(decl)) : this.by(decl);
  }

  private pick(kinds: readonly Decl['is'][]): Decl | undefined {
    const found = this.earlier.filter(({ is }) => kinds.includes(is));
    if (found.length === 0) return undefined;
    // The last ones more often, so that chains grow long.
    return this.draw.rarely(3) ? this.draw.one(found) : found.at(-1);
  }

  private drawRecord(isNamed: boolean, depth = 2): RecordDecl {
    const { draw } = this;
    const id = this.id();
    const name = isNamed ? this.named('pot', id) : '';
    const attrs = draw.rarely(4) ? [draw.one(attrsOfRecords())] : [];
    const isBefore = draw.rarely(3);
    const pragma = draw.rarely(8) && isNamed ? draw.one(pragmas()) : undefined;
    const isInside = isNamed && !pragma && draw.rarely(16);
    const members = this.drawMembers(1 + draw.below(4), depth);
    return {
      is: 'record',
      id,
      name,
      tag: draw.rarely(6) ? 'union' : 'struct',
      members,
      before: isBefore ? attrs : [],
      after: isBefore ? [] : attrs,
      prefix: draw.rarely(12) && isNamed ? '__extension__' : '',
      pragmas: isInside
        ? { before: [], inside: ['#pragma pack(push, 1)'], after: ['#pragma pack(pop)'] }
        : { before: pragma ? [pragma[0]] : [], inside: [], after: pragma ? [pragma[1]] : [] },
      ...(isNamed && draw.rarely(12) && { naming: drawNaming(draw) }),
    };
  }

  private drawMembers(count: number, depth: number): Member[] {
    const names = new Set<string>();
    const members: Member[] = [];
    for (let at = 0; at < count; at++) {
      const id = this.id();
      const stem = this.draw.one(MEMBER_NAMES);
      const name = names.has(stem) ? `${stem}${id}` : stem;
      names.add(name);
      members.push(this.drawMember(id, name, depth, at === count - 1 && at > 0));
    }
    return members;
  }

  private drawMember(id: number, name: string, depth: number, isLast: boolean): Member {
    const { draw } = this;
    if (isLast && draw.rarely(8)) {
      return {
        id,
        name,
        type: { is: 'array', of: base(draw.one(SCALARS)), bound: { form: 'none' } },
        attrs: [],
      };
    }
    if (draw.rarely(6)) {
      const width = number(String(1 + draw.below(7)));
      const of = draw.rarely(4) ? this.pick(['enum']) : undefined;
      const type =
        of?.is === 'enum' && of.name !== ''
          ? ref(of)
          : base(draw.one(['int', 'unsigned int', 'unsigned char', 'unsigned long']));
      return { id, name, type, bits: draw.rarely(5) ? this.drawBound('4') : width, attrs: [] };
    }
    const member: Member = { id, name, type: this.drawType(depth), attrs: [] };
    if (draw.rarely(8))
      member.attrs.push(
        draw.one(['packed', 'aligned(8)', 'aligned(2)', 'deprecated', 'aligned(_Alignof(long))']),
      );
    if (member.type.is === 'base' && member.type.name === 'int' && draw.rarely(6)) {
      member.attrs.push(draw.one(['mode(DI)', 'mode(HI)', 'vector_size(16)']));
    }
    if (member.type.is === 'unnamed' && draw.rarely(2) && member.type.decl.is === 'record') member.name = '';
    // Members of unnamed ones share the names of those around them.
    if (member.name === '' && member.type.is === 'unnamed' && member.type.decl.is === 'record') {
      for (const one of member.type.decl.members) if (one.name !== '') one.name = `${one.name}_${one.id}`;
    }
    if (draw.rarely(14)) {
      member.hidden = structuredClone(member);
      member.isPasted = draw.rarely(3);
    }
    return member;
  }

  drawType(depth: number): Type {
    const { draw } = this;
    const which = draw.below(22);
    if (which < 6) return base(draw.one(SCALARS));
    if (which < 9) {
      const decl = this.pick(['record', 'enum', 'typedef']);
      if (decl && !(decl.is === 'enum' && decl.name === '')) {
        const isPointed = draw.rarely(2) || this.isFunction(decl.id) || !this.isFixed(decl);
        return isPointed ? pointer(ref(decl)) : ref(decl);
      }
      return pointer(base('void'));
    }
    if (which < 12) return { is: 'array', of: this.elementType(depth), bound: this.drawBound('4') };
    if (which < 14 && depth > 0) return pointer(this.drawFunction(depth - 1));
    if (which < 15 && depth > 0) return pointer(pointer(this.drawFunction(0)));
    if (which < 17 && depth > 0) {
      return {
        is: 'unnamed',
        decl: draw.rarely(2) ? this.drawRecord(false, depth - 1) : this.drawEnum(false),
      };
    }
    if (which < 20) return this.drawTypeof() ?? base('int');
    if (which < 21)
      return { is: 'qualified', quals: draw.one(['const', 'volatile']), of: base(draw.one(SCALARS)) };
    return pointer(draw.rarely(2) ? pointer(base('int')) : base(draw.one(SCALARS)));
  }

  private elementType(depth: number): Type {
    if (this.draw.rarely(6) && depth > 0) return pointer(this.drawFunction(0));
    const decl = this.draw.rarely(3) ? this.pick(['record']) : undefined;
    return decl && this.isFixed(decl) ? ref(decl) : base(this.draw.one(SCALARS));
  }

  /** Whether it may stand inside of others: it ends in no flexible array. */
  private isFixed(decl: Decl): boolean {
    if (decl.is !== 'record') return true;
    const last = decl.members.at(-1);
    return !(last?.type.is === 'array' && last.type.bound.form === 'none');
  }

  private drawTypeof(): Type | null {
    const { draw } = this;
    const object = this.pick(['object']);
    if (object?.is === 'object' && draw.rarely(2)) {
      if (object.type.is === 'function') return { is: 'typeof', of: { form: 'call', object: object.id } };
      const form = draw.rarely(2) ? 'address' : 'object';
      return { is: 'typeof', of: { form, object: object.id } };
    }
    const record = this.pick(['record']);
    if (record?.is !== 'record') return null;
    const member = record.members.find(
      ({ name, bits, type }) => name !== '' && !bits && !(type.is === 'array' && type.bound.form === 'none'),
    );
    if (member && !draw.rarely(3))
      return { is: 'typeof', of: { form: 'member', record: record.id, member: member.id } };
    if (!this.isFixed(record)) return pointer({ is: 'typeof', of: { form: 'type', type: ref(record) } });
    return { is: 'typeof', of: { form: draw.rarely(2) ? 'cast' : 'type', type: pointer(ref(record)) } };
  }

  private drawBound(plain: string): Bound {
    const { draw } = this;
    const which = draw.below(10);
    const record = this.pick(['record']);
    if (which === 0 && record) return { form: 'sizeof', type: ref(record) };
    if (which === 1) {
      const decl = this.pick(['typedef', 'enum']);
      if (decl && !this.isFunction(decl.id) && decl.is !== 'object' && decl.name !== '')
        return { form: 'sizeof', type: ref(decl) };
    }
    if (which === 2 && record) return { form: 'alignof', type: ref(record) };
    if (which === 3 && record?.is === 'record') {
      const member = record.members.find(({ name, bits }) => name !== '' && !bits);
      if (member) return { form: 'offsetof', record: record.id, member: member.id };
    }
    if (which < 6) {
      const owner = this.pick(['enum']);
      const item = owner?.is === 'enum' ? owner.items.at(-1) : undefined;
      if (owner && item && !draw.rarely(3)) return { form: 'enumerator', owner: owner.id, item: item.id };
    }
    return number(draw.one([plain, '2 * 4', '1 << 2', '16', '3']));
  }

  private drawEnum(isNamed: boolean): EnumDecl {
    const { draw } = this;
    const id = this.id();
    const items = Array.from({ length: 2 + draw.below(3) }, (_, at) => {
      const item = this.id();
      const value = at > 0 && draw.rarely(5) ? this.itemValue() : undefined;
      return {
        id: item,
        name: this.named(at === 0 ? 'NONE' : 'LEAF', item).toUpperCase(),
        ...(value && { value }),
        attrs: draw.rarely(12) ? ['deprecated'] : [],
      };
    });
    const attrs = draw.rarely(5) ? [draw.one(['packed', '__packed__', 'mode(QI)', 'mode(HI)'])] : [];
    const isBefore = draw.rarely(2);
    return {
      is: 'enum',
      id,
      name: isNamed && !draw.rarely(6) ? this.named('leaf', id) : '',
      items,
      before: isBefore ? attrs : [],
      after: isBefore ? [] : attrs,
      ...(isNamed && draw.rarely(12) && { naming: drawNaming(draw) }),
    };
  }

  private itemValue(): Bound {
    const record = this.draw.rarely(3) ? this.pick(['record']) : undefined;
    if (record) return { form: 'sizeof', type: ref(record) };
    return number(this.draw.one(['7', '0x10', '1 << 4', '100', '20 - 5']));
  }

  private drawTypedef(): Decl {
    const { draw } = this;
    const id = this.id();
    const type = draw.rarely(4) ? this.drawFunction(1) : draw.rarely(4) ? this.unnamed() : this.drawType(1);
    const attrs: string[] = [];
    if (type.is === 'base' && type.name === 'int' && draw.rarely(2)) {
      attrs.push(draw.one(['aligned(8)', 'aligned(2)', 'mode(DI)', 'vector_size(16)', 'may_alias']));
    }
    return {
      is: 'typedef',
      id,
      name: this.named('kind', id),
      type,
      attrs,
      isTurned: draw.rarely(12) && type.is === 'base',
    };
  }

  private unnamed(): Type {
    const decl = this.draw.rarely(2) ? this.drawRecord(false, 1) : this.drawEnum(false);
    const isPointed = decl.is === 'enum' && this.draw.rarely(3);
    return isPointed ? pointer({ is: 'unnamed', decl }) : { is: 'unnamed', decl };
  }
}
