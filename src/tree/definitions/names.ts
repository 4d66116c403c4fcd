// SPDX-License-Identifier: GPL-2.0-or-later
import { needsOf, wordsIn } from './needs';
import { RecordKind } from '../../genksyms/declare';

/** What a definition's text tells of names, marked as `Definition` has them, in no order. */
export interface DefinitionNames {
  names: string[];
  needs: string[];
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['struct', 's#'],
  ['union', 'u#'],
  ['enum', 'e#'],
]);
const ATTRIBUTE = /^(?:__attribute(?:__)?|_Alignas|alignas)$/;
const ASM = /^(?:asm|__asm(?:__)?)$/;
const TYPEOF = /^(?:typeof|__typeof(?:__)?|typeof_unqual)$/;
const IDENTIFIER = /^[A-Za-z_$\x80-\xff]/;
/** Words that are no name where a declaration has its type. */
const KEYWORD =
  /^(?:const|volatile|restrict|__(?:const|volatile|restrict)(?:__)?|_Atomic|__extension__|inline|__inline(?:__)?|_Noreturn|extern|static|register|auto|_Thread_local|__thread|typedef)$/;
/** Words that are a type, or a part of one. */
const BUILT_IN =
  /^(?:void|char|short|int|long|float|double|signed|unsigned|__signed(?:__)?|_Bool|bool|_Complex|__complex(?:__)?|__int128|__auto_type|_Float\w+|__float\w+)$/;

/** What a compiler knows by itself. */
const COMPILERS_OWN = /^(?:.#)?__(?:builtin_|[A-Z0-9_]+__$)/;

/** The names that a definition's text defines, and those that its layout hangs on. */
export function namesOf(text: string): DefinitionNames {
  const words = wordsIn(text);
  const names = new Set<string>();
  const enumerators = new Set<string>();
  words.forEach((word, at) => {
    const mark = MARKS.get(word);
    if (mark === undefined) return;
    let next = behindAttributes(words, at + 1);
    let tag = '';
    if (IDENTIFIER.test(words[next] ?? '')) {
      tag = words[next]!;
      next = behindAttributes(words, next + 1);
    }
    if (mark === 'e#' && words[next] === ':')
      while (next < words.length && !/^[{;]$/.test(words[next]!)) next++;
    if (words[next] !== '{') return;
    if (tag !== '') names.add(mark + tag);
    if (mark !== 'e#') return;
    for (const name of enumeratorsBehind(words, next)) {
      enumerators.add(name);
      if (tag === '') names.add(`E#${name}`);
    }
  });
  const outside = outsideOf(words);
  if (outside.includes('typedef')) for (const name of declaredIn(outside)) names.add(`t#${name}`);
  // A variable of the type that is defined with it; `typeof` may ask for it.
  else if (names.size > 0) for (const name of declaredIn(outside)) names.add(name);
  const types = typeNamesIn(words);
  const attributes = attributesIn(words);
  const needs = needsOf(text)
    .all.filter(({ word, as }) => as !== RecordKind.TYPEDEF || types.has(word))
    .filter(({ word }) => !enumerators.has(word) && !BUILT_IN.test(word) && !KEYWORD.test(word))
    .map(({ word, as }) => MARK_OF.get(as)! + word)
    .filter((name) => !names.has(name) && !attributes.has(name));
  return { names: [...names], needs: [...new Set(needs)] };
}

/** All names that a declaration's text leaves to others to declare, those of types behind pointers among them; marked. */
export function askedIn(text: string): string[] {
  const words = wordsIn(text);
  const { names, needs } = namesOf(text);
  const own = new Set([...names, ...enumeratorsOf(text).map((word) => `E#${word}`)]);
  const types = [...typeNamesIn(words)].filter((word) => !KEYWORD.test(word)).map((word) => `t#${word}`);
  const all = [...needs, ...types];
  return [...new Set(all)].filter((name) => !own.has(name) && !COMPILERS_OWN.test(name));
}

/** Enumerators of all enums in a text, with a tag or without. */
export function enumeratorsOf(text: string): string[] {
  const words = wordsIn(text);
  return words.flatMap((word, at) => {
    if (word !== 'enum') return [];
    let next = at + 1;
    while (next < words.length && !/^[{;,)]$/.test(words[next]!)) next++;
    return words[next] === '{' ? enumeratorsBehind(words, next) : [];
  });
}

/** The functions and variables that a declaration's text declares. */
export function objectsIn(text: string): string[] {
  return declaredIn(outsideOf(wordsIn(text)));
}

const MARK_OF: ReadonlyMap<RecordKind, string> = new Map([
  [RecordKind.STRUCT, 's#'],
  [RecordKind.UNION, 'u#'],
  [RecordKind.ENUM, 'e#'],
  [RecordKind.TYPEDEF, 't#'],
  [RecordKind.ENUMERATOR, 'E#'],
  [RecordKind.ORDINARY, ''],
]);

/** The place behind a group whose bracket stands at `at`; behind that word itself where it is none. */
function behindGroup(words: readonly string[], at: number): number {
  let depth = 0;
  for (let place = at; place < words.length; place++) {
    if (/^[({[]$/.test(words[place]!)) depth++;
    else if (/^[)}\]]$/.test(words[place]!)) depth--;
    if (depth <= 0) return place + 1;
  }
  return words.length;
}

function behindAttributes(words: readonly string[], at: number): number {
  while (ATTRIBUTE.test(words[at] ?? '')) at = words[at + 1] === '(' ? behindGroup(words, at + 1) : at + 1;
  return at;
}

/** The words of attributes, as those in bounds are marked. */
function attributesIn(words: readonly string[]): Set<string> {
  const found = new Set<string>();
  words.forEach((word, at) => {
    if (!ATTRIBUTE.test(word) || words[at + 1] !== '(') return;
    const end = behindGroup(words, at + 1);
    for (let place = at + 2; place < end; place++) {
      if (words[place] === '(' && words[place - 1] !== '(') place = behindGroup(words, place) - 1;
      else found.add(`E#${words[place]!}`);
    }
  });
  return found;
}

/** The names in the braces that open at `at`. */
function enumeratorsBehind(words: readonly string[], at: number): string[] {
  const found: string[] = [];
  for (let place = at + 1; place < words.length && words[place] !== '}';) {
    if (IDENTIFIER.test(words[place]!)) found.push(words[place]!);
    while (place < words.length && words[place] !== ',' && words[place] !== '}')
      place = behindGroup(words, place);
    if (words[place] === ',') place++;
  }
  return found;
}

/** Stands for a type that is no name. */
const A_TYPE = '@';

/** The words of a declaration without bodies, bounds, attributes and what stands in `typeof`. */
function outsideOf(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at]!;
    if (ATTRIBUTE.test(word)) at = behindAttributes(words, at);
    else if (ASM.test(word)) at = behindGroup(words, at + 1);
    else if (TYPEOF.test(word)) {
      found.push(A_TYPE);
      at = behindGroup(words, at + 1);
    } else if (MARKS.has(word)) {
      found.push(A_TYPE);
      at = behindAttributes(words, at + 1);
      if (IDENTIFIER.test(words[at] ?? '')) at++;
      if (words[at] === ':') while (at < words.length && !/^[{;]$/.test(words[at]!)) at++;
    } else if (word === '{' || word === '[') {
      found.push(word);
      at = behindGroup(words, at);
    } else {
      found.push(word);
      at++;
    }
  }
  return found;
}

/** The names that a declaration declares at its top level. */
function declaredIn(words: readonly string[]): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at <= words.length;) {
    const word = words[at];
    if (word === undefined || word === ',' || word === ';') {
      const name = declaratorIn(words.slice(from, at));
      if (name !== undefined) found.push(name);
      from = ++at;
    } else at = word === '(' ? behindGroup(words, at) : at + 1;
  }
  return found;
}

