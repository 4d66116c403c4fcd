// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelFacts } from '../compare';
import { wordsOf, type KernelTypes } from '../../formats/corpus';
import { isMarked, RecordName } from '../../record-name';
import type { LaidOutKernel } from '../judge';

/** What can be explained: an export, or a type or enumerator by its marked name. */
export interface Subject {
  what: 'export' | 'type';
  name: string;
}

/** One kernel by what names it has. */
export interface NamedSide {
  facts: KernelFacts;
  /** Null where no types are known. */
  types: KernelTypes | null;
  /** Null where no declarations are, or layouts cannot be told. */
  laidOut: LaidOutKernel | null;
}

/** Which exports and types a kernel has, and which of them a name means. */
export class SideNames {
  readonly exports: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;

  constructor(private readonly side: NamedSide) {
    const { facts, types, laidOut } = side;
    const marked = new Set<string>(laidOut?.scopes.allNames().filter(isMarked));
    if (types) {
      const { records } = types;
      const met = new Set(types.units.flatMap((unit) => [...unit.records]));
      for (const record of met) if (!records.isExport(record)) marked.add(records.nameOf(record));
    }
    this.exports = facts.exports;
    this.types = marked;
  }

  /** What a name means here. @param asked as `askedName` gives it */
  subjects(asked: AskedName): Subject[] {
    const found: Subject[] = [];
    if (asked.bare !== null && this.exports.has(asked.bare)) found.push({ what: 'export', name: asked.bare });
    for (const name of asked.marked) if (this.types.has(name)) found.push({ what: 'type', name });
    if (found.length > 0 || asked.enumerator === null) return found;
    return this.enumsOf(asked.enumerator).map((name) => ({ what: 'type', name }));
  }

  /** The enums that have an enumerator which has no record of its own. */
  private enumsOf(enumerator: string): string[] {
    const { types } = this.side;
    if (!types) return [];
    const names = new Set<string>();
    for (const record of new Set(types.units.flatMap((unit) => [...unit.records]))) {
      const text = types.records.texts[record]!;
      if (!text.includes(enumerator)) continue;
      const words = [...wordsOf(text)];
      const at = words.indexOf('enum');
      if (at < 0) continue;
      // In the body an enumerator stands behind `{` or `,`.
      const isIn = words.some(
        (word, index) => word === enumerator && /^[{,]$/.test(words[index - 1]!) && index > at,
      );
      if (isIn && !types.records.isExport(record)) names.add(types.records.nameOf(record));
    }
    return [...names].sort();
  }
}

/** A name as it was asked for, by what it may mean. */
export interface AskedName {
  /** Null for what can be no export. */
  bare: string | null;
  /** Names of records. */
  marked: string[];
  /** Null for what can be no enumerator. */
  enumerator: string | null;
}

/** Reads `pot`, `struct pot`, `union x`, `enum e`, `typedef t`, `enumerator E` or a record's name, `s#pot`. */
export function askedName(asked: string): AskedName {
  const name = asked.trim().replace(/\s+/g, ' ');
  const type = isMarked(name) ? RecordName.parse(name) : RecordName.written(name);
  if (type === null) {
    return { bare: name, marked: RecordName.allOf(name).map(({ spelling }) => spelling), enumerator: name };
  }
  const enumerator = type.keyword === 'enumerator' ? type.bare : null;
  return { bare: null, marked: [type.spelling], enumerator };
}
