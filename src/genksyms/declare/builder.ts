// SPDX-License-Identifier: GPL-2.0-or-later
import { WordFlag, type Lexer } from '../lex';
import { Tag } from '../parse';
import { EnumCounter } from './enum-counter';
import { ClassOf, RecordKind, TokenClass, type DeclarationRecord, type Stretch } from './record';

/** Where a builder's records and findings go. */
export interface Declared {
  /** A declaration is complete; `token` is the last one read by then. */
  declare(record: DeclarationRecord, token: number): void;
  /** An export statement is complete. */
  export(name: number, token: number): void;
  /** Decides the classes of tokens of a declaration that has made `before` records until now. */
  resolve(tokens: Int32Array, before: number): Int32Array;
  /** A second name in one declarator (`second-name`), or a list that genksyms would follow for ever (`endless`). */
  problem(kind: 'second-name' | 'endless', token: number): void;
  /** The stretch of the top-level declaration that is being read; null where nobody asks for it. */
  stretch(): Stretch | null;
  /** A type is defined in the source file: genksyms throws its definition away. */
  hide(kind: RecordKind, name: number): void;
}

const KIND_OF_TAG: Record<Exclude<Tag, Tag.NONE>, RecordKind> = {
  [Tag.TYPEDEF]: RecordKind.TYPEDEF,
  [Tag.STRUCT]: RecordKind.STRUCT,
  [Tag.UNION]: RecordKind.UNION,
  [Tag.ENUM]: RecordKind.ENUM,
};
const CLASS_OF_TAG: Record<Tag, TokenClass> = {
  [Tag.NONE]: TokenClass.LITERAL,
  [Tag.TYPEDEF]: TokenClass.TYPEDEF,
  [Tag.STRUCT]: TokenClass.STRUCT,
  [Tag.UNION]: TokenClass.UNION,
  [Tag.ENUM]: TokenClass.ENUM,
};

/**
 * Makes records from the words of a declaration and the steps it takes.
 *
 * The words form one chain, from the last back to the first; a record is the chain as seen from its last
 * word. Steps unchain words. This is genksyms' own data structure (its `string_list`), and several of its
 * quirks are nothing but this structure showing: declarators that share specifiers, an anonymous body that
 * stays in place, attributes that a record is cut in front of.
 *
 * A *slot* is where the chain behind a word hangs: `word + 1`; -1 for none.
 */
export class Builder {
  /** The token read last, for the place of findings. */
  token = 0;

  private isTypedef = false;
  private isExtern = false;
  private name = -1;
  private specifiers = -1;
  private tags = new Uint8Array(1 << 10);
  private tagged = 0;
  private declarations = 0;
  private readonly copies: { word: number; tag: Tag; next: number }[] = [];
  /** Enumerators of this declaration, by word number → the last word read when they were declared. */
  private readonly local = new Map<number, number>();
  readonly counter: EnumCounter;

  constructor(
    private readonly lexer: Lexer,
    private readonly to: Declared,
  ) {
    this.counter = new EnumCounter(lexer.names);
  }

  /** Starts on a declaration. */
  begin(): void {
    this.isTypedef = this.isExtern = false;
    this.name = this.specifiers = -1;
  }

  /** Forgets the words of the declarations before; the lexer does so at the same time. */
  forget(): void {
    if (!this.counter.atRest) {
      this.counter.settle((expression) => this.to.resolve(expression, this.declarations));
    }
    if (this.tagged > 0) {
      this.tags.fill(Tag.NONE, 0, this.tagged);
      this.tagged = 0;
    }
    this.declarations = 0;
    if (this.copies.length > 0) this.copies.length = 0;
    if (this.local.size > 0) this.local.clear();
  }

  typedef(): void {
    this.isTypedef = true;
  }

  extern(yes: boolean): void {
    this.isExtern = yes;
  }

  drop(slot: number): void {
    this.chain(slot, this.behind(this.hung(slot)));
  }

  cut(slot: number): void {
    this.chain(slot, -1);
  }

  tag(slot: number, tag: Tag): void {
    const word = this.hung(slot);
    if (word <= -2) this.copies[-2 - word]!.tag = tag;
    else if (word >= 0) this.setTag(word, tag);
  }

  /** A struct, union or enum with tag and body: recorded if in a header, thrown away if in the source file. */
  define(keyword: number, tagSlot: number, body: number, tag: Exclude<Tag, Tag.NONE>): void {
    const name = this.hung(tagSlot);
    const { lexer } = this;
    if (lexer.flags[name]! & WordFlag.IN_SOURCE) {
      this.to.hide(KIND_OF_TAG[tag], lexer.wordId[name]!);
      this.drop(keyword);
      this.setTag(name, tag);
      this.chain(body, name);
      return;
    }
    const keywordWord = this.hung(keyword);
    const end = this.hung(body);
    this.copies.push({ word: lexer.wordId[name]!, tag, next: this.behind(keywordWord) });
    this.chain(body, -1 - this.copies.length);
    this.chain(keywordWord, -1);
    const kind = KIND_OF_TAG[tag];
    if (kind === RecordKind.ENUM) this.anonymousEnum();
    this.declare(kind, name, this.collect(end));
  }

  anonymousEnum(): void {
    this.counter.restart();
  }

