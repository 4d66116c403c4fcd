// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import { Char } from '../../text';
import { keywordsOf } from './keywords';
import { Kind } from './kinds';
import { hashOf, type Names } from './names';
import { Scanner, Word } from './scanner';
import type { TypeNames } from './type-names';

/** Facts about a word of a declaration, as bits. */
export const enum WordFlag {
  /** The word is an identifier, so it may be an enumerator. */
  IDENT = 1,
  /** The word stands in the source file, not in a header. */
  IN_SOURCE = 2,
}

/** A place to go back to: between two declarations. */
export interface Mark {
  pos: number;
  line: number;
  file: number;
  lineStart: boolean;
}

/** Words and tokens that there is room for at first: few declarations have more. */
const INITIAL = 1 << 10;

/**
 * The tokens of one declaration after another, as the second half of genksyms' lexer makes them: keywords,
 * type names as of the place, and whole phrases as one token each.
 *
 * A declaration's *words* are the words that may enter a record; its *tokens* are what the grammar sees.
 * Token `t` ends at word `lastWord[t]`. Words are chained backwards by `chain[w + 1]`, where `w + 1` stands
 * for the slot that genksyms' parser hands around (`yylval`): what a rule takes out of a record is unchained.
 */
export class Lexer extends Scanner {
  words = 0;
  wordId = new Int32Array(INITIAL);
  flags = new Uint8Array(INITIAL);
  wordLine = new Int32Array(INITIAL);
  wordFile = new Int32Array(INITIAL);
  chain = new Int32Array(INITIAL + 1);

  tokens = 0;
  kind = new Uint8Array(INITIAL);
  lastWord = new Int32Array(INITIAL);
  tokenLine = new Int32Array(INITIAL);
  tokenFile = new Int32Array(INITIAL);

  /** Where function bodies and initialisers were passed over in this declaration: start and end of each. */
  readonly skipped: number[] = [];

  /** Keep the words of function bodies and initialisers: only what genksyms cannot parse has use for them. */
  keepAll = false;

  /**
   * Whether a typedef's name comes as a type. Only recovery, which knows the state of the parser, ever turns it off:
   * where the parser needs no more type, a newer genksyms takes the word for a plain name.
   */
  wantsTypes = true;

  private readonly keywords: Int16Array;
  private readonly builtinTypes: ReadonlySet<number>;
  /** Whether an attribute between `struct` and its body leaves the body one. */
  private readonly skipsAttributes: boolean;
  /** Word numbers of the words of one byte. */
  private readonly single: Int32Array;
  private depth = 0;
  private expression = false;
  private noTypeLookup = 0;
  private noBracePhrase = 0;
  /** A `(` that was read ahead of a type in `typeof(`, to be read again. */
  private openAgain = false;

  constructor(
    names: Names,
    generation: Generation,
    readonly types: TypeNames,
  ) {
    super(names);
    this.single = Int32Array.from({ length: 256 }, (_, byte) => names.of(String.fromCharCode(byte)));
    this.skipsAttributes = generation.reading.attributesBeforeTag;
    ({ kinds: this.keywords, builtinTypes: this.builtinTypes } = keywordsOf(generation, names));
  }

  /** Starts on the text of a unit. */
  open(text: Uint8Array): void {
    this.load(text);
    this.beginAnew();
  }

  /** Forgets what was read before a place, and all that bears on the next token. */
  private beginAnew(): void {
    this.expression = this.openAgain = false;
    this.wantsTypes = true;
    this.noTypeLookup = this.noBracePhrase = 0;
    this.begin();
  }

  /** Starts on the next declaration: forgets all words and tokens. */
  begin(): void {
    this.words = this.tokens = 0;
    if (this.skipped.length > 0) this.skipped.length = 0;
    this.chain[0] = -1;
    this.depth = 0;
    this.keepAll = false;
  }

  /** Whether nothing that was read bears on how the next token is read. */
  get neutral(): boolean {
    const isPlain = !this.expression && !this.openAgain && this.wantsTypes;
    return isPlain && this.noTypeLookup + this.noBracePhrase === 0;
  }

  /** Notes the place behind all that was read. */
  markInto(mark: Mark): void {
    mark.pos = this.pos;
    mark.line = this.line;
    mark.file = this.file;
    mark.lineStart = this.lineStart;
  }

  rewind(mark: Mark): void {
    this.pos = mark.pos;
    this.line = mark.line;
    this.file = mark.file;
    this.lineStart = mark.lineStart;
    this.beginAnew();
  }

