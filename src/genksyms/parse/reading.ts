// SPDX-License-Identifier: GPL-2.0-or-later
import { PITCH, type Reading as Rules } from '../../../grammars';
import { Kind } from '../lex';
import type { Node, ParseC } from './parser';
import type { PlaceName } from './place';
import { makeReadable } from './readable';
import { Step, Tag } from './steps';

/**
 * The steps of a piece whose items have these kinds, as tree-sitter reads it.
 *
 * Null where C and genksyms' grammar may part: what tree-sitter cannot read, and what it reads but genksyms is
 * known to read otherwise.
 */
export function readShape(
  place: PlaceName,
  kinds: readonly number[],
  rules: Rules,
  parseC: ParseC,
): Int32Array | null {
  return new Reading(place, kinds, rules).steps(parseC);
}

/** Thrown inside a reading where C and genksyms' grammar may part. */
class Unlike extends Error {}

const TAGS: Record<string, Exclude<Tag, Tag.NONE>> = {
  struct_specifier: Tag.STRUCT,
  union_specifier: Tag.UNION,
  enum_specifier: Tag.ENUM,
};

/** One walk over the tree of a piece. */
class Reading {
  private readonly out: number[] = [];
  private omitted = 0;
  private typeBehindType: ReadonlySet<number> = new Set();
  /** Parameters and types in `typeof` leave their mark on what later declarators share. */
  private innerSpecifiers = false;

  constructor(
    private readonly place: PlaceName,
    private readonly kinds: readonly number[],
    private readonly rules: Rules,
  ) {}

  steps(parseC: ParseC): Int32Array | null {
    const readable = makeReadable(this.place, this.kinds, this.rules);
    if (!readable) return null;
    this.typeBehindType = readable.typeBehindType;
    try {
      return parseC(readable.text, (root) => {
        if (root.hasError) return null;
        this.whole(root);
        return this.omitted === readable.omitted ? Int32Array.from(this.out) : null;
      });
    } catch (error) {
      if (error instanceof Unlike) return null;
      throw error;
    }
  }

  private emit(step: Step, a = 0, b = 0, c = 0, d = 0): void {
    this.out.push(step, a, b, c, d);
  }

  /** The number of the item at an offset of the shape. */
  private item(offset: number): number {
    return Math.floor(offset / PITCH) - 1;
  }

  private first(node: Node): number {
    return this.item(node.startIndex);
  }

  private last(node: Node): number {
    return this.item(node.endIndex - 1);
  }

  private expect(condition: boolean): asserts condition {
    if (!condition) throw new Unlike();
  }

  private whole(root: Node): void {
    const child = root.children[0];
    this.expect(child !== undefined);
    if (this.place === 'enumerator') return this.enumerator(child);
    if (this.place === 'member') {
      const members = child.childForFieldName('body')?.namedChildren ?? [];
      this.expect(members.length === 1 && members[0]!.type === 'field_declaration');
      return this.declaration(members[0]!.children);
    }
    if (this.place === 'parameter') {
      const list =
        child.childForFieldName('declarator')?.childForFieldName('parameters')?.namedChildren ?? [];
      this.expect(list.length === 1 && list[0]!.type === 'parameter_declaration');
      return this.parameter(list[0]!);
    }
    if (this.kinds[0] === Kind.EXTENSION || this.kinds[0] === Kind.TYPEDEF) this.emit(Step.TYPEDEF);
    if (child.type === 'function_definition') {
      this.expect(root.childCount === 1);
      return this.functionDefinition(child);
    }
    this.expect(root.childCount === 1 && child.type === 'declaration');
    this.declaration(child.children);
  }

  private enumerator(specifier: Node): void {
    const list = specifier.childForFieldName('body')?.namedChildren ?? [];
    this.expect(list.length === 1 && list[0]!.type === 'enumerator' && this.kinds[0] === Kind.IDENT);
    if (this.kinds.length === 1) this.emit(Step.ENUMERATOR, 0);
    else if (this.kinds.length === 3) this.emit(Step.ENUMERATOR_VALUE, 0, 1, 2);
    else throw new Unlike();
  }

  private functionDefinition(node: Node): void {
    const children = node.children;
    const body = children.pop();
    const declarator = children.pop();
    this.expect(body?.type === 'compound_statement' && declarator !== undefined);
    this.expect(this.kinds[0] !== Kind.TYPEDEF && this.kinds[0] !== Kind.EXTENSION);
    this.specifiers(children);
    this.name(declarator, 'object');
    const end = this.last(declarator);
    this.expect(end + 1 === this.kinds.length - 1);
    this.emit(Step.FUNCTION, end, end + 1);
  }

