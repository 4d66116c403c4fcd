import { ModversionsError, printable } from '../problem';
import type { Corpus, CorpusUnit, Declaration, Variant } from './corpus';
import { declarationFault, recordFault, unitFault } from './invariants';
import { byBytes, unitKey } from './order';
import { nameOf } from './words';

/**
 * The one form in which equal corpora are equal, whatever order their lists had. Units come by path, component by
 * component. Declarations and variants are there once, numbered as they are first met on a walk over the units;
 * what no unit reaches is left out.
 */
export interface CanonicalCorpus extends Corpus {
  /** The names of the variants, marks included, by the variants' numbers. */
  names: string[];
}

/**
 * Brings a corpus into its one form.
 * @throws ModversionsError naming the unit or record that no file could hold
 */
export function canonical(corpus: Corpus): CanonicalCorpus {
  const { declarations } = corpus;
  const { rank, first } = ranksOf(corpus.variants, (a, b) => {
    // By the record is by the name: no name holds what is below the blank behind it.
    const byRecord = byBytes(a.record, b.record);
    return byRecord || byDeclaration(declarations[a.declaration], declarations[b.declaration]);
  });
  const numbers = new Numbering(corpus, first);
  const units = corpus.units
    .map((unit) => ({ unit, key: unitKey(unit.name) }))
    .sort((a, b) => byBytes(a.key, b.key))
    .map(({ unit }) => unit);
  let before: string | undefined;
  const numbered = units.map((unit): CorpusUnit => {
    refuse(unit.name, unitFault(unit));
    if (unit.name === before) refuse(unit.name, 'is there twice');
    before = unit.name;
    return { ...unit, variants: numbers.of(unit, rank) };
  });
  return {
    declarations: numbers.declarations,
    variants: numbers.variants,
    names: numbers.names,
    units: numbered,
  };
}

/** @throws ModversionsError if there is a fault */
function refuse(where: string, fault: string | undefined): void {
  if (fault === undefined) return;
  throw new ModversionsError(`${printable(where)}: ${fault}`, 'leave it out: no file of a scan can hold it');
}

/** None comes before any. */
function byDeclaration(a: Declaration | undefined, b: Declaration | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return byBytes(a.text, b.text) || byBytes(a.file, b.file) || a.line - b.line || a.pack - b.pack;
}

/** Equal items have the same rank; `first` has one item's position for each rank. */
function ranksOf<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): { rank: Int32Array; first: number[] } {
  const rank = new Int32Array(items.length);
  const first: number[] = [];
  for (const item of Int32Array.from(rank.keys()).sort((a, b) => compare(items[a]!, items[b]!))) {
    const last = first[first.length - 1];
    if (last === undefined || compare(items[last]!, items[item]!) !== 0) first.push(item);
    rank[item] = first.length - 1;
  }
  return { rank, first };
}

/** Gives out numbers to declarations and variants as they are first met. */
class Numbering {
  readonly declarations: Declaration[] = [];
  readonly variants: Variant[] = [];
  readonly names: string[] = [];
  private readonly variantNumber: Int32Array;
  private readonly declarationNumber = new Map<string, number>();

  constructor(
    private readonly corpus: Corpus,
    private readonly firstOfRank: readonly number[],
  ) {
    this.variantNumber = new Int32Array(firstOfRank.length).fill(-1);
  }

  /** The new numbers of a unit's variants, ascending. Unseen ones are numbered in the order of their names. */
  of(unit: CorpusUnit, variantRank: Int32Array): Int32Array {
    const ranks = Int32Array.from(unit.variants, (variant) => variantRank[variant] ?? -1).sort();
    let name: string | undefined;
    let before: number | undefined;
    let count = 0;
    for (const rank of ranks) {
      if (rank === before) continue;
      before = rank;
      ranks[count++] = this.number(rank, unit);
      const next = this.names[ranks[count - 1]!]!;
      if (next === name) refuse(unit.name, `has two records of '${printable(name)}'`);
      name = next;
    }
    return ranks.slice(0, count).sort();
  }

  private number(rank: number, unit: CorpusUnit): number {
    const position = this.firstOfRank[rank];
    if (position === undefined) throw new RangeError(`${unit.name}: a variant that is not there`);
    const known = this.variantNumber[rank]!;
    if (known >= 0) return known;
    const { record, declaration } = this.corpus.variants[position]!;
    const name = nameOf(record);
    refuse(unit.name, recordFault(record, name));
    this.variants.push({ record, declaration: this.declaration(declaration) });
    this.names.push(name);
    return (this.variantNumber[rank] = this.variants.length - 1);
  }

  private declaration(position: number): number {
    if (position === -1) return -1;
    const declaration = this.corpus.declarations[position];
    if (!declaration) throw new RangeError(`no declaration ${position}`);
    const { text, file, line, pack } = declaration;
    const key = `${line} ${pack} ${file.length} ${file}${text}`;
    let number = this.declarationNumber.get(key);
    if (number === undefined) {
      refuse(`${file}:${line}`, declarationFault(declaration));
      number = this.declarations.push(declaration) - 1;
      this.declarationNumber.set(key, number);
    }
    return number;
  }
}
