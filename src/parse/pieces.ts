import { FOLDED } from '../../grammars';
import { Kind, KINDS, type KindName, type Lexer } from '../lex';
import type { Place } from './readable';
import { stepsOf } from './shape';

/**
 * A stretch of a declaration that is parsed by itself: the declaration with each body and parameter list as
 * one item, each member of a struct, each enumerator, each parameter.
 */
export interface Piece {
  place: Place;
  /** Number of the token that ends each item. */
  items: number[];
  /** Kinds of the items, a character each. */
  shape: string;
  /** The pieces inside items of this piece, by number of the item. */
  inner: Map<number, Piece[]> | null;
  /** Tokens that end references to tags: keyword and tag. */
  references: number[] | null;
  steps: Int32Array;
}

/** Deeper nesting is left to recovery, which knows where genksyms gives up. */
const DEEPEST = 500;
const NO_STEPS = new Int32Array(0);
const CHARACTER = Array.from({ length: 256 }, (_, kind) => String.fromCharCode(kind));

/** The kind that stands for each kind in a shape. */
const FOLD = Uint8Array.from({ length: 256 }, (_, kind) => kind);
for (const [from, to] of Object.entries(FOLDED)) FOLD[KINDS[from as KindName]] = KINDS[to];

/** An item that stands for a stretch of tokens, while its pieces are read. */
interface Frame {
  outer: Piece;
  place: Place;
  pieces: Piece[];
  /** The kind of the item, and of one that holds nothing. */
  kind: Kind;
  empty: Kind | null;
  /** Parentheses open in the outer piece that group declarators. */
  groups: number;
}

/** Divides the tokens of one declaration. */
class Division {
  private readonly frames: Frame[] = [];
  private piece: Piece;
  /** Kind of the last item of the piece, Kind.END where it has none. */
  private last = Kind.END;
  private groups = 0;

  constructor(private readonly lexer: Lexer) {
    this.piece = this.start('file');
  }

  run(): Piece | null {
    const { kind: kinds, tokens } = this.lexer;
    for (let token = 0; token < tokens; token++) {
      const next = this.take(token, kinds[token]! as Kind);
      if (next < 0) return null;
      token = next;
    }
    return this.frames.length === 0 && this.finish() ? this.piece : null;
  }

