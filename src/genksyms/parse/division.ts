// SPDX-License-Identifier: GPL-2.0-or-later
import { FOLDED, type Reading } from '../../../grammars';
import { Kind, KINDS, type KindName, type Lexer } from '../lex';
import { Pieces } from './pieces';
import { Place } from './place';
import { knownShapes, type Shapes } from './shapes';

/** Deeper nesting is left to recovery, which knows where genksyms gives up. */
const DEEPEST = 500;
/** Longer pieces too. */
const LONGEST = 3000;
const NOT_C = -1;

/** The kind that stands for each kind in a shape. */
const FOLD = Uint8Array.from({ length: 256 }, (_, kind) => kind);
for (const [from, to] of Object.entries(FOLDED)) FOLD[KINDS[from as KindName]] = KINDS[to];

/** A piece that is being read, with the item of the piece around it that it is inside of. */
interface Frame {
  place: Place;
  /** The state of the shape read so far, and the one before its last item. */
  state: number;
  previous: number;
  /** Kinds of the last item and of the one before it, Kind.END where there is none. */
  last: Kind;
  lastButOne: Kind;
  /** Parentheses open that group declarators. */
  groups: number;
  /** Where the items and references of the piece begin among the open ones. */
  items: number;
  references: number;
  /** First and last finished piece of this body or list, and how many. */
  first: number;
  end: number;
  pieces: number;
  /** The kind of the item that the body or list is in the piece around it, and of one that holds nothing. */
  kind: Kind;
  empty: Kind;
}

const newFrame = (): Frame => ({
  place: Place.FILE,
  state: 0,
  previous: 0,
  last: Kind.END,
  lastButOne: Kind.END,
  groups: 0,
  items: 0,
  references: 0,
  first: -1,
  end: -1,
  pieces: 0,
  kind: Kind.END,
  empty: Kind.END,
});

/** Divides declarations into pieces. */
export class Division {
  readonly pieces = new Pieces();
  private readonly shapes: Shapes;
  /** Whether a type has been read in this piece, so that a typedef's name is a plain one from now on. */
  private typed = false;
  /** `struct tag`: it counts as a type only behind the next token, which might have begun its body. */
  private untypedYet = false;
  private readonly frames: Frame[] = [newFrame()];
  private depth = 0;
  private frame = this.frames[0]!;
  /** Items and references of the pieces that are open, the innermost last. */
  private items = new Int32Array(0);
  private inner = new Int32Array(0);
  private references = new Int32Array(0);
  private itemCount = 0;
  /** Tokens of the declaration that need a state of genksyms' parser each, and no item. */
  private folded = 0;
  private referenceCount = 0;
  private itemsDone = 0;
  private referencesDone = 0;

  constructor(private readonly reading: Reading) {
    this.shapes = knownShapes(reading);
  }

  /**
   * Divides the lexer's tokens and finds the steps of each piece.
   * @returns the number of the outermost piece, or -1 where a piece cannot be read as C
   */
  divide(lexer: Lexer): number {
    const { kind: kinds, tokens } = lexer;
    if (renamesItself(lexer)) return NOT_C;
    this.pieces.begin(tokens);
    if (this.items.length < tokens) {
      this.items = new Int32Array(tokens * 2 + 64);
      this.inner = new Int32Array(tokens * 2 + 64);
      this.references = new Int32Array(tokens * 2 + 64);
    }
    this.folded =
      this.depth =
      this.itemCount =
      this.referenceCount =
      this.itemsDone =
      this.referencesDone =
        0;
    this.frame = this.frames[0]!;
    this.typed = this.untypedYet = false;
    const typesFirst = this.reading.typeNames === 'types-first';
    this.begin(Place.FILE);
    for (let token = 0; token < tokens; token++) {
      if (typesFirst) this.decide(kinds, token);
      token = this.take(kinds, token);
      if (token < 0) return NOT_C;
    }
    return this.depth === 0 ? this.finish() : NOT_C;
  }

  /**
   * Decides whether a typedef's name is a type here, and what the token says of the names behind it: what genksyms'
   * parser tells its lexer, for declarations that fit the grammar.
   */
  private decide(kinds: Uint8Array, token: number): void {
    const kind = kinds[token]! as Kind;
    if (kind === Kind.TYPE && this.typed) kinds[token] = Kind.IDENT;
    if (this.untypedYet) {
      this.untypedYet = false;
      this.typed = true;
    }
    const { frame } = this;
    switch (kinds[token]! as Kind) {
      case Kind.IDENT:
        // A tag and an enumerator say nothing, and neither does the name of a parameter.
        if ((frame.place === Place.FILE || frame.place === Place.MEMBER) && !opensBody(frame.last))
          this.typed = false;
        break;
      case Kind.LPAREN:
        if (frame.place === Place.PARAMETER) this.typed = false;
        break;
      case Kind.COMMA:
        if (frame.place !== Place.ENUMERATOR) this.typed = frame.place !== Place.PARAMETER;
        break;
      case Kind.SEMI:
        this.typed = false;
        break;
      case Kind.RPAREN:
        if (frame.place === Place.PARAMETER && frame.kind !== Kind.TYPEOF_TYPE) this.typed = false;
        else if (frame.place === Place.PARAMETER && frame.groups === 0) this.typed = true;
        break;
      case Kind.RBRACE:
      case Kind.TYPE:
        this.typed = true;
        break;
      default:
        if (FOLD[kind] === Kind.INT) this.typed = true;
    }
  }

