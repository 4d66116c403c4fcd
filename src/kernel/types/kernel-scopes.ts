// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus, CorpusUnit } from '../../formats/corpus';
import { readDeclaration, Unknown, type ReadDeclaration } from '../../c/syntax';
import { SharedLayouts, UnitTypes, type DataModel } from '../../c/layout';
import { isMarked, RecordName } from '../../record-name';
import { Definitions } from './definitions';
import { FileScope, type GlobalNames } from './file-scope';
import { UnitScope, type UnitNames } from './unit-scope';

/** Units whose types are kept; those of others are made again, which costs little. */
const KEPT = 64;

/**
 * The types of each unit of a scan. Declarations are read once for all units, and a definition is laid out once for all
 * units in which it comes to the same: these have one and the same layout object.
 */
export class KernelScopes implements UnitNames, GlobalNames {
  /** By variant: the name of its record, with its mark. */
  readonly names: readonly string[];
  /** By variant: the number of its name. */
  readonly nameNumbers: Int32Array;
  /** By variant: the declaration that it stands for to a compiler; -1 for none. */
  private readonly compiled: Int32Array;
  /** By number, those that units reach first. */
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly reached: number;
  private readonly definitions: Definitions;
  /** Names that units declare again. */
  private readonly redeclared: ReadonlySet<string>;
  /** By name: whether it means the same everywhere. */
  private readonly settled: (boolean | undefined)[];
  private readonly defined: (readonly number[] | undefined)[] = [];
  private readonly files = new Map<string, UnitTypes>();
  private readonly read: (ReadDeclaration | Unknown | undefined)[] = [];
  private readonly units = new Map<CorpusUnit, UnitTypes>();
  private readonly layouts = new SharedLayouts();
  /** What names mean in the unit that was looked into last, by name: the declaration and one, or 0 for none. */
  private readonly meanings: Int32Array;
  /** Of the same unit, by name: the variant that its exports lead to and one, or 0 for none. */
  private readonly entries: Int32Array;
  private entered: CorpusUnit | undefined;
  /** Variants by their names, those of one name in their order; and by name, where its own begin. Names numbered later have none. */
  private readonly variants: Int32Array;
  private readonly variantBegins: Int32Array;

  constructor(
    readonly corpus: Corpus,
    readonly model: DataModel,
  ) {
    const { variants } = corpus;
    this.names = variants.map(({ record }) => {
      const end = record.indexOf(' ');
      return end < 0 ? record : record.slice(0, end);
    });
    this.compiled = Int32Array.from(variants, ({ compiled }) => compiled);
    this.nameNumbers = Int32Array.from(this.names, (name) => this.number(name));
    // What genksyms cannot read has no record, and a declaration all the same.
    this.redeclared = new Set(corpus.units.flatMap(({ redeclared }) => redeclared.map(({ name }) => name)));
    for (const name of this.redeclared) this.number(name);
    this.reached = this.texts.length;
    this.definitions = new Definitions(corpus);
    for (const name of this.definitions.names()) this.number(name);
    [this.variantBegins, this.variants] = sorted(this.nameNumbers, this.texts.length);
    this.meanings = new Int32Array(this.texts.length);
    this.entries = new Int32Array(this.texts.length);
    this.settled = new Array<undefined>(this.texts.length);
  }

  /** All names that units reach, by number. */
  allNames(): readonly string[] {
    return this.texts.slice(0, this.reached);
  }

  /** All names, those after the reached ones defined somewhere in the kernel. */
  get nameTexts(): readonly string[] {
    return this.texts;
  }

  /** All names without marks, enumerators of enums with a tag too, which have no numbers until they are asked for. */
  *everyWord(): Generator<string> {
    for (const name of this.texts) yield isMarked(name) ? name.slice(2) : name;
    yield* this.definitions.enumerators();
  }

  /** The number of a name with its mark; undefined where the scan has none of it. */
  numberOf(name: string): number | undefined {
    const known = this.numbers.get(name);
    if (known !== undefined || !name.startsWith('E#')) return known;
    // Enumerators of enums with a tag are numbered when they are asked for.
    return this.definitions.of(name).length > 0 ? this.number(name) : undefined;
  }

