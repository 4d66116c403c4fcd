import type { CorpusUnit, Declaration, Inclusion, Redeclared, Variant } from '../corpus';
import { RecordKind, type DeclarationRecord, type Stretch } from '../declare';
import { LINE_WORD } from '../preprocess';
import { stretchText, type Reached, type UnitHasher } from '../unit';
import { Inclusions } from './inclusions';
import { needsOf, type Need } from './needs';

/** What later units need not be told again, by the number of each in its list. */
export interface Fresh {
  declarations: Declaration[];
  variants: Variant[];
  inclusions: Inclusion[];
  /** Absolute paths of files. */
  files: string[];
}

/** What a unit found, in the numbers of its worker. */
export type ReachedNumbers = Pick<CorpusUnit, 'variants' | 'behind' | 'inclusions' | 'redeclared'>;

/** A record as a unit saw it last. */
interface Seen {
  resolved: Int32Array;
  stretch: Stretch | null;
  variant: number;
  names: Named;
}

/** What a declaration names that its layout may hang on: words by their numbers. */
interface Named {
  hidden: readonly NamedWord[];
  all: readonly NamedWord[];
}

interface NamedWord extends Pick<Need, 'as'> {
  name: number;
}

const NO_NAMES: Named = { hidden: [], all: [] };

/** Numbers the variants, declarations and files that the units of one worker show, each when it is met first. */
export class Collector {
  private fresh: Fresh = { declarations: [], variants: [], inclusions: [], files: [] };
  private readonly variants = new Map<string, number>();
  private readonly declarations = new Map<string, number>();
  private readonly files = new Map<string, number>();
  private fileNumbers = new Map<number, number>();
  private readonly inclusions: Inclusions;
  private bySight = new WeakMap<DeclarationRecord, Seen>();
  private byStretch = new WeakMap<Stretch, number>();
  private named = new Map<number, Named>();
  /** By declaration. */
  private readonly texts: string[] = [];
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
  ) {
    this.inclusions = new Inclusions(placeOf);
  }

  /** Goes on with another hasher, of whose words nothing is known; all numbers stay. */
  goOnWith(hasher: UnitHasher): void {
    this.hasher = hasher;
    this.fileNumbers = new Map();
    this.bySight = new WeakMap();
    this.byStretch = new WeakMap();
    this.named = new Map();
    this.inclusions.forgetWords();
  }

  /** All that the exports of the last unit reach and hang on, in numbers. */
  reached(text: Buffer): ReachedNumbers {
    const variants = new Set<number>();
    const files = new Set<number>();
    const behind = new Set<number>();
    const open: (readonly NamedWord[])[] = [];
    for (const reached of this.hasher.reached()) {
      const { variant, names } = this.seen(reached, text);
      variants.add(variant);
      if (reached.stretch) files.add(reached.stretch.file);
      // A type of the source file itself: genksyms does not follow what it holds.
      const isThrownAway = reached.stretch !== null && reached.record.stretch === null;
      const followed = isThrownAway ? names.all : names.hidden;
      if (followed.length > 0) open.push(followed);
    }
    const redeclared = new Map<string, Redeclared>();
    for (const { name, stretch } of this.hasher.redeclared()) {
      const declaration = this.declarationOf(stretch, text);
      if (declaration < 0) continue;
      files.add(stretch.file);
      redeclared.set(`${declaration} ${name}`, { name: this.hasher.word(name), declaration });
      open.push(this.namesIn(declaration).all);
    }
    const slots = new Set<number>();
    // An array hands out what is added to it on the way.
    for (const names of open) {
      for (const { name, as } of names) {
        const found = this.hasher.unreached(name, as);
        if (!found || slots.has(found.slot) || !isMeant(found.record.kind, as)) continue;
        slots.add(found.slot);
        const seen = this.seen(found, text);
        behind.add(seen.variant);
        if (found.stretch) files.add(found.stretch.file);
        open.push(seen.names.all);
      }
    }
    files.delete(-1);
    return {
      variants: Int32Array.from(variants).sort(),
      behind: Int32Array.from(behind).sort(),
      inclusions: this.inclusions.leadingTo(files, this.hasher),
      redeclared: [...redeclared.values()],
    };
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
  hangsOnLines({ variants, behind, redeclared }: ReachedNumbers): boolean {
    const { withLines, declarationsWithLines } = this;
    if (redeclared.some(({ declaration }) => declarationsWithLines.has(declaration))) return true;
    return (
      withLines.size > 0 && [variants, behind].some((all) => all.some((number) => withLines.has(number)))
    );
  }

  /** What was numbered since the last call. */
  takeFresh(): Fresh {
    const fresh = { ...this.fresh, inclusions: this.inclusions.takeFresh() };
    this.fresh = { declarations: [], variants: [], inclusions: [], files: [] };
    return fresh;
  }

  private seen(reached: Reached, text: Buffer): Seen {
    const { record, resolved, stretch } = reached;
    const before = this.bySight.get(record);
    if (before && before.stretch === stretch && same(before.resolved, resolved)) return before;
    const declaration = this.declarationOf(stretch, text);
    const variant = this.numberOf(this.hasher.line(reached), declaration);
    const seen = { resolved, stretch, variant, names: this.namesIn(declaration) };
    this.bySight.set(record, seen);
    return seen;
  }

  /** Read in the text when a declaration is met first; later its number alone tells them. */
  private namesIn(declaration: number): Named {
    if (declaration < 0) return NO_NAMES;
    let named = this.named.get(declaration);
    if (!named) {
      const { hidden, all } = needsOf(this.texts[declaration]!);
      const numbered = ({ word, as }: Need): NamedWord => ({ name: this.hasher.number(word), as });
      named = { hidden: hidden.map(numbered), all: all.map(numbered) };
      this.named.set(declaration, named);
    }
    return named;
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
      this.texts.push(text);
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

/** Whether what bears a name may be meant by those who use it so. */
function isMeant(kind: RecordKind, as: RecordKind): boolean {
  if (as >= RecordKind.STRUCT || as === RecordKind.ORDINARY) return true;
  return kind === RecordKind.TYPEDEF || kind === as;
}

function same(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