  /** Takes a token; answers the number of the last token taken, or -1 where no C reads so. */
  private take(kinds: Uint8Array, token: number): number {
    const { frame } = this;
    const kind = kinds[token]! as Kind;
    switch (kind) {
      case Kind.STRUCT:
      case Kind.UNION:
      case Kind.ENUM: {
        const tag = this.tagOf(kinds, token);
        if (kinds[tag] !== Kind.IDENT || kinds[tag + 1] === Kind.LBRACE) break;
        this.references[this.referenceCount++] = token;
        this.untypedYet = true;
        this.addType(tag);
        return tag;
      }
      case Kind.LBRACE: {
        const keyword = frame.last === Kind.IDENT ? frame.lastButOne : frame.last;
        if (keyword === Kind.ENUM) return this.open(Place.ENUMERATOR, Kind.ENUMERATORS, Kind.END, token);
        if (keyword !== Kind.STRUCT && keyword !== Kind.UNION) return NOT_C;
        return this.open(Place.MEMBER, Kind.MEMBERS, Kind.MEMBERS, token);
      }
      case Kind.TYPEOF:
        return kinds[token + 1] === Kind.LPAREN
          ? this.open(Place.PARAMETER, Kind.TYPEOF_TYPE, Kind.END, token + 1)
          : NOT_C;
      case Kind.LPAREN:
        if (opensParameters(frame.last))
          return this.open(Place.PARAMETER, Kind.PARAMETERS, Kind.NO_PARAMETERS, token);
        frame.groups++;
        break;
      case Kind.RPAREN:
        if (frame.groups > 0) {
          frame.groups--;
          break;
        }
        return frame.place === Place.PARAMETER ? this.close(token) : NOT_C;
      case Kind.RBRACE:
        return frame.place === Place.MEMBER || frame.place === Place.ENUMERATOR ? this.close(token) : NOT_C;
      case Kind.COMMA:
        if (frame.place === Place.FILE || frame.place === Place.MEMBER || frame.groups > 0) break;
        // Nothing may follow `...`.
        return frame.last !== Kind.END && frame.last !== Kind.DOTS && this.finishInner() ? token : NOT_C;
      case Kind.SEMI:
        if (frame.place === Place.FILE) break;
        this.add(token, kind);
        return frame.place === Place.MEMBER && this.finishInner() ? token : NOT_C;
      case Kind.CONST:
      case Kind.VOLATILE:
      case Kind.ATTRIBUTE_PHRASE:
        // One more qualifier changes nothing for what a type or a pointer is followed by.
        if (frame.last === Kind.STAR) {
          this.folded++;
          return token;
        }
        if (frame.last === Kind.INT) {
          this.items[this.itemCount - 1] = token;
          return token;
        }
        if (kind === Kind.ATTRIBUTE_PHRASE) {
          if (this.repeats(token, kind) || this.leadsTag()) return token;
        }
        break;
      case Kind.STAR:
      case Kind.BRACKET_PHRASE:
        if (this.repeats(token, kind)) return token;
        break;
      default:
        if (FOLD[kind] === Kind.INT) {
          this.addType(token);
          return token;
        }
    }
    this.add(token, FOLD[kind]! as Kind);
    return token;
  }

  /** The token behind `struct`, `union` or `enum` at which its tag would stand. */
  private tagOf(kinds: Uint8Array, keyword: number): number {
    let tag = keyword + 1;
    if (this.reading.attributesBeforeTag && kinds[keyword] !== Kind.ENUM) {
      while (kinds[tag] === Kind.ATTRIBUTE_PHRASE) tag++;
      // The keyword lets one token pass as a tag, and that was an attribute.
      if (tag > keyword + 1 && kinds[tag] === Kind.TYPE && this.typed) kinds[tag] = Kind.IDENT;
    }
    return tag;
  }

  /** Attributes between `struct` and its tag or body need no item: they are words of the record and nothing else. */
  private leadsTag(): boolean {
    const { last } = this.frame;
    if (!this.reading.attributesBeforeTag || (last !== Kind.STRUCT && last !== Kind.UNION)) return false;
    this.folded++;
    return true;
  }

  private add(token: number, kind: Kind): void {
    const { frame } = this;
    this.items[this.itemCount] = token;
    this.inner[this.itemCount++] = -1;
    frame.previous = frame.state;
    frame.state = this.shapes.behind(frame.state, kind);
    frame.lastButOne = frame.last;
    frame.last = kind;
  }

  /** Several stars, attributes or brackets in a row may stand wherever one may: they are one item. */
  private repeats(token: number, kind: Kind): boolean {
    if (this.frame.last !== kind) return false;
    this.items[this.itemCount - 1] = token;
    this.folded++;
    return true;
  }

