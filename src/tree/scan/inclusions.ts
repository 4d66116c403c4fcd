// SPDX-License-Identifier: GPL-2.0-or-later
import type { Inclusion } from '../../formats/corpus';
import type { UnitHasher } from '../../genksyms/unit';

/** Names that stand for no file: what the compiler predefines, and its command line. */
const NO_FILE = -1;

/** Numbers the inclusions that the units of one worker show, each when it is met first. */
export class Inclusions {
  private fresh: Inclusion[] = [];
  private readonly numbers = new Map<string, number>();
  /** Files by the names under which they are known. */
  private readonly files: string[] = [];
  private readonly fileNumbers = new Map<string, number>();
  private readonly byWord = new WeakMap<UnitHasher, Map<number, number>>();

  /** @param placeOf the name under which a file is known, from the one its line markers give */
  constructor(private readonly placeOf: (file: string) => string) {}

  /**
   * Numbers of the inclusions by which files came into the last unit first, up to its source.
   * @param names word numbers of the files' names
   * @param compiled the same for what only a compiler reads
   */
  leadingTo(
    names: Iterable<number>,
    hasher: UnitHasher,
    compiled: { files: Iterable<number>; hasher: UnitHasher } | null = null,
  ): Int32Array {
    const numberOf = this.numberIn(hasher);
    const first = hasher.inclusions(numberOf);
    const wanted = Array.from(names, numberOf);
    let others: typeof first | undefined;
    if (compiled) {
      const otherNumberOf = this.numberIn(compiled.hasher);
      others = compiled.hasher.inclusions(otherNumberOf);
      wanted.push(...Array.from(compiled.files, otherNumberOf));
    }
    const found: number[] = [];
    const done = new Set([NO_FILE]);
    for (let file of wanted) {
      while (!done.has(file)) {
        done.add(file);
        const way = first.get(file) ?? others?.get(file);
        if (!way) break;
        found.push(this.edge(file, way.parent, way.line));
        file = way.parent;
      }
    }
    return Int32Array.from(found).sort();
  }

  /** What was numbered since the last call. */
  takeFresh(): Inclusion[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private edge(file: number, parent: number, line: number): number {
    const key = `${file} ${parent} ${line}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      this.numbers.set(key, (number = this.numbers.size));
      this.fresh.push({ file: this.files[file]!, parent: this.files[parent] ?? '', line });
    }
    return number;
  }

  private numberIn(hasher: UnitHasher): (name: number) => number {
    let byWord = this.byWord.get(hasher);
    if (!byWord) this.byWord.set(hasher, (byWord = new Map()));
    return (name) => {
      let number = byWord.get(name);
      if (number === undefined) byWord.set(name, (number = this.fileNumber(hasher.word(name))));
      return number;
    };
  }

  private fileNumber(name: string): number {
    if (name.startsWith('<')) return NO_FILE;
    const place = this.placeOf(name);
    let number = this.fileNumbers.get(place);
    if (number === undefined) this.fileNumbers.set(place, (number = this.files.push(place) - 1));
    return number;
  }
}
