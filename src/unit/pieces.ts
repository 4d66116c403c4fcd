import type { Builder } from '../declare';
import { Kind, type Lexer } from '../lex';
import { Step, STEP_SIZE, stepsOf, type Place, type Tag } from '../parse';

/**
 * A stretch of a declaration that is parsed by itself: the declaration with each body as one item, each
 * member of a struct, each enumerator.
 */
interface Piece {
  place: Place;
  /** Number of the token that ends each item. */
  items: number[];
  /** Kinds of the items, a character each. */
  shape: string;
  /** The pieces inside the bodies of this piece, by number of the item. */
  bodies: Map<number, Piece[]> | null;
  steps: Int32Array;
}

/** Deeper nesting is left to recovery, which knows where genksyms gives up. */
const DEEPEST = 500;
const NO_STEPS = new Int32Array(0);
const CHARACTER = Array.from({ length: 256 }, (_, kind) => String.fromCharCode(kind));

const newPiece = (place: Place): Piece => ({ place, items: [], shape: '', bodies: null, steps: NO_STEPS });

interface Body {
  outer: Piece;
  place: Place;
  pieces: Piece[];
}

/** Divides the lexer's tokens into pieces and finds the steps of each; null where one cannot be read as C. */
export function divide(lexer: Lexer): Piece | null {
  const { kind: kinds, tokens } = lexer;
  const bodies: Body[] = [];
  let piece = newPiece('file');
  const take = (token: number, kind: Kind): void => {
    piece.items.push(token);
    piece.shape += CHARACTER[kind]!;
  };
  const finish = (): boolean => {
    const steps = stepsOf(piece.place, piece.shape);
    if (!steps) return false;
    piece.steps = steps;
    return true;
  };
  for (let token = 0; token < tokens; token++) {
    const kind = kinds[token]! as Kind;
    const body = bodies[bodies.length - 1];
    if (kind === Kind.LBRACE) {
      const place = bodyPlace(piece.shape);
      if (!place || bodies.length >= DEEPEST) return null;
      bodies.push({ outer: piece, place, pieces: [] });
      piece = newPiece(place);
    } else if (kind === Kind.RBRACE) {
      if (!body) return null;
      if (piece.items.length > 0) {
        if (body.place === 'member' || !finish()) return null;
        body.pieces.push(piece);
      }
      if (body.place === 'enumerator' && body.pieces.length === 0) return null;
      bodies.pop();
      piece = body.outer;
      piece.bodies ??= new Map();
      piece.bodies.set(piece.items.length, body.pieces);
      take(token, body.place === 'member' ? Kind.MEMBERS : Kind.ENUMERATORS);
    } else if (body?.place === 'enumerator' && kind === Kind.COMMA) {
      if (piece.items.length === 0 || !finish()) return null;
      body.pieces.push(piece);
      piece = newPiece('enumerator');
    } else {
      take(token, kind);
      if (kind === Kind.SEMI && body) {
        if (!finish()) return null;
        body.pieces.push(piece);
        piece = newPiece(body.place);
      }
    }
  }
  return bodies.length === 0 && finish() ? piece : null;
}

/** What a `{` opens behind items of this shape. */
function bodyPlace(shape: string): Place | null {
  let last = shape.charCodeAt(shape.length - 1);
  if (last === Kind.IDENT) last = shape.charCodeAt(shape.length - 2);
  if (last === Kind.STRUCT || last === Kind.UNION) return 'member';
  return last === Kind.ENUM ? 'enumerator' : null;
}

/** Takes the steps of a piece and of those inside it, in reading order. */
export function take(piece: Piece, lexer: Lexer, builder: Builder): void {
  const { items, steps } = piece;
  const slot = (item: number): number => lexer.lastWord[items[item]!]! + 1;
  for (let at = 0; at < steps.length; at += STEP_SIZE) {
    const a = steps[at + 1]!;
    const b = steps[at + 2]!;
    const c = steps[at + 3]!;
    switch (steps[at] as Step) {
      case Step.BODY:
        for (const inner of piece.bodies!.get(a)!) take(inner, lexer, builder);
        break;
      case Step.DROP:
        builder.drop(slot(a));
        break;
      case Step.TAG:
        builder.tag(slot(a), b as Tag);
        break;
      case Step.EXTERN:
        builder.extern(true);
        break;
      case Step.INLINE:
        builder.extern(false);
        break;
      case Step.TYPEDEF:
        builder.typedef();
        break;
      case Step.DEFINE:
        builder.token = items[c]!;
        builder.define(slot(a), slot(b), slot(c), steps[at + 4] as Exclude<Tag, Tag.NONE>);
        break;
      case Step.ANONYMOUS_ENUM:
        builder.anonymousEnum();
        break;
      case Step.ENUMERATOR:
        builder.token = items[a]! + 1;
        builder.enumerator(slot(a));
        break;
      case Step.ENUMERATOR_VALUE:
        builder.token = items[c]!;
        builder.enumeratorValue(slot(a), slot(b), slot(c));
        break;
      case Step.SPECIFIERS:
        builder.specifier(slot(a));
        break;
      case Step.NAME:
        builder.declarator(slot(a));
        break;
      case Step.INITIALISER:
        builder.initialiser(slot(a), slot(b));
        break;
      case Step.FIRST:
        builder.token = items[b]!;
        builder.first(slot(a));
        break;
      case Step.ANOTHER:
        builder.token = items[c]!;
        builder.another(slot(a), slot(b));
        break;
      case Step.FUNCTION:
        builder.token = items[b]!;
        builder.functionBody(slot(a));
        break;
      case Step.EXPORT:
        builder.token = items[b]!;
        builder.export(slot(a));
        break;
    }
  }
}

/**
 * Whether a name that this declaration makes a typedef stands in it again behind its comma, where genksyms
 * would read it as a type by then.
 */
export function renamesItself(lexer: Lexer): boolean {
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
