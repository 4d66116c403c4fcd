// SPDX-License-Identifier: GPL-2.0-or-later
import { endOfBody } from './bodies';
import { Condition } from './condition';
import { definitionIn, includedIn, lineIn, nameIn, pragmaOf, PRAGMA_ONCE, tokensIn } from './directives';
import { Expander, Parsing, type Base } from './expander';
import { Lexer } from './lexer';
import type { Macros } from './macro';
import { Refusal } from './refusal';
import { SegmentText } from './segment-text';
import { Item } from './cut';
import type { SourceFile } from './source-file';
import type { MacroTable } from './table';
import { Flag, Kind, Token } from './token';
import { TopLevel, type Ends } from './top-level';
import type { Inclusion } from './trace';

/** A file that is being read. */
export interface OpenFile {
  content: SourceFile;
  /** Its name as line markers give it. */
  name: string;
  /** How far `#line` moved its lines. */
  lineShift: number;
}

/** What a runner has to ask for. */
export interface Surroundings {
  /** The source of the unit. */
  source: string;
  /** As `__FILE__` shows a name. */
  shown: (file: string) => string;
  hasHeader: (name: string, isQuoted: boolean, isNext: boolean) => boolean;
  answer: (question: string) => string;
}

/** What came of a stretch. */
export interface Outcome {
  text: SegmentText;
  inclusion: Inclusion | null;
  next: number;
  counts: number;
  isOnce: boolean;
  /** Whether it hangs on more than macros, so that it must not be taken over. */
  isUnique: boolean;
  /** Brackets that it opens, less those that it closes. */
  depth: number;
  ends: Ends;
}

const DEFINED = 'defined';

/** Runs a stretch of a file: from an item to the next inclusion, or to the end. */
export class Runner implements Base {
  private readonly lexer: Lexer;
  private readonly directiveLexer: Lexer;
  private readonly expander: Expander;
  private file!: OpenFile;
  private text!: SegmentText;
  private surroundings!: Surroundings;
  /** The next item, and whether the lexer is within a text before it. */
  private item = 0;
  private isInText = false;
  private pending: Token | null = null;
  private inclusion: Inclusion | null = null;
  private inclusions = 0;
  private counts = 0;
  private isOnce = false;
  private isUnique = false;
  private directiveLine = 0;
  private readonly top = new TopLevel();
  private readonly isUnsafe = (text: string, from: number, end: number): boolean =>
    this.macros.unsafe.has(text, from, end) &&
    this.table.getInCondition(this.macros.names.of(text.slice(from, end))) !== null;

  constructor(
    private readonly table: MacroTable,
    private readonly macros: Macros,
  ) {
    this.lexer = new Lexer(macros.names);
    this.directiveLexer = new Lexer(macros.names);
    this.expander = new Expander(this, table, macros);
  }

  /**
   * @param file changed where the stretch has a `#line`
   * @param passesBodies whether it begins between two declarations, and bodies of functions are to be left out
   * @throws Refusal
   */
  run(file: OpenFile, item: number, surroundings: Surroundings, passesBodies: boolean): Outcome {
    this.file = file;
    this.item = item;
    this.surroundings = surroundings;
    this.text = new SegmentText(file.name);
    this.isInText = false;
    this.pending = null;
    this.inclusion = null;
    this.counts = 0;
    this.isOnce = false;
    this.isUnique = false;
    const { expander, text, top } = this;
    expander.restart();
    top.restart();
    for (let token = expander.get(); token.kind !== Kind.END; token = expander.get()) {
      if (token.kind === Kind.PRAGMA) text.pragmaWithin(token.text, this.lexer.currentLine);
      else text.add(token, expander.place);
      if (token.kind === Kind.PADDING || token.kind === Kind.PRAGMA) continue;
      if (passesBodies && top.isBody(token) && expander.isOutside) this.passBody();
      top.take(token);
    }
    const { inclusion, counts, isOnce, isUnique } = this;
    const { depth, ends } = top;
    return { text, inclusion, next: this.item, counts, isOnce, isUnique, depth, ends };
  }