  enumerator(slot: number): void {
    const name = this.hung(slot);
    this.declare(RecordKind.ENUMERATOR, name, this.counter.next());
    this.isLocal(name, name);
  }

  enumeratorValue(slot: number, equals: number, value: number): void {
    const name = this.hung(slot);
    const last = this.hung(value);
    const tokens = this.collect(last, this.hung(equals));
    this.declare(RecordKind.ENUMERATOR, name, this.counter.next(tokens));
    this.isLocal(name, last);
  }

  /** An enumerator is one for the words behind the last that was read when it was declared. */
  private isLocal(name: number, last: number): void {
    const id = this.lexer.wordId[name]!;
    if (!this.local.has(id)) this.local.set(id, last);
  }

  /** Remembers the specifiers that declarators share. */
  specifier(slot: number): void {
    this.specifiers = slot < 0 ? -1 : this.hung(slot);
  }

  /** The name that is being declared; false where there is one already. */
  declarator(slot: number): boolean {
    if (this.name >= 0) {
      this.to.problem('second-name', this.token);
      return false;
    }
    this.name = this.hung(slot);
    return true;
  }

  initialiser(equals: number, value: number): void {
    this.chain(value, this.behind(this.hung(equals)));
  }

  /** The first declarator is complete. */
  first(slot: number): void {
    const end = this.hung(slot);
    this.chain(slot, -1);
    this.object(end);
  }

  /** A further declarator is complete: what hangs at its comma is now what the declarators share. */
  another(comma: number, slot: number): void {
    const end = this.hung(slot);
    this.chain(slot, -1);
    this.chain(comma, this.specifiers);
    this.object(end);
  }

  /** `;` behind specifiers and declarators. */
  plain(semicolon: number): void {
    if (this.name < 0) return;
    const end = this.behind(this.hung(semicolon));
    this.chain(this.hung(semicolon), -1);
    this.object(end);
  }

  functionBody(slot: number): void {
    const end = this.hung(slot);
    this.chain(slot, -1);
    const name = this.name;
    this.declare(RecordKind.ORDINARY, name, this.collect(end));
  }

  export(slot: number): void {
    this.to.export(this.lexer.wordId[this.hung(slot)]!, this.token);
  }

  private object(end: number): void {
    const name = this.name;
    this.name = -1;
    if (name >= 0)
      this.declare(this.isTypedef ? RecordKind.TYPEDEF : RecordKind.ORDINARY, name, this.collect(end));
  }

  private declare(kind: RecordKind, nameWord: number, tokens: Int32Array): void {
    const { lexer } = this;
    this.to.declare(
      {
        kind,
        name: lexer.wordId[nameWord]!,
        tokens,
        isExtern: kind === RecordKind.ENUMERATOR ? false : this.isExtern,
        file: lexer.wordFile[nameWord]!,
        line: lexer.wordLine[nameWord]!,
        before: this.declarations++,
        stretch: this.to.stretch(),
      },
      this.token,
    );
  }

  /** What hangs at a slot. */
  private hung(slot: number): number {
    return slot < 0 ? -1 : this.lexer.chain[slot]!;
  }

  /** The word chained behind a word. */
  private behind(word: number): number {
    if (word === -1) return -1;
    return word < 0 ? this.copies[-2 - word]!.next : this.lexer.chain[word]!;
  }

  private chain(slotOrWord: number, next: number): void {
    if (slotOrWord >= 0) this.lexer.chain[slotOrWord] = next;
    else if (slotOrWord <= -2) this.copies[-2 - slotOrWord]!.next = next;
  }

  private setTag(word: number, tag: Tag): void {
    if (word >= this.tags.length) {
      const wider = new Uint8Array(Math.max(word + 1, this.tags.length * 2));
      wider.set(this.tags);
      this.tags = wider;
    }
    this.tags[word] = tag;
    if (word >= this.tagged) this.tagged = word + 1;
  }

  /** The tokens of the chain from `word` back to its end, or to `stop`, in reading order. */
  private collect(word: number, stop = -1): Int32Array {
    let count = 0;
    const most = this.lexer.words + this.copies.length;
    for (let w = word; w !== stop && w !== -1; w = this.behind(w)) {
      if (++count > most) {
        this.to.problem('endless', this.token);
        return new Int32Array(0);
      }
    }
    const tokens = new Int32Array(count);
    for (let w = word, i = count; i > 0; w = this.behind(w)) tokens[--i] = this.tokenOf(w);
    return tokens;
  }

  private tokenOf(word: number): number {
    if (word <= -2) {
      const copy = this.copies[-2 - word]!;
      return (copy.word << ClassOf.BITS) | CLASS_OF_TAG[copy.tag];
    }
    const id = this.lexer.wordId[word]!;
    const tag = word < this.tagged ? (this.tags[word] as Tag) : Tag.NONE;
    if (tag !== Tag.NONE) return (id << ClassOf.BITS) | CLASS_OF_TAG[tag];
    if (!(this.lexer.flags[word]! & WordFlag.IDENT)) return (id << ClassOf.BITS) | TokenClass.LITERAL;
    const declaredBy = this.local.size > 0 ? this.local.get(id) : undefined;
    const local = declaredBy !== undefined && declaredBy < word;
    return (id << ClassOf.BITS) | (local ? TokenClass.LOCAL : TokenClass.IDENT);
  }
}
