// SPDX-License-Identifier: GPL-2.0-or-later
import { declaredType } from '../../c/layout';
import { noAttributes, type Declared, type ReadDeclaration } from '../../c/syntax';
import type { Node } from '../../genksyms/parse';
import type { Inner } from '../unit';
import { Expressions } from './expressions';
import type { Source } from './source';
import type { Typed } from './typed';
import type { Workshop } from './types-in';

/** Reads statements and declarations of code. */
export class BlockReader {
  private readonly expressions: Expressions;

  constructor(
    private readonly shop: Workshop,
    private readonly source: Source,
  ) {
    this.expressions = new Expressions(shop, source, (block) => this.valueOfBlock(block));
  }

  functionBody({ type }: Declared, node: Node): void {
    const { unit } = this.shop;
    this.shop.notes.type(type, this.source.token(node));
    const frame = unit.open();
    try {
      if (type.kind === 'function') {
        for (const { name, type: of } of type.parameters) {
          if (name === null) continue;
          const passed = this.shop.code.decayed(of) ?? of;
          frame.objects.set(name, { name, storage: 'none', type: passed, attributes: noAttributes() });
          this.whole(passed, node);
        }
        this.whole(type.result, node);
      }
      for (const child of node.namedChildren) if (child.type === 'compound_statement') this.block(child);
    } finally {
      unit.close();
    }
  }

  /** What stands outside of functions: variables with their values. */
  topLevel(node: Node): void {
    if (node.type === 'declaration') this.initialisers(node, (name) => this.shop.unit.object(name));
    else if (node.type === 'ERROR') this.unread(node);
  }

  private block(node: Node): void {
    this.within(() => {
      for (const child of node.namedChildren) this.statement(child);
    });
  }

  /** A statement expression has the value of its last statement. */
  valueOfBlock(node: Node): Typed {
    let last: Typed = { kind: 'base', name: 'void' };
    this.within(() => {
      for (const child of node.namedChildren) last = this.statement(child);
    });
    return last;
  }

  private within(read: () => void): void {
    this.shop.unit.open();
    try {
      read();
    } finally {
      this.shop.unit.close();
    }
  }

  private statement(node: Node): Typed {
    return this.shop.notes.nested(this.source.token(node), () => this.oneStatement(node));
  }

  private oneStatement(node: Node): Typed {
    switch (node.type) {
      case 'declaration':
        this.declaration(node);
        return null;
      case 'compound_statement':
        this.block(node);
        return null;
      case 'expression_statement': {
        const [expression] = node.namedChildren;
        return expression ? this.expressions.read(expression) : null;
      }
      case 'labeled_statement': {
        const inner = node.namedChildren.filter(({ type }) => type !== 'statement_identifier');
        return inner.map((child) => this.statement(child)).at(-1) ?? null;
      }
      case 'if_statement':
        this.choice(node);
        return null;
      case 'for_statement':
      case 'while_statement':
      case 'do_statement':
      case 'switch_statement':
      case 'case_statement':
      case 'return_statement':
      case 'else_clause':
        this.within(() => this.parts(node));
        return null;
      case 'ERROR':
        this.unread(node);
        this.within(() => this.parts(node));
        return null;
      default:
        return /_statement$|comment|statement_identifier|type_definition/.test(node.type)
          ? null
          : this.expressions.read(node);
    }
  }

  private parts(node: Node): void {
    for (const child of node.namedChildren) this.statement(child);
  }

  /** What a constant rules out is not compiled. */
  private choice(node: Node): void {
    const condition = node.childForFieldName('condition');
    const [then, otherwise] = [node.childForFieldName('consequence'), node.childForFieldName('alternative')];
    if (condition) this.expressions.read(condition);
    const value = condition ? this.expressions.constant(condition) : null;
    if (then && value !== false) this.statement(then);
    if (otherwise && value !== true) this.statement(otherwise);
  }

  private declaration(node: Node): void {
    const { unit, code, notes } = this.shop;
    const from = this.source.first(node);
    const value = node.namedChildren
      .find(({ type }) => type === 'init_declarator')
      ?.childForFieldName('value');
    const isAuto = node.namedChildren.some((child) => this.source.standIn(child)?.kind === 'auto');
    const auto = isAuto && value ? code.decayed(this.expressions.read(value)) : null;
    const read = code.known(() =>
      this.expressions.types.declaration(this.source, from, this.source.end(node), auto),
    );
    if (!read) {
      notes.unknown(
        this.source.textOf(node).slice(0, SHOWN),
        'the declaration cannot be read',
        this.source.token(node),
      );
      return;
    }
    this.declare(read, unit.innermost);
    for (const { type } of read.declared) notes.type(type, this.source.token(node));
    this.initialisers(node, (name) => read.declared.find((one) => one.name === name), isAuto);
    for (const { type, storage } of read.declared)
      if (storage !== 'typedef' && storage !== 'extern') this.whole(type, node);
  }

  private declare({ declared, definitions, enumerators }: ReadDeclaration, frame: Inner): void {
    for (const [name, definition] of definitions) frame.tags.set(name, definition);
    for (const [name, definition] of enumerators) frame.enumerators.set(name, definition);
    for (const one of declared)
      (one.storage === 'typedef' ? frame.typedefs : frame.objects).set(one.name, one);
  }

  /** Values of what a declaration declares, and lengths of arrays. */
  private initialisers(node: Node, named: (name: string) => Declared | undefined, isRead = false): void {
    for (const child of node.namedChildren) {
      if (child.type === 'ERROR') this.unread(child);
      if (!/declarator$/.test(child.type)) continue;
      const declarator = child.type === 'init_declarator' ? child.childForFieldName('declarator') : child;
      const value = child.type === 'init_declarator' ? child.childForFieldName('value') : null;
      if (declarator) this.lengths(declarator);
      const name = declarator && nameIn(declarator, this.source);
      const declared = name === null ? undefined : (this.shop.code.known(() => named(name)) ?? undefined);
      if (value && !isRead) this.expressions.initialiser(value, declared ? declaredType(declared) : null);
      if (declared) this.shop.notes.type(declared.type, this.source.token(node));
      if (declared && declared.storage !== 'typedef' && declared.storage !== 'extern')
        this.whole(declared.type, node);
    }
  }

  private lengths(declarator: Node): void {
    if (declarator.type === 'array_declarator') {
      const size = declarator.childForFieldName('size');
      if (size) this.expressions.read(size);
    }
    for (const child of declarator.namedChildren) if (/declarator$/.test(child.type)) this.lengths(child);
  }

  /** An object of a struct, as a whole. */
  private whole(type: Typed, node: Node): void {
    this.expressions.wholeObject(type, node);
  }

  private unread(node: Node): void {
    const text = this.source.textOf(node);
    this.shop.notes.unknown(text.slice(0, SHOWN), 'it cannot be read', this.source.token(node));
  }
}

const SHOWN = 60;

/** The name that a declarator declares. */
function nameIn(declarator: Node, source: Source): string | null {
  if (declarator.type === 'identifier') return source.token(declarator).text;
  const inner =
    declarator.childForFieldName('declarator') ??
    declarator.namedChildren.find(({ type }) => /declarator$|^identifier$/.test(type));
  return inner ? nameIn(inner, source) : null;
}
