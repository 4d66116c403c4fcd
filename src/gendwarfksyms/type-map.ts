// SPDX-License-Identifier: GPL-2.0-or-later
import { Unreadable, type Entry } from '../formats/dwarf';
import type { KabiRules } from './kabi-rules';
import { Refused } from './refused';
import { readTypeString, written, type TypeText } from './type-strings';
import type { Walk, Writing } from './walk';

/** Characters of all texts of an object; the largest of a kernel have some million. */
const MOST_TEXT = 1 << 28;
/** Types written into each other without a name. */
const DEEPEST = 1000;

/** A type, or an export, and its text. */
export interface Expansion {
  readonly name: string;
  /** Of the entry whose text it is; 0 for the text of a rule alone. */
  readonly entry: Entry;
  readonly text: TypeText;
  readonly length: number;
  /** Another entry gave another text of the same length. */
  isTied: boolean;
}

/** The types of one object by their references: of all entries of one reference the longest text. */
export class TypeMap {
  readonly types = new Map<string, Expansion>();
  private readonly texts = new Map<Entry, TypeText>();
  private kept = 0;

  /** @param onAdded is told of each text that is taken, with whether it takes another's place */
  constructor(
    private readonly walk: Walk,
    private readonly rules: KabiRules | null,
    private readonly onAdded: ((type: Expansion) => void) | null,
  ) {}

  /** Takes in all types of the walk, in the order of their entries. @throws Refused */
  readAll(): void {
    const { walk } = this;
    const named = walk.writings.filter(({ reference, standing, entry }) => {
      // The name alone counts only where nothing more is known.
      return reference !== null && (standing === 'whole' || !walk.find(entry, 'whole'));
    });
    named.sort((a, b) => a.entry - b.entry);
    for (const writing of named)
      this.add(writing.reference!, this.textOf(writing.reference!, writing), writing.entry);
  }

  /** Adds a text, if it is longer than what is there. */
  add(name: string, text: TypeText, entry: Entry): Expansion {
    const length = text.reduce((sum, part) => sum + part.length, 0);
    const there = this.types.get(name);
    if (there && length <= there.length) {
      if (length === there.length && !there.isTied) there.isTied = written(text) !== written(there.text);
      return there;
    }
    const type = { name, entry, text, length, isTied: false };
    this.types.set(name, type);
    this.onAdded?.(type);
    return type;
  }

  /** What a reference stands for. @param name of the type in which it is met, for messages @throws Refused */
  find(reference: string, name: string | null): Expansion {
    const type = this.types.get(reference);
    if (type) return type;
    const rule = this.rules?.find('type_string', reference) ?? null;
    if (rule === null) {
      const where = `when expanding '${name ?? '(null)'}'`;
      throw new Refused('__calculate_version', `unknown type reference to '${reference}' ${where}`);
    }
    return this.add(reference, readTypeString(reference, rule), 0);
  }

  /** The text of a type or export, unless a rule has another for it. @throws Refused */
  textOf(name: string, writing: Writing): TypeText {
    const rule = this.rules?.find('type_string', name) ?? null;
    return rule === null ? this.expand(writing, 0) : readTypeString(name, rule);
  }

  private expand({ fragments }: Writing, depth: number): TypeText {
    const parts: string[] = [];
    let text = '';
    for (let i = 0; i < fragments.length; i++) {
      const fragment = fragments[i]!;
      if (typeof fragment === 'string') text += fragment;
      else if (fragment < 0) {
        // Of breaks that follow each other one is written.
        const next = fragments[i + 1];
        if (!(typeof next === 'number' && next < 0)) text += ' ';
      } else {
        const child = this.childText(fragment, depth);
        if (typeof child === 'string') {
          parts.push(text, child);
          text = '';
        } else {
          text += child[0]!;
          for (let part = 1; part < child.length; part += 2) {
            parts.push(text, child[part]!);
            text = child[part + 1]!;
          }
        }
        if (text.length > MOST_TEXT || parts.length > MOST_TEXT)
          throw new Unreadable('has types without an end');
      }
    }
    parts.push(text);
    this.kept += parts.reduce((sum, part) => sum + part.length + 8, 0);
    if (this.kept > MOST_TEXT) throw new Unreadable('has types without an end');
    return parts;
  }

  /** The reference to an entry that has one, or its text. */
  private childText(entry: Entry, depth: number): string | TypeText {
    const writing = this.walk.find(entry, 'whole') ?? this.walk.find(entry, 'named');
    if (!writing || depth > DEEPEST) throw new Unreadable('has types without an end');
    if (writing.reference !== null) return writing.reference;
    let text = this.texts.get(entry);
    if (!text) this.texts.set(entry, (text = this.expand(writing, depth + 1)));
    return text;
  }
}
