// SPDX-License-Identifier: GPL-2.0-or-later
import { declaredType } from '../../c/layout';
import { readExpressionText } from '../../c/syntax';
import type { Node } from '../../genksyms/parse';
import { Initialisers } from './initialisers';
import { Source } from './source';
import { base, type Typed } from './typed';
import { TypesIn, type Workshop } from './types-in';

/** A constant by its text alone: no name in it. */
const PLAIN = /^(?:[\d()!<>=&|+*~^%/ -]|\b0x[\da-f]+\b|(?<=\d)[uUlL]+)+$/i;
const INTEGER_SUFFIX = /[uUlL]+$/;

/** Reads expressions: their types, and what they use on the way. */
export class Expressions {
  readonly types: TypesIn;
  private readonly initialisers: Initialisers;

  constructor(
    private readonly shop: Workshop,
    private readonly source: Source,
    private readonly block: (node: Node) => Typed,
  ) {
    this.types = new TypesIn(shop, (source, from, to) => this.typeOfTokens(source, from, to));
    this.initialisers = new Initialisers(shop, source, (node) => this.read(node));
  }

  /** Whether a condition holds or not, where that is plain; null otherwise. */
  constant(node: Node): boolean | null {
    const text = this.source.textOf(node);
    if (text.length > 400 || !PLAIN.test(text)) return null;
    const value = this.shop.code.known(() => this.shop.code.types.valueOf(readExpressionText(text)).value);
    return value === null ? null : value !== 0n;
  }

  initialiser(node: Node, type: Typed): void {
    this.initialisers.read(node, type);
  }

  /** @returns the type; null where it is not known */
  read(node: Node): Typed {
    return this.shop.notes.nested(this.source.token(node), () => this.readOne(node));
  }

  private readOne(node: Node): Typed {
    const { code } = this.shop;
    switch (node.type) {
      case 'identifier':
      case 'true':
      case 'false':
      case 'null':
        return this.name(node);
      case 'number_literal':
        return this.number(node);
      case 'char_literal':
        return base('int');
      case 'string_literal':
      case 'concatenated_string':
        return { kind: 'array', of: base('char'), length: null };
      case 'parenthesized_expression': {
        const [inner] = node.namedChildren;
        if (!inner) return null;
        return inner.type === 'compound_statement' ? this.block(inner) : this.read(inner);
      }
      case 'comma_expression':
        this.field(node, 'left');
        return this.field(node, 'right');
      case 'field_expression':
        return this.member(node);
      case 'subscript_expression':
        return this.element(node);
      case 'pointer_expression': {
        const type = this.field(node, 'argument');
        if (node.children[0]?.type !== '&') return code.pointed(type);
        return type && { kind: 'pointer', to: type };
      }
      case 'unary_expression': {
        const type = this.field(node, 'argument');
        return node.children[0]?.type === '!' ? base('int') : type;
      }
      case 'update_expression':
        return this.stepped(this.field(node, 'argument'), node);
      case 'assignment_expression':
        return this.assignment(node);
      case 'binary_expression':
        return this.binary(node);
      case 'conditional_expression':
        return this.conditional(node);
      case 'call_expression':
        return this.call(node);
      case 'cast_expression': {
        this.field(node, 'value');
        return this.typeAt(node.childForFieldName('type'));
      }
      case 'compound_literal_expression': {
        const type = this.typeAt(node.childForFieldName('type'));
        this.wholeObject(type, node);
        const value = node.childForFieldName('value');
        if (value) this.initialiser(value, type);
        return type;
      }
      case 'sizeof_expression':
      case 'alignof_expression':
        return this.sizeOf(node);
      case 'generic_expression':
        return this.generic(node);
      default:
        return this.others(node);
    }
  }

  /** An object of a struct: how large it is, is part of the code. */
  wholeObject(type: Typed, node: Node): void {
    const core = this.shop.code.core(type);
    if (core?.kind !== 'tag' && core?.kind !== 'record' && core?.kind !== 'array') return;
    const holder = this.shop.code.holder(type);
    if (holder) this.shop.notes.size(holder, holder.record, this.source.token(node));
  }

  private field(node: Node, name: string): Typed {
    const child = node.childForFieldName(name);
    return child ? this.read(child) : null;
  }

  /** What is no expression, and what holds several: each for itself. */
  private others(node: Node): Typed {
    if (node.type === 'ERROR')
      this.shop.notes.unknown(
        this.source.textOf(node).slice(0, 60),
        'it cannot be read',
        this.source.token(node),
      );
    if (/^(?:type_descriptor|statement_identifier|field_identifier|gnu_asm_goto_list)$/.test(node.type))
      return null;
    for (const child of node.namedChildren) this.read(child);
    return null;
  }

