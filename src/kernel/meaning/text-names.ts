// SPDX-License-Identifier: GPL-2.0-or-later
import { IntList } from '../compare';

/** Strings and characters, names, and all else that is no blank. */
const WORD = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|\.?\d[\w.]*|\S/g;
const NAME = /^[A-Za-z_$\x80-\xff]/;
const TAGS: ReadonlyMap<string, Role> = new Map([
  ['struct', 2],
  ['union', 3],
  ['enum', 4],
]);
const QUALIFIER = /^_*(?:const|volatile|restrict)_*$/;
/** What makes a type or a number of an expression, in which pointers are followed. */
const OF_EXPRESSION =
  /\b_*(?:typeof|typeof_unqual|auto_type|sizeof|alignof|Alignof|builtin_offsetof|builtin_types_compatible_p)/;

const NOBODY: readonly number[] = [];

/** How a text uses a word. */
export const enum Role {
  /** It may be anything but a tag, and does not stand where a type does. */
  OTHER = 0,
  /** It may be a typedef that is used, or anything else but a tag. */
  TYPE = 1,
  STRUCT = 2,
  UNION = 3,
  ENUM = 4,
}

/** Added to the role of a tag: only a pointer leads to it. */
export const POINTED = 3;

/** How many bits of a use are its role. */
const ROLE_BITS = 3;

/**
 * What the texts of declarations name, as far as words tell it. Each text of both kernels is read once. Words that name
 * nothing in either are left out.
 */
export class TextNames {
  /** Of words that name something. */
  private readonly numbers = new Map<string, number>();
  /** Words with their roles, of one text behind the other, none twice in one. */
  private readonly uses = new IntList();
  /** By identity of a text: where its uses begin and end; 0 and 0 for one that was not read yet. */
  private readonly begins: Int32Array;
  private readonly ends: Int32Array;
  /** By use: the text, counted from 1, that had it last. */
  private readonly usedIn: Int32Array;
  /** By identity: whether it has expressions; 0 where that is not known yet. */
  private readonly expressions: Uint8Array;
  /** By word. */
  private readonly owners: (readonly number[] | undefined)[];

  /**
   * @param count how many identities there are
   * @param kernels names of both, without marks
   * @param enums of both: enumerators, with the tags of the enums that have them
   */
  constructor(
    count: number,
    kernels: readonly Iterable<string>[],
    enums: readonly Iterable<readonly [enumerator: string, tags: readonly string[]]>[],
  ) {
    this.expressions = new Uint8Array(count);
    this.begins = new Int32Array(count);
    this.ends = new Int32Array(count);
    // So that no text begins at 0.
    this.uses.push(0);
    for (const words of kernels) {
      for (const word of words) if (!this.numbers.has(word)) this.numbers.set(word, this.numbers.size);
    }
    this.owners = new Array<undefined>(this.numbers.size);
    this.usedIn = new Int32Array(this.numbers.size << ROLE_BITS);
    // Enumerators of one enum share the list of it.
    const alone = new Map<number, readonly number[]>();
    for (const owned of enums) {
      for (const [enumerator, tags] of owned) {
        const word = this.numbers.get(enumerator)!;
        for (const tag of tags) {
          const owner = this.numbers.get(tag.slice(2));
          if (owner === undefined) continue;
          const known = this.owners[word];
          if (known?.includes(owner)) continue;
          if (!alone.has(owner)) alone.set(owner, [owner]);
          this.owners[word] = known ? [...known, owner] : alone.get(owner)!;
        }
      }
    }
  }

  /** Words of the tags of enums that have an enumerator. */
  enumsWith(word: number): readonly number[] {
    return this.owners[word] ?? NOBODY;
  }

  /** How many words name something. */
  get wordCount(): number {
    return this.numbers.size;
  }

  /** The number of a word; undefined for one that names nothing. */
  numberOf(word: string): number | undefined {
    return this.numbers.get(word);
  }

  /** Calls `take` with each use of a word, by the word's number. */
  forEachUse(identity: number, text: string, take: (word: number, role: Role) => void): void {
    if (this.begins[identity] === 0) this.read(identity, text);
    const end = this.ends[identity]!;
    for (let at = this.begins[identity]!; at < end; at++) {
      const use = this.uses.items[at]!;
      take(use >>> ROLE_BITS, use & ((1 << ROLE_BITS) - 1));
    }
  }

  /** Whether a text has expressions of types, of which words alone do not tell what they lead to. */
  hasExpressions(identity: number, text: string): boolean {
    this.expressions[identity] ||= OF_EXPRESSION.test(text) ? 2 : 1;
    return this.expressions[identity] === 2;
  }

  private read(identity: number, text: string): void {
    const words = text.match(WORD) ?? [];
    const { uses, usedIn, numbers } = this;
    this.begins[identity] = uses.length;
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      if (!NAME.test(word) || TAGS.has(word)) continue;
      const before = words[at - 1] ?? '';
      if (before === '.') continue;
      const number = numbers.get(word);
      if (number === undefined) continue;
      const use = (number << ROLE_BITS) | roleOf(words, at, TAGS.get(before));
      if (usedIn[use] === identity + 1) continue;
      usedIn[use] = identity + 1;
      uses.push(use);
    }
    this.ends[identity] = uses.length;
  }
}

function roleOf(words: readonly string[], at: number, tag: Role | undefined): Role {
  if (tag !== undefined) return isPointedTo(words, at + 1) ? tag + POINTED : tag;
  return /^[;:=[]/.test(words[at + 1] ?? ';') ? Role.OTHER : Role.TYPE;
}

function isPointedTo(words: readonly string[], at: number): boolean {
  let next = at;
  while (QUALIFIER.test(words[next] ?? '')) next++;
  return words[next] === '*';
}
