// SPDX-License-Identifier: GPL-2.0-or-later
import { placedWordsIn, type PlacedWord } from './needs';
import { attributesIn } from './promises';

/** A tag that a declaration defines, or names with attributes, at file scope. */
export interface TagEvent {
  /** With its mark: `s#pot`. */
  name: string;
  /** Of a mere reference, as they are written before a tag; null for a definition. */
  attributes: string | null;
  /** The place in the text behind `struct`, `union` or `enum`. */
  at: number;
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['struct', 's#'],
  ['union', 'u#'],
  ['enum', 'e#'],
]);
const ATTRIBUTE = /^(?:__attribute(?:__)?|__declspec)$/;
const IDENTIFIER = /^[A-Za-z_$\x80-\xff]/;
/** Words whose parentheses hold no parameters, however they are written. */
const OPERATOR =
  /^(?:__attribute(?:__)?|__declspec|_Alignas|alignas|(?:__)?typeof(?:__)?|typeof_unqual|sizeof|(?:__|_A|a)lignof(?:__)?|__alignof(?:__)?|_Static_assert|static_assert|_Generic|asm|__asm(?:__)?|_Atomic|__builtin_\w+)$/;
/** Attributes that Clang wants at the definition itself, or does not hand on to it. */
const NOT_INHERITED = /^(?:mode|transparent_union)\b/;

/** What an open bracket holds. */
interface Bracket {
  /** Whether tags in it belong to a prototype, and are nothing to those outside. */
  isInner: boolean;
  /** Whether names in it are values: parentheses behind one hold no parameters. */
  isExpression: boolean;
  /** Whether that is so up to the next comma: behind a `=`. */
  isValue: boolean;
  /** Whether it holds a declarator, as in `(*pour)`. */
  isDeclarator: boolean;
}

/** The tags of a declaration that a whole unit knows, in their order: those defined, and those named with attributes. */
export function tagEventsIn(text: string): TagEvent[] {
  const words = placedWordsIn(text);
  const found: TagEvent[] = [];
  const outside = { isInner: false, isExpression: false, isValue: false, isDeclarator: false };
  const open: Bracket[] = [outside];
  let closed = outside;
  for (let at = 0; at < words.length; at++) {
    const { word } = words[at]!;
    const here = open.at(-1)!;
    const mark = MARKS.get(word);
    if (mark !== undefined && !here.isInner) {
      const event = tagAt(words, at, mark);
      if (event) found.push(event);
    } else if (/^[([{]$/.test(word)) open.push(opened(words, at, here, closed));
    else if (/^[)\]}]$/.test(word) && open.length > 1) closed = open.pop()!;
    else if (word === '=') here.isValue = true;
    else if (word === ';' || word === ',') here.isValue = false;
  }
  return found;
}

/** @param closed the bracket that was closed last */
function opened(words: readonly PlacedWord[], at: number, here: Bracket, closed: Bracket): Bracket {
  const before = words[at - 1]?.word ?? '';
  const isParenthesis = words[at]!.word === '(';
  const isOperator = words[at]!.word === '[' || (isParenthesis && OPERATOR.test(before));
  const isExpression = isOperator || here.isExpression || here.isValue;
  const isDeclarator = isParenthesis && /^[*^]$/.test(words[at + 1]?.word ?? '');
  const isCall = isParenthesis && !isDeclarator && !isOperator;
  const hasParameters = isExpression
    ? before === ')' && closed.isDeclarator
    : before === ')' || IDENTIFIER.test(before);
  return { isInner: here.isInner || (isCall && hasParameters), isExpression, isValue: false, isDeclarator };
}

/** What the word `struct`, `union` or `enum` at this place begins; undefined where that is nothing to others. */
function tagAt(words: readonly PlacedWord[], from: number, mark: string): TagEvent | undefined {
  const word = (place: number): string => words[place]?.word ?? '';
  let at = from + 1;
  let attributes = '';
  for (;;) {
    const isOld = ATTRIBUTE.test(word(at)) && word(at + 1) === '(';
    if (!isOld && !(word(at) === '[' && word(at + 1) === '[')) break;
    const end = behindBracket(words, isOld ? at + 1 : at);
    attributes += inheritedOf(words.slice(at, end).map((one) => one.word));
    at = end;
  }
  if (!IDENTIFIER.test(word(at))) return undefined;
  const name = mark + word(at++);
  if (mark === 'e#' && word(at) === ':') while (at < words.length && !/^[{;,)]$/.test(word(at))) at++;
  const place = words[from]!.end;
  if (word(at) === '{') return { name, attributes: null, at: place };
  return attributes === '' ? undefined : { name, attributes, at: place };
}

function behindBracket(words: readonly PlacedWord[], at: number): number {
  let depth = 0;
  for (let place = at; place < words.length; place++) {
    if (/^[([]$/.test(words[place]!.word)) depth++;
    else if (/^[)\]]$/.test(words[place]!.word)) depth--;
    if (depth <= 0) return place + 1;
  }
  return words.length;
}

/** One phrase of attributes without those that stay where they are, with a blank before it; empty where none is left. */
function inheritedOf(words: readonly string[]): string {
  if (!/^__attribute/.test(words[0]!)) return ` ${words.join(' ')}`;
  const left = attributesIn(words.slice(3, -2)).filter((one) => !NOT_INHERITED.test(one));
  return left.length === 0 ? '' : ` __attribute__((${left.join(', ')}))`;
}

/** A declaration's text with attributes at the tags that it defines. @param given by marked name */
export function withAttributes(text: string, given: ReadonlyMap<string, string>): string {
  let found = '';
  let from = 0;
  for (const { name, attributes, at } of tagEventsIn(text)) {
    const its = attributes === null ? given.get(name) : undefined;
    if (its === undefined) continue;
    found += text.slice(from, at) + its;
    from = at;
  }
  return found + text.slice(from);
}

/**
 * The attributes that Clang gives to the types of one unit because a declaration before the definition named them:
 * `struct __attribute__((packed)) pot *p;`. GCC forgets these.
 */
export class InheritedAttributes {
  /** By marked name: of tags that nothing has defined so far. */
  private readonly open = new Map<string, string>();
  /** By marked name: what its definition got. */
  readonly given = new Map<string, string>();

  /** Whether a definition that comes now may get some. */
  get areOpen(): boolean {
    return this.open.size > 0;
  }

  openTags(): Iterable<string> {
    return this.open.keys();
  }

  isOpenFor(name: string): boolean {
    return this.open.has(name);
  }

  /** Takes in all tags of a declaration. */
  takeAll(text: string): void {
    for (const event of tagEventsIn(text)) this.take(event);
  }

  /** A declaration's text with what its tags were given. */
  completed(text: string): string {
    return this.given.size === 0 ? text : withAttributes(text, this.given);
  }

  take({ name, attributes }: Pick<TagEvent, 'name' | 'attributes'>): void {
    const before = this.open.get(name);
    if (attributes !== null) this.open.set(name, (before ?? '') + attributes);
    else if (before !== undefined) {
      this.open.delete(name);
      this.given.set(name, before);
    }
  }
}