  private typeAt(node: Node | null): Typed {
    return node && this.types.type(this.source, this.source.first(node), this.source.end(node));
  }

  private number(node: Node): Typed {
    const stand = this.source.standIn(node);
    if (stand?.kind === 'argument') return this.types.typeofAt(this.source, stand.from, stand.to);
    if (stand?.kind === 'offset') {
      this.offset(stand.from, stand.to, node);
      return base('unsigned long');
    }
    const suffix = INTEGER_SUFFIX.exec(this.source.token(node).text)?.[0] ?? '';
    return base(/l/i.test(suffix) ? (/u/i.test(suffix) ? 'unsigned long' : 'long') : 'int');
  }

  /** `offsetof`: the type up to the first comma, then a path of members. */
  private offset(from: number, to: number, node: Node): void {
    const { code, notes } = this.shop;
    const { tokens } = this.source;
    let comma = from;
    for (let depth = 0; comma < to; comma++) {
      const { text } = tokens[comma]!;
      if (text === '(') depth++;
      else if (text === ')') depth--;
      else if (text === ',' && depth === 0) break;
    }
    let type = this.types.typeofAt(this.source, from, comma);
    for (let at = comma + 1; at < to; at++) {
      const { text } = tokens[at]!;
      if (text === '.') continue;
      if (text === '[') {
        const close = tokens.findIndex((token, number) => number > at && token.text === ']');
        this.typeOfTokens(this.source, at + 1, close);
        type = code.pointed(type);
        this.wholeObject(type, node);
        at = close < 0 ? to : close;
        continue;
      }
      const holder = code.holder(type);
      const place = holder && code.place(holder, text);
      if (!holder || !place) return notes.unknown(`offsetof ${text}`, 'its type is not known', tokens[at]!);
      notes.member(holder, place, tokens[at]!);
      type = place.type;
    }
  }

  private name(node: Node): Typed {
    const { unit, code, notes } = this.shop;
    const at = this.source.token(node);
    const { text } = at;
    const object = code.known(() => unit.object(text));
    if (object) {
      const type = declaredType(object);
      if (unit.isInner(text)) return type;
      notes.refer(text);
      notes.object(text, `${code.spelling(type)} ${object.attributes.words.join(' ')}`.trim(), at);
      return type;
    }
    const value = code.known(() => code.types.enumeratorOf(text));
    if (value) {
      notes.enumerator(text, value.value, code.known(() => unit.enumerator(text))?.name ?? null, at);
      return base('int');
    }
    return null;
  }

  private member(node: Node): Typed {
    const { code, notes } = this.shop;
    const argument = node.childForFieldName('argument');
    const field = node.childForFieldName('field');
    if (!argument || !field) return null;
    const given = this.read(argument);
    const isArrow = node.children.some(({ type }) => type === '->');
    const of = isArrow ? code.pointed(given) : given;
    const at = this.source.token(field);
    const holder = code.holder(of);
    const place = holder && code.place(holder, at.text);
    if (!holder || !place) {
      const why = !of ? 'the type before it is not known' : 'it cannot be placed';
      notes.unknown(`${isArrow ? '->' : '.'}${at.text}`, why, at);
      return null;
    }
    notes.member(holder, place, at);
    return place.type;
  }

  private element(node: Node): Typed {
    const [one, other] = [this.field(node, 'argument'), this.field(node, 'index')];
    const array = this.shop.code.isPointer(one) ? one : other;
    const type = this.shop.code.pointed(array ?? one);
    this.wholeObject(type, node);
    return type;
  }

  /** What a pointer is moved by is as large as what it points to. */
  private stepped(type: Typed, node: Node): Typed {
    if (this.shop.code.isPointer(type)) this.wholeObject(this.shop.code.pointed(type), node);
    return type;
  }

  private assignment(node: Node): Typed {
    const left = this.field(node, 'left');
    this.field(node, 'right');
    const operator = node.childForFieldName('operator')?.type ?? node.children[1]?.type ?? '=';
    if (operator === '=') this.wholeObject(left, node);
    else this.stepped(left, node);
    return left;
  }

  private binary(node: Node): Typed {
    const { code } = this.shop;
    const operator = node.children[1]?.type ?? '';
    const left = node.childForFieldName('left');
    if ((operator === '&&' || operator === '||') && left) {
      this.read(left);
      // What a constant decides leaves the rest out.
      if (this.constant(left) !== (operator === '||')) this.field(node, 'right');
      return base('int');
    }
    const [one, other] = [this.field(node, 'left'), this.field(node, 'right')];
    if (/^(?:[<>]=?|[=!]=)$/.test(operator)) return base('int');
    if (operator === '+' || operator === '-') {
      const [isOne, isOther] = [code.isPointer(one), code.isPointer(other)];
      if (isOne || isOther) this.stepped(code.decayed(isOne ? one : other), node);
      if (isOne && isOther) return base('long');
      if (isOne || isOther) return code.decayed(isOne ? one : other);
    }
    return one ?? other;
  }

