import type { Inclusion } from '../corpus';
import type { UnitHasher } from '../unit';

/** What stands for files that are none: what the compiler predefines, and its command line. */
const NO_FILE = -1;

/** Numbers the inclusions that the units of one worker show, each when it is met first. */
export class Inclusions {
  private fresh: Inclusion[] = [];
  private readonly numbers = new Map<string, number>();
  /** Files by the names under which they are known. */
  private readonly files: string[] = [];
  private readonly fileNumbers = new Map<string, number>();
  private byWord = new Map<number, number>();

  /** @param placeOf the name under which a file is known, from the one its line markers give */
  constructor(private readonly placeOf: (file: string) => string) {}

  /** Words have other numbers from now on. */
  forgetWords(): void {
    this.byWord = new Map();
  }

  /**
   * Numbers of the inclusions by which files came into the last unit first, up to its source.
   * @param names word numbers of the files' names
   */
  leadingTo(names: Iterable<number>, hasher: UnitHasher): Int32Array {
    const numberOf = (name: number): number => this.fileOf(name, hasher);
    const first = hasher.inclusions(numberOf);
    const found: number[] = [];
    const done = new Set([NO_FILE]);
    for (const name of names) {
      let file = numberOf(name);
      while (!done.has(file)) {
        done.add(file);
        const way = first.get(file);
        if (!way) break;
        found.push(this.numberIn(file, way.parent, way.line));
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

  private numberIn(file: number, parent: number, line: number): number {
    const key = `${file} ${parent} ${line}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      this.numbers.set(key, (number = this.numbers.size));
      this.fresh.push({ file: this.files[file]!, parent: this.files[parent] ?? '', line });
    }
    return number;
  }

  private fileOf(name: number, hasher: UnitHasher): number {
    let number = this.byWord.get(name);
    if (number === undefined) this.byWord.set(name, (number = this.fileNumber(hasher.word(name))));
    return number;
  }

  private fileNumber(name: string): number {
    if (name.startsWith('<')) return NO_FILE;
    const place = this.placeOf(name);
    let number = this.fileNumbers.get(place);
    if (number === undefined) this.fileNumbers.set(place, (number = this.files.push(place) - 1));
    return number;
  }
}