  /** Appends the next token and gives its kind. */
  next(): Kind {
    const kind = this.readToken();
    if (this.noTypeLookup > 0) this.noTypeLookup--;
    if (this.noBracePhrase > 0 && !(this.skipsAttributes && kind === Kind.ATTRIBUTE_PHRASE))
      this.noBracePhrase--;
    const t = this.tokens++;
    if (t >= this.kind.length) this.growTokens();
    this.kind[t] = kind;
    this.lastWord[t] = this.words - 1;
    this.tokenLine[t] = this.line;
    this.tokenFile[t] = this.file;
    return kind;
  }

  private readToken(): Kind {
    if (this.expression) {
      this.expression = false;
      return this.expressionPhrase();
    }
    if (this.openAgain) {
      this.openAgain = false;
      this.appendOpen();
      return Kind.LPAREN;
    }
    const word = this.scan();
    switch (word) {
      case Word.IDENT:
        return this.identifier();
      case Word.END:
        return Kind.END;
      case Char.OPEN_BRACKET:
        this.append(word);
        return this.bracketPhrase();
      case Char.OPEN_BRACE:
        return this.openBrace();
      case Char.CLOSE_BRACE:
        this.depth--;
        this.append(word);
        return Kind.RBRACE;
      case Char.EQUALS:
        this.append(word);
        this.expression = true;
        return Kind.EQUALS;
      case Char.COLON:
        this.append(word);
        this.expression = true;
        return Kind.COLON;
      case Char.OPEN:
        this.append(word);
        return Kind.LPAREN;
      case Char.CLOSE:
        this.append(word);
        return Kind.RPAREN;
      case Char.STAR:
        this.append(word);
        return Kind.STAR;
      case Char.COMMA:
        this.append(word);
        return Kind.COMMA;
      case Char.SEMICOLON:
        this.append(word);
        return Kind.SEMI;
      case Word.DOTS:
        this.append(word);
        return Kind.DOTS;
      default:
        this.append(word);
        // A byte of 0x80 or more reads as a negative token, which ends the input for the parser.
        return word >= 0x80 && word < Word.IDENT ? Kind.END : Kind.JUNK;
    }
  }

  private identifier(): Kind {
    const id = this.append(Word.IDENT);
    const keyword = id < this.keywords.length ? this.keywords[id]! : -1;
    if (keyword >= 0) {
      // genksyms looks keywords up as type names too, but no typedef can bear their names.
      switch (keyword as Kind) {
        case Kind.ATTRIBUTE:
          return this.phrase(Kind.ATTRIBUTE_PHRASE, 0);
        case Kind.ASM:
          return this.phrase(Kind.ASM_PHRASE, 0);
        case Kind.STATIC_ASSERT:
          return this.phrase(Kind.STATIC_ASSERT_PHRASE, 0);
        case Kind.TYPEOF:
          return this.typeofPhrase();
        case Kind.STRUCT:
        case Kind.UNION:
        case Kind.ENUM:
          this.noBracePhrase = 3;
          this.noTypeLookup = 2;
          break;
        default:
          break;
      }
      return keyword;
    }
    return this.noTypeLookup === 0 && this.wantsTypes && this.types.ask(id) ? Kind.TYPE : Kind.IDENT;
  }

  private openBrace(): Kind {
    if (this.noBracePhrase > 0) {
      this.append(Char.OPEN_BRACE);
      this.depth++;
      return Kind.LBRACE;
    }
    this.append(Char.OPEN_BRACE);
    if (this.depth === 0 && !this.keepAll) {
      this.skipped.push(this.start);
      const closed = this.skipBraces();
      this.skipped.push(this.pos);
      return closed ? Kind.BRACE_PHRASE : Kind.END;
    }
    for (let count = 1; ;) {
      const word = this.scan();
      if (word === Word.END) return Kind.END;
      this.append(word);
      if (word === Char.OPEN_BRACE) count++;
      else if (word === Char.CLOSE_BRACE && --count === 0) return Kind.BRACE_PHRASE;
    }
  }

  /** The words up to the parenthesis that closes the phrase; `count` are open already. */
  private phrase(kind: Kind, count: number): Kind {
    for (;;) {
      const word = this.scan();
      if (word === Word.END) return Kind.END;
      this.append(word);
      if (word === Char.OPEN) count++;
      else if (word === Char.CLOSE && --count === 0) return kind;
    }
  }