  next(): Token {
    let token = this.pending;
    this.pending = null;
    token ??= this.read();
    const { parsing } = this.expander;
    if (token.flags & Flag.FIRST && parsing === Parsing.NO) this.text.lineChange(token.place);
    return token;
  }

  unread(token: Token): void {
    this.pending = token;
  }

  fileName(): string {
    return this.surroundings.shown(this.file.name);
  }

  baseName(): string {
    this.isUnique = true;
    return this.surroundings.shown(this.surroundings.source);
  }

  currentLine(): number {
    return this.lexer.currentLine;
  }

  nextCounter(): number {
    return this.counts++;
  }

  hasHeader(name: string, isQuoted: boolean, isNext: boolean): boolean {
    this.isUnique = true;
    return this.surroundings.hasHeader(name, isQuoted, isNext);
  }

  answer(question: string): string {
    return this.surroundings.answer(question);
  }

  pragma(text: string): string {
    return pragmaOf(text, this.directiveLexer);
  }

  private read(): Token {
    const { kinds } = this.file.content;
    for (;;) {
      if (this.isInText) {
        const token = this.lexer.next();
        if (token) {
          const isArgument = token.flags & Flag.FIRST && this.expander.parsing === Parsing.COLLECTS;
          return isArgument ? token.withFlags(token.flags | Flag.WHITE) : token;
        }
        this.isInText = false;
      }
      if (this.inclusion || this.item >= kinds.length) return END_OF_STRETCH;
      if (kinds[this.item] === Item.TEXT) this.openText(this.item++);
      // A directive is no parenthesis.
      else if (this.expander.parsing === Parsing.SEEKS) return END_OF_STRETCH;
      else this.directive(this.item++);
    }
  }

  private openText(item: number): void {
    const { content, lineShift } = this.file;
    const start = content.starts[item]!;
    this.lexer.open(content.text, start, content.ends[item]!, content.lines[item]! + lineShift, start, true);
    this.isInText = true;
  }

  /** Goes on with the end of a body that begins here, where its own text shows it and no directive stands before it. */
  private passBody(): void {
    const { lexer } = this;
    const { text, ends } = this.file.content;
    const end = endOfBody(text, lexer.position, ends[this.item - 1]!, this.isUnsafe);
    if (end >= 0) lexer.passTo(end);
  }

  private directive(item: number): void {
    const { expander } = this;
    const { parsing, prevent } = expander;
    expander.parsing = Parsing.NO;
    expander.prevent = 0;
    this.directiveLine = this.file.content.lines[item]! + this.file.lineShift;
    this.obey(item, parsing === Parsing.COLLECTS);
    expander.parsing = parsing;
    expander.prevent = prevent;
  }

  private obey(item: number, isInArguments: boolean): void {
    const { content } = this.file;
    const kind = content.kinds[item]!;
    switch (kind) {
      case Item.IF:
      case Item.IFDEF:
      case Item.IFNDEF:
        this.branch(item);
        return;
      case Item.ELIF:
      case Item.ELSE:
        this.item = endOf(content, item) + 1;
        return;
      case Item.ENDIF:
      case Item.NULL:
        return;
      case Item.DEFINE: {
        const macro = definitionIn(content, item, this.directiveLexer, this.macros);
        this.table.set(macro.number, macro);
        return;
      }
      case Item.UNDEF:
        this.table.set(nameIn(content, item, this.directiveLexer).number, null);
        return;
      default:
        break;
    }
    if (isInArguments) throw new Refusal('a directive in arguments of a macro');
    switch (kind) {
      case Item.INCLUDE:
      case Item.INCLUDE_NEXT: {
        const found = includedIn(content, item) ?? this.computedInclusion(item);
        const line = content.lastLines[item]! + this.file.lineShift;
        this.inclusion = { ...found, isNext: kind === Item.INCLUDE_NEXT, line, number: this.inclusions++ };
        return;
      }
      case Item.PRAGMA: {
        const text = pragmaOf(
          content.text.slice(content.starts[item], content.ends[item]),
          this.directiveLexer,
        );
        if (text === PRAGMA_ONCE) this.isOnce = true;
        else this.text.pragma(text, this.directiveLine);
        return;
      }
      case Item.LINE: {
        const { line, file } = lineIn(content, item);
        this.file.lineShift = line - content.lastLines[item]! - 1;
        this.file.name = file ?? this.file.name;
        this.text.rename(line, this.file.name);
        return;
      }
      default:
        throw new Refusal('a directive that compilers judge');
    }
  }

