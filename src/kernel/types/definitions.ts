// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus } from '../../formats/corpus';
import { isMarked } from '../../record-name';

/** Enumerators, as they stand between the braces of an enum, with what stands before them. */
const ENUMERATOR = /[{,]\s*[A-Za-z_$][\w$]*/g;

/**
 * All definitions that a kernel has of each name in its headers, whichever units read them. Those of a source file are
 * left out: no module can know them.
 */
export class Definitions {
  private readonly byName = new Map<string, number[]>();
  private byEnumerator: Map<string, number[]> | undefined;
  /** By declaration: the tags of enums in it, of those that headers define. */
  private readonly tags = new Map<number, readonly string[]>();
  private bySource: Map<string, number[]> | undefined;
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
    if (found || !name.startsWith('E#')) return found ?? [];
    return this.ofEnumerators().get(name) ?? [];
  }

  /** Enumerators of enums with a tag. */
  enumerators(): Iterable<string> {
    return this.ofEnumerators().keys();
  }

  private ofEnumerators(): Map<string, number[]> {
    return (this.byEnumerator ??= this.findEnumerators());
  }

  /** Definitions that a source file has of a name. */
  inSource(name: string, source: string): readonly number[] {
    this.bySource ??= this.sources();
    return this.bySource.get(`${source} ${name}`) ?? [];
  }

  /** Whether any source file defines a name. */
  isInSources(name: string): boolean {
    this.bySource ??= this.sources();
    return this.inSources.has(name);
  }

  /** Tags of the enums in headers that have an enumerator. @param name with its mark */
  enumsWith(name: string): readonly string[] {
    const found = new Set<string>();
    for (const one of this.ofEnumerators().get(name) ?? []) {
      for (const tag of this.tags.get(one) ?? []) found.add(tag);
    }
    return [...found];
  }

  private sources(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (const { names, declaration } of this.corpus.definitions) {
      const { file } = this.corpus.declarations[declaration]!;
      if (!file.endsWith('.c')) continue;
      for (const name of names) {
        this.inSources.add(name);
        const key = `${file} ${name}`;
        const known = found.get(key);
        if (known) known.push(declaration);
        else found.set(key, [declaration]);
      }
    }
    return found;
  }

  private add(name: string, declaration: number): void {
    if (this.corpus.declarations[declaration]!.file.endsWith('.c')) return;
    const known = this.byName.get(name);
    if (!known) this.byName.set(name, [declaration]);
    else if (!known.includes(declaration)) known.push(declaration);
  }

  private findEnumerators(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (const { names, declaration } of this.corpus.definitions) {
      const tags = names.filter((name) => name.startsWith('e#'));
      const { text, file } = this.corpus.declarations[declaration]!;
      if (tags.length === 0 || file.endsWith('.c')) continue;
      this.tags.set(declaration, tags);
      for (const word of text.match(ENUMERATOR) ?? []) {
        const name = `E#${word.slice(1).trimStart()}`;
        const known = found.get(name);
        if (known) known.push(declaration);
        else found.set(name, [declaration]);
      }
    }
    return found;
  }
}