  /** All definitions of a name in headers, by the number of the name. */
  definitionsOf(name: number): readonly number[] {
    const text = this.texts[name];
    // One side may have nothing of a name that the other has.
    if (text === undefined) return [];
    return (this.defined[name] ??= this.definitions.of(text));
  }

  /** The definition that counts for those of a file: of several that of the same file, or else the first. */
  globalMeaning(name: number, file: string): number {
    const all = this.definitionsOf(name);
    if (all.length < 2) return all[0] ?? -1;
    return all.find((one) => this.corpus.declarations[one]!.file === file) ?? all[0]!;
  }

  /** Sizes, layouts and values for the definitions of a file, whatever unit reads them. */
  typesOfFile(file: string): UnitTypes {
    return kept(this.files, file, () => new UnitTypes(new FileScope(this, file), this.model, this.layouts));
  }

  /** @throws Unknown where the declaration cannot be read */
  declaration(number: number): ReadDeclaration {
    let known = this.read[number];
    if (known === undefined) this.read[number] = known = this.readOne(number);
    if (known instanceof Unknown) throw known;
    return known;
  }

  /** Sizes, layouts and values as a unit sees them. */
  typesOf(unit: CorpusUnit): UnitTypes {
    return kept(this.units, unit, () => new UnitTypes(new UnitScope(this, unit), this.model, this.layouts));
  }

  /**
   * All declarations that a unit has of an exported function or variable, the first first; none where it is not
   * declared.
   */
  allDeclarationsOf(name: number, unit: CorpusUnit): number[] {
    const text = this.texts[name]!;
    const later = unit.redeclared.filter((one) => one.name === text).map(({ declaration }) => declaration);
    const first = this.firstMeaning(name, unit);
    return [...new Set(first < 0 ? later : [first, ...later])];
  }

  /** The declaration that a name, by its number, means in a unit; -1 for none. */
  meaning(name: number, unit: CorpusUnit): number {
    if (this.entered !== unit) this.enter(unit);
    return (this.meanings[name] ?? 0) - 1;
  }

  /** What `meaning` gives, for those who ask for few names of many units. */
  meaningOnce(name: number, unit: CorpusUnit): number {
    if (this.entered === unit) return (this.meanings[name] ?? 0) - 1;
    if (unit.redeclared.length > 0) return this.meaning(name, unit);
    return this.firstMeaning(name, unit);
  }

  /**
   * What a name means to a compiler in a unit; -1 for none. What the unit's exports do not lead to as genksyms reads them
   * is what the unit's own source defines, or else what headers do, if they agree.
   */
  compiledMeaning(name: number, unit: CorpusUnit): number {
    const known = this.meaningOnce(name, unit);
    return known >= 0 ? known : this.fallback(name, unit);
  }

  /**
   * Whether a name means the same in each unit and file, to a compiler: one header defines it, and nothing else does; or
   * nothing at all. Most names are such.
   */
  isSettled(name: number): boolean {
    return (this.settled[name] ??= this.findSettled(name));
  }

  private findSettled(name: number): boolean {
    const text = this.texts[name]!;
    if (this.redeclared.has(text) || this.definitions.isInSources(text)) return false;
    const [only, another] = this.definitionsOf(name);
    if (another !== undefined) return false;
    for (let at = this.variantBegins[name]!; at < this.variantBegins[name + 1]!; at++) {
      const declared = this.declarationOf(this.variants[at]!);
      if (declared >= 0 && declared !== only) return false;
    }
    return true;
  }

  private fallback(name: number, unit: CorpusUnit): number {
    const text = this.texts[name]!;
    const own = this.definitions.inSource(text, unit.source);
    const all = own.length > 0 ? own : this.definitions.of(text);
    const [first] = all;
    if (first === undefined) return -1;
    const { text: its, pack } = this.corpus.declarations[first]!;
    const isOne = all.every((one) => {
      const other = this.corpus.declarations[one]!;
      return one === first || (other.pack === pack && other.text === its);
    });
    return isOne ? first : -1;
  }