  private bracketPhrase(): Kind {
    for (let count = 1; ;) {
      const word = this.scan();
      if (word === Word.END) return Kind.END;
      this.append(word);
      if (word === Char.OPEN_BRACKET) count++;
      else if (word === Char.CLOSE_BRACKET && --count === 0) return Kind.BRACKET_PHRASE;
    }
  }

  /** `typeof(` leads to a type before a keyword or type name, else to a phrase, with its `(` only before an identifier. */
  private typeofPhrase(): Kind {
    let count = 0;
    for (;;) {
      const word = this.scan();
      if (word === Word.END) return Kind.END;
      if (word === Char.OPEN && ++count === 1) {
        const inner = this.scan();
        if (inner === Word.END) return Kind.END;
        const id = inner === Word.IDENT ? this.identifierId() : -1;
        // A type of the compiler's own is no identifier here.
        if (id >= 0 && !this.builtinTypes.has(id)) {
          if ((id < this.keywords.length && this.keywords[id]! >= 0) || this.types.ask(id)) {
            this.pos = this.start;
            this.openAgain = true;
            return Kind.TYPEOF;
          }
          this.appendOpen();
        }
        if (inner === Char.OPEN) count++;
        this.append(inner);
        if (inner === Char.CLOSE && --count === 0) return Kind.TYPEOF_PHRASE;
        continue;
      }
      this.append(word);
      if (word === Char.CLOSE && --count === 0) return Kind.TYPEOF_PHRASE;
    }
  }

  private expressionPhrase(): Kind {
    if (this.depth === 0 && !this.keepAll) {
      this.append(Char.EQUALS);
      this.skipped.push(this.pos);
      const ended = this.skipExpression();
      this.skipped.push(this.pos);
      return ended ? Kind.EXPRESSION_PHRASE : Kind.END;
    }
    for (let count = 0; ;) {
      const word = this.scan();
      switch (word) {
        case Word.END:
          return Kind.END;
        case Char.OPEN:
        case Char.OPEN_BRACKET:
        case Char.OPEN_BRACE:
          count++;
          break;
        case Char.COMMA:
        case Char.SEMICOLON:
        case Char.CLOSE_BRACE:
          if (count === 0) {
            this.pos = this.start;
            return Kind.EXPRESSION_PHRASE;
          }
          if (word === Char.CLOSE_BRACE) count--;
          break;
        case Char.CLOSE:
        case Char.CLOSE_BRACKET:
          count--;
          break;
      }
      this.append(word);
    }
  }

  /** Appends the word just scanned and gives its number. */
  private append(word: number): number {
    const ident = word === Word.IDENT;
    const id = word < Word.IDENT ? this.single[word]! : ident ? this.identifierId() : this.otherId();
    this.push(id, ident);
    return id;
  }

  private identifierId(): number {
    return this.names.intern(this.text, this.start, this.end, this.hash);
  }

  /** A literal ends at a NUL in it, as C's strings do. */
  private otherId(): number {
    const { text, start } = this;
    let end = start;
    while (end < this.end && text[end] !== Char.NUL) end++;
    return this.names.intern(text, start, end, hashOf(text, start, end));
  }

  private appendOpen(): void {
    this.push(this.single[Char.OPEN]!, false);
  }

  private push(id: number, ident: boolean): void {
    const w = this.words++;
    if (w + 1 >= this.wordId.length) this.growWords();
    this.wordId[w] = id;
    this.flags[w] =
      (ident ? WordFlag.IDENT : 0) | (this.file === this.source && this.file >= 0 ? WordFlag.IN_SOURCE : 0);
    this.wordLine[w] = this.line;
    this.wordFile[w] = this.file;
    this.chain[w + 1] = w;
  }

  private growWords(): void {
    const size = this.wordId.length * 2;
    this.wordId = grown(this.wordId, size);
    this.flags = grown(this.flags, size);
    this.wordLine = grown(this.wordLine, size);
    this.wordFile = grown(this.wordFile, size);
    this.chain = grown(this.chain, size + 1);
  }

  private growTokens(): void {
    const size = this.kind.length * 2;
    this.kind = grown(this.kind, size);
    this.lastWord = grown(this.lastWord, size);
    this.tokenLine = grown(this.tokenLine, size);
    this.tokenFile = grown(this.tokenFile, size);
  }
}

function grown<T extends Int32Array | Uint8Array>(array: T, size: number): T {
  const larger = new (array.constructor as new (size: number) => T)(size);
  larger.set(array);
  return larger;
}