  /** Specifiers, then declarators, then `;`. */
  private declaration(children: Node[]): void {
    const semicolon = children.pop();
    this.expect(semicolon?.type === ';' && this.last(semicolon) === this.kinds.length - 1);
    let count = 0;
    while (count < children.length && isSpecifier(children[count]!)) count++;
    this.expect(count > 0 && count < children.length);
    const specifiers = children.slice(0, count);
    const declarators = children.slice(count);
    this.specifiers(specifiers);
    const only = declarators[0]!;
    if (this.kinds[this.first(only)] === Kind.SEMI)
      return this.expect(declarators.length === 1 && only.childCount === 0);
    if (this.typeBehindType.has(this.first(only))) {
      this.expect(
        declarators.length === 1 || (declarators.length === 2 && declarators[1]!.type === 'bitfield_clause'),
      );
      this.expect(only.childCount === 0);
      return this.emit(Step.TAG, this.first(only), Tag.TYPEDEF);
    }
    if (this.place === 'member') this.fields(declarators);
    else this.objects(specifiers, declarators);
  }

  private objects(specifiers: Node[], list: Node[]): void {
    const lastSpecifier = this.last(specifiers.at(-1)!);
    // What hangs at `typeof` is the word alone, not the type behind it.
    this.expect(list.length === 1 || this.kinds[lastSpecifier] !== Kind.TYPEOF_TYPE);
    this.innerSpecifiers = false;
    if (list.length > 1) this.emit(Step.SPECIFIERS, lastSpecifier);
    for (let i = 0; i < list.length; i++) {
      const node = list[i]!;
      if (i % 2 === 1) {
        this.expect(node.type === ',' && !this.innerSpecifiers);
        continue;
      }
      const initialised = node.type === 'init_declarator';
      const declarator = initialised ? node.childForFieldName('declarator') : node;
      this.expect(declarator !== null);
      this.name(declarator, 'object');
      this.expect(i === 0 || !this.innerSpecifiers);
      let end = this.last(declarator);
      let next = end + 1;
      if (this.kinds[next] === Kind.ASM_PHRASE) {
        end = next++;
        this.omitted++;
      }
      next = this.attributesBehind(next);
      if (this.rules.keepsAttributes) end = next - 1;
      if (initialised) {
        this.expect(this.kinds[next] === Kind.EQUALS && this.kinds[next + 1] === Kind.EXPRESSION_PHRASE);
        this.emit(Step.INITIALISER, next, next + 1);
        end = next + 1;
        next += 2;
      }
      this.expect(this.kinds[next] === Kind.COMMA || this.kinds[next] === Kind.SEMI);
      if (i === 0) this.emit(Step.FIRST, end, next);
      else this.emit(Step.ANOTHER, this.first(list[i - 1]!), end, next);
    }
  }

  private fields(list: Node[]): void {
    for (let i = 0; i < list.length; i++) {
      const node = list[i]!;
      if (node.type === ',') {
        this.expect(list[i - 1]?.type !== ',');
        continue;
      }
      if (node.type === 'bitfield_clause') continue;
      this.name(node, 'field');
      const next = this.attributesBehind(this.last(node) + 1);
      const kind = this.kinds[next];
      if (list[i + 1]?.type === 'bitfield_clause') {
        // Only a bare identifier, or nothing, may stand before the colon.
        this.expect(next === this.last(node) + 1);
        this.expect(kind === Kind.COLON || this.kinds[this.first(node)] === Kind.COLON);
        this.expect(node.childCount === 0 && this.kinds[this.first(node)] !== Kind.TYPE);
      } else this.expect(kind === Kind.COMMA || kind === Kind.SEMI);
    }
  }

  private attributesBehind(item: number): number {
    while (this.kinds[item] === Kind.ATTRIBUTE_PHRASE) {
      item++;
      this.omitted++;
    }
    return item;
  }

  private specifiers(nodes: Node[]): void {
    const isAttribute = (node: Node): boolean => this.kinds[this.first(node)] === Kind.ATTRIBUTE_PHRASE;
    this.expect(this.rules.attributeSpecifies || nodes.length === 0 || !nodes.every(isAttribute));
    for (const node of nodes) {
      const item = this.first(node);
      switch (node.type) {
        case 'storage_class_specifier':
          this.storage(item);
          break;
        case 'type_qualifier':
          this.qualifier(item);
          break;
        case 'primitive_type':
          this.basic(item);
          break;
        default:
          this.expect(node.type in TAGS);
          this.tagged(node, TAGS[node.type]!);
      }
    }
  }

  private storage(item: number): void {
    const kind = this.kinds[item];
    if (kind === Kind.TYPEDEF) return;
    if (kind === Kind.EXTERN) this.emit(Step.EXTERN);
    if (kind === Kind.INLINE) this.emit(Step.INLINE);
    this.emit(Step.DROP, item);
  }