  /** Enumerators of enums with a tag, without marks, each with the tags of those that have it, which are marked. */
  enumerators(): Iterable<readonly [enumerator: string, tags: readonly string[]]> {
    return this.definitions.taggedEnumerators();
  }

  private firstMeaning(name: number, unit: CorpusUnit): number {
    for (let at = this.variantBegins[name]!; at < this.variantBegins[name + 1]!; at++) {
      const variant = this.variants[at]!;
      if (holds(unit.variants, variant) || holds(unit.behind, variant)) return this.declarationOf(variant);
    }
    return -1;
  }

  /** The variant of a name with its mark that exports of a unit lead to; -1 for none. */
  variantIn(name: string, unit: CorpusUnit): number {
    const number = this.numbers.get(name);
    if (number === undefined || number >= this.meanings.length) return -1;
    if (unit === this.entered) return this.entries[number]! - 1;
    for (let at = this.variantBegins[number]!; at < this.variantBegins[number + 1]!; at++) {
      if (holds(unit.variants, this.variants[at]!)) return this.variants[at]!;
    }
    return -1;
  }

  /** Calls `take` with all variants of a unit that types hang on. */
  forEachVariant(unit: CorpusUnit, take: (variant: number) => void): void {
    unit.variants.forEach(take);
    unit.behind.forEach(take);
  }

  /** The declaration that a variant stands for to a compiler; -1 for none. */
  declarationOf(variant: number): number {
    return this.compiled[variant]!;
  }

  private number(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.texts.push(name) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }

  private enter(unit: CorpusUnit): void {
    const { meanings, entries, nameNumbers, compiled, entered } = this;
    for (const left of entered ? [entered.variants, entered.behind] : []) {
      for (let at = 0; at < left.length; at++) {
        const name = nameNumbers[left[at]!]!;
        meanings[name] = entries[name] = 0;
      }
    }
    // Of several variants of a name the first counts.
    for (let at = unit.variants.length - 1; at >= 0; at--) {
      entries[nameNumbers[unit.variants[at]!]!] = unit.variants[at]! + 1;
    }
    for (const own of [unit.variants, unit.behind]) {
      for (let at = 0; at < own.length; at++) meanings[nameNumbers[own[at]!]!] = compiled[own[at]!]! + 1;
    }
    // A compiler goes by all prototypes, and the later one says more; a CRC goes by the first.
    for (const { name, declaration } of unit.redeclared) {
      const number = this.numbers.get(name);
      if (number !== undefined) meanings[number] = declaration + 1;
    }
    this.entered = unit;
  }

  private readOne(number: number): ReadDeclaration | Unknown {
    const { text, pack } = this.corpus.declarations[number]!;
    try {
      const isTypeName = (name: string): boolean => this.numbers.has(RecordName.of('typedef', name).spelling);
      return readDeclaration(text, pack, isTypeName, this.model.compiler);
    } catch (error) {
      if (error instanceof Unknown) return new Unknown(`its declaration cannot be read: ${error.reason}`);
      throw error;
    }
  }
}

/** Places of a list by what stands there, each number's in their order, and where those of each number begin. */
function sorted(numbers: Int32Array, count: number): [begins: Int32Array, places: Int32Array] {
  const begins = new Int32Array(count + 1);
  for (const number of numbers) begins[number + 1]!++;
  for (let number = 0; number < count; number++) begins[number + 1]! += begins[number]!;
  const next = begins.slice();
  const places = new Int32Array(numbers.length);
  numbers.forEach((number, place) => (places[next[number]!++] = place));
  return [begins, places];
}

/** What is known by a key, or made now; those used longest ago go. */
function kept<K, V>(all: Map<K, V>, key: K, make: () => V): V {
  let value = all.get(key);
  if (value !== undefined) all.delete(key);
  else value = make();
  // The last of a map is the one used last.
  all.set(key, value);
  if (all.size > KEPT) all.delete(all.keys().next().value as K);
  return value;
}

/** Whether an ascending list has a number. */
function holds(list: Int32Array, number: number): boolean {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (list[middle]! < number) from = middle + 1;
    else to = middle;
  }
  return list[from] === number;
}