  /** Adds a type that needs no step; several in a row, and a qualifier before them, are one item. */
  private addType(token: number): void {
    const { frame } = this;
    if (frame.last === Kind.INT) this.items[this.itemCount - 1] = token;
    else if (frame.last === Kind.CONST && frame.groups === 0) {
      this.items[this.itemCount - 1] = token;
      frame.state = this.shapes.behind(frame.previous, Kind.INT);
      frame.last = Kind.INT;
    } else this.add(token, Kind.INT);
  }

  /** Begins on a body or list; answers the token, or -1 where that is too deep. */
  private open(place: Place, kind: Kind, empty: Kind, token: number): number {
    if (++this.depth > DEEPEST) return NOT_C;
    const frame = (this.frames[this.depth] ??= newFrame());
    frame.first = frame.end = -1;
    frame.pieces = 0;
    frame.kind = kind;
    frame.empty = empty;
    this.frame = frame;
    this.begin(place);
    return token;
  }

  /** Begins on a piece. */
  private begin(place: Place): void {
    const { frame } = this;
    frame.place = place;
    frame.state = frame.previous = this.shapes.start(place);
    frame.last = frame.lastButOne = Kind.END;
    frame.groups = 0;
    frame.items = this.itemCount;
    frame.references = this.referenceCount;
  }

  /** Moves the innermost open piece to the finished ones; answers its number, or -1 where it is no C. */
  private finish(): number {
    const { frame, pieces } = this;
    if (frame.groups > 0 || this.itemCount - frame.items + this.folded > LONGEST) return NOT_C;
    const steps = this.shapes.stepsAt(frame.state);
    if (!steps) return NOT_C;
    const piece = pieces.count++;
    pieces.steps[piece] = steps;
    pieces.next[piece] = -1;
    pieces.itemsFrom[piece] = this.itemsDone;
    for (let i = frame.items; i < this.itemCount; i++) {
      pieces.items[this.itemsDone] = this.items[i]!;
      pieces.inner[this.itemsDone++] = this.inner[i]!;
    }
    pieces.itemsTo[piece] = this.itemsDone;
    pieces.referencesFrom[piece] = this.referencesDone;
    for (let i = frame.references; i < this.referenceCount; i++) {
      pieces.references[this.referencesDone++] = this.references[i]!;
    }
    pieces.referencesTo[piece] = this.referencesDone;
    this.itemCount = frame.items;
    this.referenceCount = frame.references;
    return piece;
  }

  /** A piece of a body or list is complete; the next one begins. */
  private finishInner(): boolean {
    const { frame } = this;
    const piece = this.finish();
    if (piece < 0) return false;
    if (frame.first < 0) frame.first = piece;
    else this.pieces.next[frame.end] = piece;
    frame.end = piece;
    frame.pieces++;
    this.begin(frame.place);
    return true;
  }

  /** Ends a body or list; answers the token, or -1 where it cannot end there. */
  private close(token: number): number {
    const { frame } = this;
    let { kind } = frame;
    if (frame.last !== Kind.END) {
      if (frame.place === Place.MEMBER || !this.finishInner()) return NOT_C;
    } else if (frame.place === Place.PARAMETER) {
      if (frame.pieces > 0) return NOT_C;
    }
    if (frame.pieces === 0) kind = frame.empty;
    if (kind === Kind.END || (kind === Kind.TYPEOF_TYPE && frame.pieces > 1)) return NOT_C;
    const { first } = frame;
    this.frame = this.frames[--this.depth]!;
    this.add(token, kind);
    this.inner[this.itemCount - 1] = first;
    return token;
  }
}

/** Whether a word behind such an item is a tag. */
const opensBody = (last: Kind): boolean => last === Kind.STRUCT || last === Kind.UNION || last === Kind.ENUM;

/** Whether a parenthesis behind such an item opens a parameter list, not a group. */
function opensParameters(last: Kind): boolean {
  switch (last) {
    case Kind.IDENT:
    case Kind.RPAREN:
    case Kind.PARAMETERS:
    case Kind.NO_PARAMETERS:
    case Kind.BRACKET_PHRASE:
      return true;
    default:
      return false;
  }
}

/**
 * Whether a name that this declaration makes a typedef stands in it again behind its comma, where genksyms
 * would read it as a type by then.
 */
function renamesItself({ kind, tokens, wordId, lastWord }: Lexer): boolean {
  if (kind[0] !== Kind.TYPEDEF && kind[0] !== Kind.EXTENSION) return false;
  let comma = -1;
  for (let token = 0; comma < 0 && token < tokens; token++) if (kind[token] === Kind.COMMA) comma = token;
  if (comma < 0) return false;
  const names = new Set<number>();
  for (let token = 0; token < tokens; token++) {
    if (kind[token] !== Kind.IDENT) continue;
    const name = wordId[lastWord[token]!]!;
    if (token > comma && names.has(name)) return true;
    names.add(name);
  }
  return false;
}
