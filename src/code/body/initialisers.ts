// SPDX-License-Identifier: GPL-2.0-or-later
import type { Node } from '../../genksyms/parse';
import type { Source } from './source';
import type { Typed } from './typed';
import type { Workshop } from './types-in';

/** Reads values in braces: which members they fill in. */
export class Initialisers {
  constructor(
    private readonly shop: Workshop,
    private readonly source: Source,
    private readonly expression: (node: Node) => Typed,
  ) {}

  read(node: Node, type: Typed): void {
    if (node.type !== 'initializer_list') {
      this.expression(node);
      return;
    }
    const { notes } = this.shop;
    notes.nested(this.source.token(node), () => this.list(node, type));
  }

  private list(node: Node, type: Typed): void {
    const { code } = this.shop;
    const core = code.core(type);
    if (core?.kind === 'array') for (const child of node.namedChildren) this.item(child, core.of, null);
    else this.members(node, type);
  }

  /** @param type of the element; @param whole where designators start from, if not there */
  private item(node: Node, type: Typed, whole: Typed): void {
    if (node.type !== 'initializer_pair') return this.read(node, type);
    const value = node.childForFieldName('value');
    let at = whole ?? type;
    let isFirst = whole === null;
    for (const designator of node.namedChildren) {
      if (designator.type === 'subscript_designator' || designator.type === 'subscript_range_designator') {
        for (const child of designator.namedChildren) this.expression(child);
        // The first one is of the array itself, whose elements these are.
        if (!isFirst) at = this.shop.code.pointed(at);
      } else if (designator.type === 'field_designator') at = this.designated(designator, at);
      else continue;
      isFirst = false;
    }
    if (value) this.read(value, at);
  }

  private designated(designator: Node, type: Typed): Typed {
    const { code, notes } = this.shop;
    const [field] = designator.namedChildren;
    if (!field) return null;
    const at = this.source.token(field);
    const holder = code.holder(type);
    const place = holder && code.place(holder, at.text);
    if (!holder || !place) {
      notes.unknown(`.${at.text} =`, 'the type that it belongs to is not known', at);
      return null;
    }
    notes.member(holder, place, at);
    return place.type;
  }

  private members(node: Node, type: Typed): void {
    const { code, notes } = this.shop;
    const holder = code.holder(type);
    const members = holder
      ? code.membersOf(holder).filter(({ name, width }) => name !== null || width === null)
      : [];
    let next = 0;
    for (const child of node.namedChildren) {
      if (child.type === 'initializer_pair') {
        this.item(child, null, type);
        // Values without a designator go on behind the member that was named.
        const named = holder && code.outermost(holder, this.nameIn(child));
        next = named ? members.indexOf(named) + 1 : members.length;
        continue;
      }
      const member = members[next++];
      const place = holder && member ? code.known(() => code.placeOf(holder, [member])) : null;
      if (holder && place && member?.name !== null) notes.member(holder, place, this.source.token(child));
      this.read(child, place?.type ?? null);
    }
  }

  private nameIn(pair: Node): string {
    const field = pair.namedChildren.find(({ type }) => type === 'field_designator')?.namedChildren[0];
    return field ? this.source.token(field).text : '';
  }
}
