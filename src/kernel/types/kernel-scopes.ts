import type { Corpus, CorpusUnit } from '../../formats/corpus';
import { readDeclaration, Unknown, type ReadDeclaration } from '../../c/syntax';
import { SharedLayouts, UnitTypes, type DataModel } from '../../c/layout';
import { RecordName } from '../../record-name';
import { UnitScope, type NamedDeclarations } from './unit-scope';

/** Units whose types are kept; those of others are made again, which costs little. */
const KEPT = 64;

/**
 * The types of each unit of a scan. Declarations are read once for all units, and a definition is laid out once for all
 * units in which it comes to the same: these have one and the same layout object.
 */
export class KernelScopes implements NamedDeclarations {
  /** By variant: the name of its record, with its mark. */
  readonly names: readonly string[];
  /** By variant: the number of its name. */
  readonly nameNumbers: Int32Array;
  private readonly numbers = new Map<string, number>();
  private readonly read: (ReadDeclaration | Unknown | undefined)[] = [];
  private readonly units = new Map<CorpusUnit, UnitTypes>();
  private readonly layouts = new SharedLayouts();
  /** What names mean in the unit that was looked into last, by name: the declaration and one, or 0 for none. */
  private readonly meanings: Int32Array;
  private entered: CorpusUnit | undefined;
  private readonly byName: number[][] = [];

  constructor(
    readonly corpus: Corpus,
    readonly model: DataModel,
  ) {
    const { variants } = corpus;
    this.names = variants.map(({ record }) => {
      const end = record.indexOf(' ');
      return end < 0 ? record : record.slice(0, end);
    });
    this.nameNumbers = Int32Array.from(this.names, (name) => {
      let number = this.numbers.get(name);
      if (number === undefined) this.numbers.set(name, (number = this.numbers.size));
      return number;
    });
    this.meanings = new Int32Array(this.numbers.size);
  }

  /** All names of records, by number. */
  allNames(): string[] {
    return [...this.numbers.keys()];
  }

  /** The number of a record's name; undefined where the scan has none of it. */
  numberOf(name: string): number | undefined {
    return this.numbers.get(name);
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
    let types = this.units.get(unit);
    if (types) this.units.delete(unit);
    else types = new UnitTypes(new UnitScope(this, unit), this.model, this.layouts);
    // The last of the map is the one used last.
    this.units.set(unit, types);
    if (this.units.size > KEPT) this.units.delete(this.units.keys().next().value!);
    return types;
  }

  /** The declaration that a name, by its number, means in a unit; -1 for none. */
  meaning(name: number, unit: CorpusUnit): number {
    if (this.entered !== unit) this.enter(unit);
    return this.meanings[name]! - 1;
  }

  /** What `meaning` gives, for those who ask for few names of many units. */
  meaningOnce(name: number, unit: CorpusUnit): number {
    if (this.entered === unit) return this.meanings[name]! - 1;
    if (unit.redeclared.length > 0) return this.meaning(name, unit);
    for (const variant of this.variantsNamed(name)) {
      if (holds(unit.variants, variant) || holds(unit.behind, variant)) return this.declarationOf(variant);
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
    return this.corpus.variants[variant]!.compiled;
  }

  private variantsNamed(name: number): readonly number[] {
    if (this.byName.length === 0) {
      this.nameNumbers.forEach((number, variant) => (this.byName[number] ??= []).push(variant));
    }
    return this.byName[name]!;
  }

  private enter(unit: CorpusUnit): void {
    const { meanings, nameNumbers } = this;
    if (this.entered) this.forEachVariant(this.entered, (variant) => (meanings[nameNumbers[variant]!] = 0));
    this.forEachVariant(
      unit,
      (variant) => (meanings[nameNumbers[variant]!] = this.declarationOf(variant) + 1),
    );
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
      return readDeclaration(text, pack, (name) => this.numbers.has(RecordName.of('typedef', name).spelling));
    } catch (error) {
      if (error instanceof Unknown) return new Unknown(`its declaration cannot be read: ${error.reason}`);
      throw error;
    }
  }
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
