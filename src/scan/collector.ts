import type { Declaration, Inclusion, Variant } from '../corpus';
import type { DeclarationRecord, Stretch } from '../declare';
import { LINE_WORD } from '../preprocess';
import { stretchText, type Reached, type UnitHasher } from '../unit';

/** What later units need not be told again, by the number of each in its list. */
export interface Fresh {
  declarations: Declaration[];
  variants: Variant[];
  inclusions: Inclusion[];
  /** Absolute paths of files. */
  files: string[];
}

/** A record as a unit saw it last. */
interface Seen {
  resolved: Int32Array;
  stretch: Stretch | null;
  variant: number;
}

/** Numbers the variants, declarations and files that the units of one worker show, each when it is met first. */
export class Collector {
  private fresh: Fresh = { declarations: [], variants: [], inclusions: [], files: [] };
  private readonly variants = new Map<string, number>();
  private readonly declarations = new Map<string, number>();
  private readonly files = new Map<string, number>();
  private fileNumbers = new Map<number, number>();
  private bySight = new WeakMap<DeclarationRecord, Seen>();
  private byStretch = new WeakMap<Stretch, number>();
  private readonly withLines = new Set<number>();
  private readonly declarationsWithLines = new Set<number>();

  /**
   * @param placeOf the name under which a file is known, from the one its line markers give
   * @param pathOf its absolute path; undefined for what is no file of the tree or the compiler
   */
  constructor(
    private hasher: UnitHasher,
    private readonly placeOf: (file: string) => string,
    private readonly pathOf: (file: string) => string | undefined,
  ) {}

  /** Goes on with another hasher, of whose words nothing is known; all numbers stay. */
  goOnWith(hasher: UnitHasher): void {
    this.hasher = hasher;
    this.fileNumbers = new Map();
    this.bySight = new WeakMap();
    this.byStretch = new WeakMap();
  }

  /** Numbers of all that the exports of the last unit reach. */
  reached(text: Buffer): Int32Array {
    const numbers: number[] = [];
    for (const reached of this.hasher.reached()) numbers.push(this.variantOf(reached, text));
    return Int32Array.from(new Set(numbers)).sort();
  }

  /**
   * Numbers of the files that the last unit was made from.
   * @param others names of files that its line markers do not tell
   */
  dependencies(others: readonly string[]): Int32Array {
    const numbers: number[] = others.map((file) => this.fileOf(file)).filter((number) => number >= 0);
    for (const id of this.hasher.files()) {
      let number = this.fileNumbers.get(id);
      if (number === undefined) this.fileNumbers.set(id, (number = this.fileOf(this.hasher.word(id))));
      if (number >= 0) numbers.push(number);
    }
    return Int32Array.from(new Set(numbers)).sort();
  }

  /** Whether one of these variants holds the stand-in for `__LINE__`. */
  hangsOnLines(variants: Int32Array): boolean {
    return this.withLines.size > 0 && variants.some((number) => this.withLines.has(number));
  }

  /** What was numbered since the last call. */
  takeFresh(): Fresh {
    const { fresh } = this;
    this.fresh = { declarations: [], variants: [], inclusions: [], files: [] };
    return fresh;
  }

  private variantOf(reached: Reached, text: Buffer): number {
    const { record, resolved, stretch } = reached;
    const seen = this.bySight.get(record);
    if (seen && seen.stretch === stretch && same(seen.resolved, resolved)) return seen.variant;
    const variant = this.numberOf(this.hasher.line(reached), this.declarationOf(stretch, text));
    this.bySight.set(record, { resolved, stretch, variant });
    return variant;
  }

  private numberOf(record: string, declaration: number): number {
    const key = `${declaration} ${record}`;
    let number = this.variants.get(key);
    if (number === undefined) {
      this.variants.set(key, (number = this.variants.size));
      this.fresh.variants.push({ record, declaration, compiled: declaration });
      // The text may tell it where the record does not: of a type of the source file itself genksyms sees the name.
      if (record.includes(LINE_WORD) || this.declarationsWithLines.has(declaration))
        this.withLines.add(number);
    }
    return number;
  }

  private declarationOf(stretch: Stretch | null, unit: Buffer): number {
    if (!stretch || stretch.file < 0) return -1;
    let number = this.byStretch.get(stretch);
    if (number !== undefined) return number;
    const text = stretchText(stretch, unit);
    const file = this.placeOf(this.hasher.word(stretch.file));
    const { line, pack } = stretch;
    const key = [file, line, pack, text].join('\0');
    number = this.declarations.get(key);
    if (number === undefined) {
      this.declarations.set(key, (number = this.declarations.size));
      this.fresh.declarations.push({ text, file, line, pack });
      if (text.includes(LINE_WORD)) this.declarationsWithLines.add(number);
    }
    this.byStretch.set(stretch, number);
    return number;
  }

  /** -1 for what is no file. */
  private fileOf(name: string): number {
    const path = this.pathOf(name);
    if (path === undefined) return -1;
    let number = this.files.get(path);
    if (number === undefined) {
      this.files.set(path, (number = this.files.size));
      this.fresh.files.push(path);
    }
    return number;
  }
}

function same(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