  /** Goes on with the branch of a conditional that counts. */
  private branch(item: number): void {
    const { content } = this.file;
    for (let at = item; ; at = content.nextBranch[at]!) {
      if (content.kinds[at] === Item.ENDIF || this.holds(at)) {
        this.item = at + 1;
        return;
      }
    }
  }

  private holds(item: number): boolean {
    const { content } = this.file;
    const kind = content.kinds[item]!;
    if (kind === Item.ELSE) return true;
    if (kind === Item.IFDEF || kind === Item.IFNDEF) {
      const { number } = nameIn(content, item, this.directiveLexer);
      return (this.table.getInCondition(number) !== null) === (kind === Item.IFDEF);
    }
    return new Condition(this.expanded(item, false)).isTrue();
  }

  /** The tokens of a directive, with macros expanded. */
  private expanded(item: number, wantsPadding: boolean): Token[] {
    const { expander, file } = this;
    const tokens = tokensIn(file.content, item, this.directiveLexer);
    const shift = file.lineShift;
    const shifted = shift === 0 ? tokens : tokens.map((token) => movedBy(token, shift));
    expander.inDirective = true;
    expander.wantsPadding = wantsPadding;
    expander.open(shifted);
    const found: Token[] = [];
    for (let token = expander.get(); token.kind !== Kind.END; token = expander.get()) {
      if (token.kind === Kind.PADDING) continue;
      const isQuestion = !wantsPadding && token.kind === Kind.NAME && token.text === DEFINED;
      found.push(isQuestion ? this.isDefined() : token);
    }
    expander.close();
    expander.inDirective = false;
    expander.wantsPadding = false;
    return found;
  }

  private isDefined(): Token {
    const { expander } = this;
    expander.prevent++;
    let name = expander.getSolid();
    const isInParentheses = name.isSign('(');
    if (isInParentheses) name = expander.getSolid();
    if (name.kind !== Kind.NAME) throw new Refusal('defined without a name');
    const isDefined = this.table.getInCondition(name.number) !== null;
    if (isInParentheses && !expander.getSolid().isSign(')')) throw new Refusal('defined without )');
    expander.prevent--;
    return new Token(Kind.NUMBER, isDefined ? '1' : '0', 0, 0);
  }

  private computedInclusion(item: number): Pick<Inclusion, 'name' | 'isQuoted'> {
    const tokens = this.expanded(item, true);
    const text = tokens.map((one, at) => (at > 0 && one.flags & Flag.WHITE ? ' ' : '') + one.text).join('');
    const found = /^"([^"]+)"$|^<([^>]+)>$/.exec(text);
    if (!found) throw new Refusal(`#include ${text}`);
    return { name: found[1] ?? found[2]!, isQuoted: found[1] !== undefined };
  }
}

const END_OF_STRETCH = new Token(Kind.END, '', 0, 0);

function endOf({ kinds, nextBranch }: SourceFile, item: number): number {
  let at = item;
  while (kinds[at] !== Item.ENDIF) at = nextBranch[at]!;
  return at;
}

const movedBy = (token: Token, lines: number): Token =>
  new Token(token.kind, token.text, token.flags, token.place + lines * (1 << 10), token.number);
