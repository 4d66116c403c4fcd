// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus } from '../../formats/corpus';
import { isMarked } from '../../record-name';

/** Enumerators, as they stand between the braces of an enum. */
const ENUMERATOR = /[{,]\s*([A-Za-z_$][\w$]*)/g;

/**
 * All definitions that a kernel has of each name in its headers, whichever units read them. Those of a source file are
 * left out: no module can know them.
 */
export class Definitions {
  private readonly byName = new NumbersOf();
  /** By name without its mark: of enums with a tag, those that headers define. */
  private byEnumerator: NumbersOf | undefined;
  private bySource: NumbersOf | undefined;
  private readonly inSources = new Set<string>();

  constructor(private readonly corpus: Corpus) {
    for (const { names, declaration } of corpus.definitions)
      for (const name of names) this.add(name, declaration);
    for (const { record, compiled } of corpus.variants) {
      if (compiled < 0 || !isMarked(record)) continue;
      const end = record.indexOf(' ');
      this.add(end < 0 ? record : record.slice(0, end), compiled);
    }
  }

  /** Names that are defined, enumerators of enums with a tag aside. */
  names(): Iterable<string> {
    return this.byName.keys();
  }

  /** Numbers of declarations, none twice. @param name with its mark */
  of(name: string): readonly number[] {
    const found = this.byName.get(name);
    return found ?? (name.startsWith('E#') ? this.ofEnumerators().get(name.slice(2)) : null) ?? NONE;
  }

  /** Enumerators of enums with a tag, without marks. */
  enumerators(): Iterable<string> {
    return this.ofEnumerators().keys();
  }

  /** The same, each with the tags of the enums in headers that have it, which are marked. */
  *taggedEnumerators(): Generator<[enumerator: string, tags: readonly string[]]> {
    const tags = new Map<number, readonly string[]>();
    for (const { names, declaration } of this.corpus.definitions) tags.set(declaration, names.filter(isEnum));
    const enumerators = this.ofEnumerators();
    for (const name of enumerators.keys()) {
      yield [name, [...new Set(enumerators.get(name)!.flatMap((one) => tags.get(one)!))]];
    }
  }

  /** Definitions that a source file has of a name. */
  inSource(name: string, source: string): readonly number[] {
    this.bySource ??= this.sources();
    return this.bySource.get(`${source} ${name}`) ?? NONE;
  }

  /** Whether any source file defines a name. */
  isInSources(name: string): boolean {
    this.bySource ??= this.sources();
    return this.inSources.has(name);
  }

  private ofEnumerators(): NumbersOf {
    return (this.byEnumerator ??= this.findEnumerators());
  }

  private sources(): NumbersOf {
    const found = new NumbersOf();
    for (const { names, declaration } of this.corpus.definitions) {
      const { file } = this.corpus.declarations[declaration]!;
      if (!file.endsWith('.c')) continue;
      for (const name of names) {
        this.inSources.add(name);
        found.add(`${file} ${name}`, declaration);
      }
    }
    return found;
  }

  private add(name: string, declaration: number): void {
    if (this.corpus.declarations[declaration]!.file.endsWith('.c')) return;
    this.byName.add(name, declaration);
  }

  private findEnumerators(): NumbersOf {
    const found = new NumbersOf();
    for (const { names, declaration } of this.corpus.definitions) {
      const { text, file } = this.corpus.declarations[declaration]!;
      if (file.endsWith('.c') || !names.some(isEnum)) continue;
      for (const [, name] of text.matchAll(ENUMERATOR)) found.add(name!, declaration);
    }
    return found;
  }
}

const NONE: readonly number[] = [];

const isEnum = (name: string): boolean => name.startsWith('e#');

/** Numbers by names. Most names have one, which needs no list: there are some hundred thousand of them. */
class NumbersOf {
  private readonly all = new Map<string, number | number[]>();

  keys(): Iterable<string> {
    return this.all.keys();
  }

  /** Those of a name in the order of their coming, none twice; undefined for a name that has none. */
  get(name: string): readonly number[] | undefined {
    const known = this.all.get(name);
    return typeof known === 'number' ? [known] : known;
  }

  add(name: string, number: number): void {
    const known = this.all.get(name);
    if (known === undefined) this.all.set(name, number);
    else if (typeof known !== 'number') {
      if (!known.includes(number)) known.push(number);
    } else if (known !== number) this.all.set(name, [known, number]);
  }
}
