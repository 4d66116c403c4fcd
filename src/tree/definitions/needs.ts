// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordKind } from '../../genksyms/declare';

/** A name that the layout of a declaration may hang on. */
export interface Need {
  word: string;
  /** Of tags the keyword; TYPEDEF for typedefs only, ENUMERATOR for these too, ORDINARY for whatever bears the name. */
  as: RecordKind;
}

/** What a declaration's text names. */
export interface Needs {
  /** In attributes, `typeof`, `sizeof`, bounds, widths and values: what records leave out or do not follow. */
  hidden: readonly Need[];
  /** All of it, but what only a pointer leads to. */
  all: readonly Need[];
}

const WORD = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[A-Za-z_$][\w$]*|\.?\d[\w.]*|->|\.\.\.|\S/g;
const PRAGMA = /^#pragma .*$/gm;
const IDENTIFIER = /^[A-Za-z_$]/;
const ATTRIBUTE = /^__attribute(?:__)?$/;
const QUALIFIER = /^(?:const|volatile|restrict|__const|__volatile__|__restrict|__restrict__|_Atomic)$/;

const TAGS: ReadonlyMap<string, RecordKind> = new Map([
  ['struct', RecordKind.STRUCT],
  ['union', RecordKind.UNION],
  ['enum', RecordKind.ENUM],
]);

/** What a name may be where it stands. Of two that fit, the greater one counts. */
const enum Mode {
  TYPE,
  /** Types and constants. */
  EXPRESSION,
  /** Objects and functions too: their types are asked for. */
  OBJECT,
  NOTHING,
}

/** What the parentheses behind these words hold. */
const OPENERS: ReadonlyMap<string, Mode> = new Map([
  ...['__attribute__', '__attribute', '_Alignas', 'alignas'].map((word) => [word, Mode.EXPRESSION] as const),
  ...[
    ...['typeof', '__typeof', '__typeof__', 'typeof_unqual', '__auto_type'],
    ...['sizeof', '__alignof', '__alignof__', '_Alignof', 'alignof'],
    ...['__builtin_offsetof', '__builtin_types_compatible_p', '__builtin_choose_expr'],
  ].map((word) => [word, Mode.OBJECT] as const),
  ...['_Static_assert', 'static_assert', 'asm', '__asm', '__asm__'].map(
    (word) => [word, Mode.NOTHING] as const,
  ),
]);

/** A word, and the place in the text behind it. */
export interface PlacedWord {
  word: string;
  end: number;
}

/** The words of a declaration's text. */
export function wordsIn(text: string): string[] {
  return text.replace(PRAGMA, '').match(WORD) ?? [];
}

/** The same with their places. */
export function placedWordsIn(text: string): PlacedWord[] {
  const blank = text.replace(PRAGMA, (line) => ' '.repeat(line.length));
  return Array.from(blank.matchAll(WORD), ({ 0: word, index }) => ({ word, end: index + word.length }));
}

/** What a declaration's text names, as `stretchText` gives it. */
export function needsOf(text: string): Needs {
  const words = wordsIn(text);
  const hidden = new Map<string, Need>();
  const all = new Map<string, Need>();
  const enclosing: Mode[] = [];
  let mode = Mode.TYPE;
  /** What the last word says of the next one; and the depth at which a value began, which a comma ends. */
  let opener: Mode | undefined;
  let valueFrom = -1;
  /** The depth at which an attribute stands; its name is two parentheses deeper. */
  let attributeAt = -1;
  words.forEach((word, at) => {
    const opened = opener;
    opener = undefined;
    switch (word) {
      case '(':
        enclosing.push(mode);
        if (opened !== undefined && opened > mode) mode = opened;
        return;
      case '[':
        enclosing.push(mode);
        if (mode === Mode.TYPE) mode = Mode.EXPRESSION;
        return;
      case '{':
        enclosing.push(mode);
        return;
      case ')':
      case ']':
      case '}':
        if (valueFrom === enclosing.length) valueFrom = -1;
        mode = enclosing.pop() ?? Mode.TYPE;
        if (enclosing.length === attributeAt) attributeAt = -1;
        return;
      case ':':
      case '=':
        if (mode !== Mode.TYPE) return;
        mode = Mode.EXPRESSION;
        valueFrom = enclosing.length;
        return;
      case ',':
      case ';':
        if (valueFrom !== enclosing.length) return;
        mode = Mode.TYPE;
        valueFrom = -1;
        return;
    }
    if (!IDENTIFIER.test(word)) return;
    opener = OPENERS.get(word);
    if (ATTRIBUTE.test(word)) attributeAt = enclosing.length;
    const before = words[at - 1] ?? '';
    if (opener !== undefined || mode === Mode.NOTHING || TAGS.has(word) || before === '.' || before === '->')
      return;
    const here = opened !== undefined && opened > mode ? opened : mode;
    if (here === Mode.TYPE && leadsByPointer(words, at + 1)) return;
    const isAttribute = attributeAt >= 0 && enclosing.length === attributeAt + 2;
    // The type of a call bears on a value even where the call is in the branch that is not taken.
    const isCall = here === Mode.EXPRESSION && words[at + 1] === '(' && !isAttribute;
    const need = { word, as: TAGS.get(before) ?? (isCall ? RecordKind.ORDINARY : AS[here]) };
    const key = `${need.as} ${word}`;
    all.set(key, need);
    if (here !== Mode.TYPE) hidden.set(key, need);
  });
  return { hidden: [...hidden.values()], all: [...all.values()] };
}

const AS: Record<Mode, RecordKind> = {
  [Mode.TYPE]: RecordKind.TYPEDEF,
  [Mode.EXPRESSION]: RecordKind.ENUMERATOR,
  [Mode.OBJECT]: RecordKind.ORDINARY,
  [Mode.NOTHING]: RecordKind.ORDINARY,
};

function leadsByPointer(words: readonly string[], at: number): boolean {
  while (QUALIFIER.test(words[at] ?? '')) at++;
  return words[at] === '*';
}