function declaratorIn(words: readonly string[]): string | undefined {
  let last: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    // An initialiser declares nothing.
    if (word === '=') return last;
    if (word === '(') {
      const end = behindGroup(words, at);
      const inner = words.slice(at + 1, end - 1).filter((one) => !KEYWORD.test(one));
      const isNested =
        /^[*^(]$/.test(inner[0] ?? '') ||
        (inner.length === 1 && IDENTIFIER.test(inner[0]!) && /^[([]$/.test(words[end] ?? ''));
      return isNested ? declaratorIn(inner) : last;
    }
    if (IDENTIFIER.test(word) && !KEYWORD.test(word)) last = word;
  }
  return last;
}

/** Words that stand where a member, a parameter or the declaration has its type. */
function typeNamesIn(words: readonly string[]): Set<string> {
  const found = new Set<string>();
  let hasType = false;
  let parentheses = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === ';' || word === '{') {
      hasType = false;
      parentheses = 0;
    } else if (word === '}') hasType = true;
    else if (word === '(') {
      parentheses++;
      // Of a declarator in parentheses the name follows.
      hasType = /^[*^]$/.test(words[at + 1] ?? '');
    } else if (word === ')') {
      parentheses--;
      hasType = true;
    } else if (word === ',') hasType = parentheses <= 0;
    else if (word === '[') hasType = true;
    else if (!IDENTIFIER.test(word) || KEYWORD.test(word) || ATTRIBUTE.test(word)) continue;
    else if (TYPEOF.test(word)) {
      at = behindGroup(words, at + 1) - 1;
      hasType = true;
    } else if (MARKS.has(word)) {
      at = behindAttributes(words, at + 1);
      if (words[at] === '{') at--;
      hasType = true;
    } else {
      if (!hasType && !BUILT_IN.test(word)) found.add(word);
      hasType = true;
    }
  }
  return found;
}
