// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName } from '../../record-name';

/** Strings and characters, names, and all else that is no blank. */
const WORD = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|\.?\d[\w.]*|\S/g;
const NAME = /^[A-Za-z_$\x80-\xff]/;
const TAG = /^(?:struct|union|enum)$/;
const QUALIFIER = /^_*(?:const|volatile|restrict)_*$/;
/** What makes a type or a number of an expression, in which pointers are followed. */
const OF_EXPRESSION =
  /\b_*(?:typeof|typeof_unqual|auto_type|sizeof|alignof|Alignof|builtin_offsetof|builtin_types_compatible_p)/;

/** What a declaration's text names, as far as words tell it. */
export interface TextNames {
  /** Types, by their marked names. */
  refers: readonly string[];
  /** Whatever the layout of it may hang on, marked or, for what may be anything, in all its spellings. */
  hangsOn: readonly string[];
  /** Whether it has expressions of types, of which words alone do not tell what they lead to. */
  hasExpressions: boolean;
}

/** What a bare word may be in a kernel, by marked names; null for what it is not. */
export interface WordMeanings {
  typedef: string | null;
  enumerator: string | null;
  /** Enums with tags that have such an enumerator. */
  enums: readonly string[];
  object: string | null;
}

/** Reads the names in a declaration's text. */
export function namesInText(text: string, meaningsOf: (word: string) => WordMeanings): TextNames {
  const words = text.match(WORD) ?? [];
  const hasExpressions = OF_EXPRESSION.test(text);
  const refers = new Set<string>();
  const hangsOn = new Set<string>();
  words.forEach((word, at) => {
    if (!NAME.test(word) || TAG.test(word)) return;
    const before = words[at - 1] ?? '';
    if (before === '.') return;
    if (TAG.test(before)) {
      const { spelling } = RecordName.of(before as 'struct', word);
      refers.add(spelling);
      if (hasExpressions || !isPointedTo(words, at + 1)) hangsOn.add(spelling);
      return;
    }
    const { typedef, enumerator, enums, object } = meaningsOf(word);
    if (typedef !== null) {
      hangsOn.add(typedef);
      if (!/^[;:=[]/.test(words[at + 1] ?? ';')) refers.add(typedef);
    }
    if (enumerator !== null) hangsOn.add(enumerator);
    for (const owner of enums) hangsOn.add(owner);
    if (hasExpressions && object !== null) hangsOn.add(object);
  });
  return { refers: [...refers], hangsOn: [...hangsOn], hasExpressions };
}

function isPointedTo(words: readonly string[], at: number): boolean {
  let next = at;
  while (QUALIFIER.test(words[next] ?? '')) next++;
  return words[next] === '*';
}