  /** Takes a token; answers the number of the last token taken, or -1 where no C reads so. */
  private take(token: number, kind: Kind): number {
    const { kind: kinds } = this.lexer;
    switch (kind) {
      case Kind.STRUCT:
      case Kind.UNION:
      case Kind.ENUM:
        if (kinds[token + 1] !== Kind.IDENT || kinds[token + 2] === Kind.LBRACE) break;
        (this.piece.references ??= []).push(token);
        this.addType(token + 1);
        return token + 1;
      case Kind.LBRACE: {
        const place = bodyPlace(this.piece.shape);
        if (!place) return -1;
        return this.open(place, place === 'member' ? Kind.MEMBERS : Kind.ENUMERATORS, null) ? token : -1;
      }
      case Kind.TYPEOF:
        return kinds[token + 1] === Kind.LPAREN && this.open('parameter', Kind.TYPEOF_TYPE, null) ? token + 1 : -1;
      case Kind.LPAREN:
        if (this.behindName() && this.frames[this.frames.length - 1]?.place !== 'enumerator') {
          return this.open('parameter', Kind.PARAMETERS, Kind.NO_PARAMETERS) ? token : -1;
        }
        this.groups++;
        break;
      case Kind.RPAREN:
        if (this.groups > 0) {
          this.groups--;
          break;
        }
        return this.close(token, 'parameter') ? token : -1;
      case Kind.RBRACE:
        return this.close(token, null) ? token : -1;
      case Kind.COMMA:
        return this.comma(token) ? token : -1;
      case Kind.SEMI: {
        const frame = this.frames[this.frames.length - 1];
        if (!frame) break;
        this.add(token, kind);
        return frame.place === 'member' && this.groups === 0 && this.next(frame) ? token : -1;
      }
      case Kind.CONST:
      case Kind.VOLATILE:
      case Kind.ATTRIBUTE_PHRASE:
        // One more qualifier changes nothing for what a type or a pointer is followed by.
        if (this.last === Kind.STAR) return token;
        if (this.last === Kind.INT) {
          this.piece.items[this.piece.items.length - 1] = token;
          return token;
        }
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

  private start(place: Place): Piece {
    return { place, items: [], shape: '', inner: null, references: null, steps: NO_STEPS };
  }

  private add(token: number, kind: Kind): void {
    this.piece.items.push(token);
    this.piece.shape += CHARACTER[kind]!;
    this.last = kind;
  }

  /** Adds a type that needs no step; several in a row, and a qualifier before them, are one item. */
  private addType(token: number): void {
    const { piece } = this;
    if (this.last === Kind.INT) piece.items[piece.items.length - 1] = token;
    else if (this.last === Kind.CONST && this.groups === 0) {
      piece.items[piece.items.length - 1] = token;
      piece.shape = piece.shape.slice(0, -1) + CHARACTER[Kind.INT]!;
      this.last = Kind.INT;
    } else this.add(token, Kind.INT);
  }

  /** Whether a parenthesis here opens a parameter list, not a group. */
  private behindName(): boolean {
    switch (this.last) {
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

  private open(place: Place, kind: Kind, empty: Kind | null): boolean {
    if (this.frames.length >= DEEPEST) return false;
    this.frames.push({ outer: this.piece, place, pieces: [], kind, empty, groups: this.groups });
    this.begin(place);
    return true;
  }

  private begin(place: Place): void {
    this.piece = this.start(place);
    this.last = Kind.END;
    this.groups = 0;
  }

  /** The current piece is complete; the next one of the frame begins. */
  private next(frame: Frame): boolean {
    if (!this.finish()) return false;
    frame.pieces.push(this.piece);
    this.begin(frame.place);
    return true;
  }

  private finish(): boolean {
    const { piece } = this;
    const steps = this.groups === 0 ? stepsOf(piece.place, piece.shape) : null;
    if (!steps) return false;
    piece.steps = steps;
    return true;
  }

  private comma(token: number): boolean {
    const frame = this.frames[this.frames.length - 1];
    if (!frame || frame.place === 'member' || this.groups > 0) {
      this.add(token, Kind.COMMA);
      return true;
    }
    // Nothing may follow `...`.
    return this.piece.items.length > 0 && this.last !== Kind.DOTS && this.next(frame);
  }

  /** Ends a body (`place` null) or parameters. */
  private close(token: number, place: 'parameter' | null): boolean {
    const frame = this.frames[this.frames.length - 1];
    if (!frame || (frame.place === 'parameter') !== (place === 'parameter')) return false;
    let { kind } = frame;
    if (this.piece.items.length > 0) {
      if (frame.place === 'member' || !this.next(frame)) return false;
    } else if (frame.place === 'parameter') {
      if (frame.pieces.length > 0 || frame.empty === null) return false;
      kind = frame.empty;
    } else if (frame.place === 'enumerator' && frame.pieces.length === 0) return false;
    if (kind === Kind.TYPEOF_TYPE && (frame.pieces.length !== 1 || this.lexer.kind[token - 1] === Kind.DOTS)) return false;
    this.frames.pop();
    this.piece = frame.outer;
    this.groups = frame.groups;
    if (frame.pieces.length > 0) (this.piece.inner ??= new Map()).set(this.piece.items.length, frame.pieces);
    this.add(token, kind);
    return true;
  }
}

/** What a `{` opens behind items of this shape. */
function bodyPlace(shape: string): Place | null {
  let last = shape.charCodeAt(shape.length - 1);
  if (last === Kind.IDENT) last = shape.charCodeAt(shape.length - 2);
  if (last === Kind.STRUCT || last === Kind.UNION) return 'member';
  return last === Kind.ENUM ? 'enumerator' : null;
}

/** Divides the lexer's tokens into pieces and finds the steps of each; null where one cannot be read as C. */
export function divide(lexer: Lexer): Piece | null {
  return renamesItself(lexer) ? null : new Division(lexer).run();
}

/**
 * Whether a name that this declaration makes a typedef stands in it again behind its comma, where genksyms
 * would read it as a type by then.
 */
function renamesItself(lexer: Lexer): boolean {
  const { kind, tokens, wordId, lastWord } = lexer;
  if (kind[0] !== Kind.TYPEDEF && kind[0] !== Kind.EXTENSION) return false;
  let comma = false;
  const names = new Set<number>();
  for (let token = 0; token < tokens; token++) {
    if (kind[token] === Kind.COMMA) comma = true;
    if (kind[token] !== Kind.IDENT) continue;
    const name = wordId[lastWord[token]!]!;
    if (comma && names.has(name)) return true;
    names.add(name);
  }
  return false;
}
