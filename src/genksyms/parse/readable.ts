// SPDX-License-Identifier: GPL-2.0-or-later
import { IN_PLACE, PITCH, SPELLING, WRAP, type Reading } from '../../../grammars';
import { Kind, KINDS, type KindName } from '../lex';
import type { PlaceName } from './place';

/** A piece spelt so that tree-sitter-c can read it. */
export interface Readable {
  text: string;
  /** Items left out: attributes and asm labels behind a declarator. */
  omitted: number;
  /** Items that are a typedef's name right behind a type, where genksyms takes them for one more type. */
  typeBehindType: ReadonlySet<number>;
}

/** What the item before says about the next one. */
const enum Before {
  START,
  TYPE,
  POINTER,
  OPEN,
  COMMA,
  NAME,
  OTHER,
}

const SPELT = new Map<number, string>(
  Object.entries(SPELLING).map(([kind, text]) => [KINDS[kind as KindName], text]),
);

/** Spells a piece for tree-sitter; null where no C reads like it, so that recovery has to. */
export function makeReadable(place: PlaceName, kinds: readonly number[], reading: Reading): Readable | null {
  const typesFirst = reading.typeNames === 'types-first';
  const parts: string[] = [WRAP[place].before.padEnd(PITCH)];
  const typeBehindType = new Set<number>();
  let omitted = 0;
  let before = Before.START;
  let depth = 0;
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i]!;
    let spelling = SPELT.get(kind);
    switch (kind) {
      case Kind.EXTENSION:
        if (i > 0 || kinds[1] !== Kind.TYPEDEF || place !== 'file') return null;
        spelling = IN_PLACE.nothing;
        break;
      case Kind.TYPEDEF:
        if (place !== 'file' || (i > 0 && kinds[i - 1] !== Kind.EXTENSION)) return null;
        spelling = IN_PLACE.typedef;
        break;
      case Kind.ATTRIBUTE_PHRASE:
        if (before === Before.COMMA || before === Before.OTHER) return null;
        // Behind a parenthesis only a newer grammar takes one, and tree-sitter reads none there.
        if (before === Before.OPEN && !reading.attributeSpecifies) return null;
        if (before !== Before.NAME) spelling = IN_PLACE.qualifier;
        else if (depth > 0 || place === 'parameter') return null;
        else {
          spelling = IN_PLACE.nothing;
          omitted++;
        }
        break;
      case Kind.ASM_PHRASE:
        if (before !== Before.NAME || depth > 0 || place !== 'file') return null;
        spelling = IN_PLACE.nothing;
        omitted++;
        break;
      case Kind.IDENT: {
        const previous = kinds[i - 1];
        const isTag = previous === Kind.STRUCT || previous === Kind.UNION || previous === Kind.ENUM;
        before = isTag ? Before.TYPE : Before.NAME;
        break;
      }
      case Kind.TYPE:
        if (typesFirst && before !== Before.START && before !== Before.TYPE) return null;
        if (before === Before.TYPE) typeBehindType.add(i);
        if (before === Before.TYPE || before === Before.POINTER || before === Before.COMMA) {
          spelling = IN_PLACE.name;
          before = Before.NAME;
        } else before = Before.TYPE;
        break;
      case Kind.STAR:
        before = Before.POINTER;
        break;
      case Kind.LPAREN:
        depth++;
        before = Before.OPEN;
        break;
      case Kind.RPAREN:
        depth--;
        before = Before.NAME;
        break;
      case Kind.BRACKET_PHRASE:
      case Kind.PARAMETERS:
      case Kind.NO_PARAMETERS:
        before = Before.NAME;
        break;
      case Kind.COMMA:
        before = Before.COMMA;
        break;
      case Kind.COLON:
        if (place !== 'member') return null;
        // Behind a parenthesis only a newer grammar takes one, and tree-sitter reads none there.
        if (before === Before.OPEN && !reading.attributeSpecifies) return null;
        if (before !== Before.NAME) spelling = IN_PLACE.unnamedBits;
        before = Before.OTHER;
        break;
      case Kind.CONST:
      case Kind.RESTRICT:
      case Kind.STATIC:
      case Kind.EXTERN:
      case Kind.INLINE:
        break;
      case Kind.SEMI:
        if (before === Before.TYPE) spelling = IN_PLACE.unnamed;
        break;
      case Kind.EQUALS:
      case Kind.EXPRESSION_PHRASE:
      case Kind.BRACE_PHRASE:
        before = Before.OTHER;
        break;
      default:
        before = Before.TYPE;
    }
    if (spelling === undefined) return null;
    parts.push(spelling.padEnd(PITCH));
  }
  parts.push(WRAP[place].after);
  return { text: parts.join(''), omitted, typeBehindType };
}