  private qualifier(item: number): void {
    if (this.kinds[item] === Kind.RESTRICT) this.emit(Step.DROP, item);
  }

  private basic(item: number): void {
    const kind = this.kinds[item]!;
    if (kind === Kind.TYPE) this.emit(Step.TAG, item, Tag.TYPEDEF);
    else if (kind === Kind.TYPEOF_TYPE) this.emit(Step.BODY, item);
    else this.expect(kind === Kind.INT);
  }

  private tagged(node: Node, tag: Exclude<Tag, Tag.NONE>): void {
    const keyword = this.first(node);
    const end = this.last(node);
    const named = this.kinds[keyword + 1] === Kind.IDENT;
    const body = keyword + (named ? 2 : 1);
    const kind = this.kinds[body];
    if (kind === (tag === Tag.ENUM ? Kind.ENUMERATORS : Kind.MEMBERS)) {
      this.expect(end === body);
      this.emit(Step.BODY, body);
      if (named) this.emit(Step.DEFINE, keyword, keyword + 1, body, tag);
      else if (tag === Tag.ENUM) this.emit(Step.ANONYMOUS_ENUM);
      return;
    }
    // References to tags were folded away.
    throw new Unlike();
  }

  private parameter(node: Node): void {
    const children = node.children;
    let count = 0;
    while (count < children.length && isSpecifier(children[count]!)) count++;
    this.expect(count > 0 && count >= children.length - 1);
    this.expect(this.last(node) === this.kinds.length - 1);
    this.specifiers(children.slice(0, count));
    const declarator = children[count];
    if (declarator) this.name(declarator, 'parameter');
  }

  /** A declarator; `what` tells whether its name is declared, kept or dropped. */
  private name(node: Node, what: 'object' | 'field' | 'parameter'): void {
    switch (node.type) {
      case 'identifier':
      case 'field_identifier':
        return this.bareName(this.first(node), what);
      case 'pointer_declarator':
      case 'abstract_pointer_declarator': {
        for (const child of node.children) {
          if (child.type === '*') continue;
          if (child.type === 'type_qualifier') this.qualifier(this.first(child));
          else this.name(child, what);
        }
        return;
      }
      case 'array_declarator':
      case 'abstract_array_declarator': {
        const inner = node.childForFieldName('declarator');
        this.expect(this.kinds[this.last(node)] === Kind.BRACKET_PHRASE);
        this.expectNoParameters(inner, what);
        if (inner) return this.name(inner, what);
        return this.expect(what === 'parameter');
      }
      case 'parenthesized_declarator':
      case 'abstract_parenthesized_declarator': {
        this.expect(node.childCount === 3);
        return this.name(node.children[1]!, what);
      }
      case 'function_declarator':
      case 'abstract_function_declarator': {
        const inner = node.childForFieldName('declarator');
        const list = this.last(node);
        const kind = this.kinds[list];
        this.expect(inner !== null && node.childCount === 2);
        this.expectNoParameters(inner, what);
        this.expect(kind === Kind.PARAMETERS || kind === Kind.NO_PARAMETERS);
        // `int T(…)` in a parameter: T is one more type there, and the parenthesis opens a declarator.
        this.expect(!this.typeBehindType.has(this.first(inner)));
        this.name(inner, what);
        if (kind === Kind.PARAMETERS) {
          this.innerSpecifiers = true;
          this.emit(Step.BODY, list);
        }
        return;
      }
      default:
        throw new Unlike();
    }
  }

  /** Behind the parameters of a member or parameter, brackets or more parameters may not stand in every grammar. */
  private expectNoParameters(inner: Node | null, what: 'object' | 'field' | 'parameter'): void {
    if (what === 'object' || this.rules.repeatsParameters) return;
    this.expect(inner?.type !== 'function_declarator' && inner?.type !== 'abstract_function_declarator');
  }

  private bareName(item: number, what: 'object' | 'field' | 'parameter'): void {
    const kind = this.kinds[item];
    if (kind === Kind.COLON) return;
    this.expect(kind === Kind.IDENT || kind === Kind.TYPE);
    if (this.typeBehindType.has(item)) {
      this.expect(what === 'parameter');
      this.emit(Step.TAG, item, Tag.TYPEDEF);
    } else if (what === 'object') this.emit(Step.NAME, item);
    else if (what === 'parameter') this.emit(Step.DROP, item);
  }
}

function isSpecifier(node: Node): boolean {
  switch (node.type) {
    case 'storage_class_specifier':
    case 'type_qualifier':
    case 'primitive_type':
    case 'type_identifier':
      return true;
    default:
      return node.type in TAGS;
  }
}