  private conditional(node: Node): Typed {
    const { code } = this.shop;
    const condition = node.childForFieldName('condition');
    const type = condition && this.read(condition);
    const value = condition ? this.constant(condition) : null;
    const consequence = node.childForFieldName('consequence');
    const then = consequence ? (value === false ? null : this.read(consequence)) : type;
    const otherwise = value === true ? null : this.field(node, 'alternative');
    const [one, other] = [code.decayed(then), code.decayed(otherwise)];
    if (!one || !other) return one ?? other;
    // With a null pointer the other one counts.
    const isOpen = (of: Typed): boolean => !code.isPointer(of) || code.isVoid(code.pointed(of));
    return isOpen(one) && code.isPointer(other) ? other : one;
  }

  private call(node: Node): Typed {
    const callee = node.childForFieldName('function');
    const given = node.childForFieldName('arguments')?.namedChildren ?? [];
    if (!callee) return null;
    const name = callee.type === 'identifier' ? this.source.token(callee).text : '';
    if (name.startsWith('__builtin_')) return this.builtin(name, given);
    const type = this.read(callee);
    for (const one of given) this.wholeObject(this.read(one), one);
    return this.shop.code.result(type);
  }

  private builtin(name: string, given: readonly Node[]): Typed {
    const [first, second, third] = given;
    if (name === '__builtin_choose_expr' && first && second && third) {
      const isFirst = this.constant(first);
      const [then, otherwise] = [
        isFirst === false ? null : this.read(second),
        isFirst === true ? null : this.read(third),
      ];
      return then ?? otherwise;
    }
    // Whether it is a constant is asked, and nothing of it is done.
    if (name === '__builtin_constant_p') return base('int');
    if (name === '__builtin_object_size' || name === '__builtin_dynamic_object_size') {
      if (first) this.shop.notes.unevaluated(() => this.read(first));
      return base('unsigned long');
    }
    const types = given.map((one) => this.read(one));
    if (/^__builtin_(?:expect|assume_aligned)/.test(name)) return types[0] ?? null;
    if (/^__builtin_(?:mem(?:cpy|set|move)|str|alloca|return_address|frame_address)/.test(name))
      return /cmp|len|spn/.test(name) ? base('int') : { kind: 'pointer', to: { kind: 'base', name: 'void' } };
    return base('int');
  }

  private sizeOf(node: Node): Typed {
    const { code, notes } = this.shop;
    const asked = node.childForFieldName('type');
    const value = node.childForFieldName('value');
    const type = asked ? this.typeAt(asked) : value ? notes.unevaluated(() => this.read(value)) : null;
    const at = this.source.token(node);
    const holder = code.holder(type);
    if (holder) notes.size(holder, holder.record, at);
    else if (!type) notes.unknown(this.source.textOf(node).slice(0, 60), 'its type is not known', at);
    return base('unsigned long');
  }

  /** `_Generic`: the value that goes with the type. */
  private generic(node: Node): Typed {
    const { code, notes } = this.shop;
    const [asked, ...rest] = node.namedChildren;
    const type = asked ? notes.unevaluated(() => this.read(asked)) : null;
    const wanted = code.core(code.decayed(type));
    let found: Typed = null;
    for (let at = 0; at + 1 < rest.length; at += 2) {
      const [head, value] = [rest[at]!, rest[at + 1]!];
      const isDefault = this.source.textOf(head) === 'default';
      const one = isDefault ? null : this.typeAt(head);
      if (isDefault) found ??= this.read(value);
      else if (one && wanted && code.spelling(one) === code.spelling(wanted)) return this.read(value);
    }
    return found;
  }

  private typeOfTokens(source: Source, from: number, to: number): Typed {
    const inner = new Source(source.tokens.slice(from, to), this.shop.unit, ['int f(void) { (', '); }']);
    const expressions = (root: Node): Node | undefined => {
      const body = root.namedChildren[0]?.namedChildren.find(({ type }) => type === 'compound_statement');
      return body?.namedChildren[0]?.namedChildren[0];
    };
    return inner.parsed(this.shop.parseC, (root) => {
      const node = expressions(root);
      return node ? this.nested(inner).read(node) : null;
    });
  }

  /** Reads another text in the same scope. */
  private nested(source: Source): Expressions {
    return new Expressions(this.shop, source, this.nestedBlock(source));
  }

  private nestedBlock(source: Source): (node: Node) => Typed {
    return (node) => this.shop.blockIn(source, node);
  }
}
