// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError, printable } from '../../problem';
import type { Corpus, CorpusUnit, Declaration, Definition, Inclusion, Redeclared, Variant } from './corpus';
import { canonicalHeaders } from './canonical-headers';
import { canonicalConditions } from './conditions-file';
import { InclusionChains } from './inclusion-chains';
import { declarationFault, definitionFault, inclusionFault, recordFault, unitFault } from './invariants';
import { byBytes, unitKey } from './order';
import { nameOf } from './words';

/**
 * The one form in which equal corpora are equal, whatever order their lists had. Units come by path, component by
 * component. Declarations, variants and inclusions are there once, numbered as they are first met on a walk over the
 * units, then on one over the definitions, which come by text and place; what neither reaches is left out.
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
    // The order of records is the order of their names: no name holds a byte below the blank behind it.
    const byRecord = byBytes(a.record, b.record);
    return (
      byRecord ||
      byDeclaration(declarations[a.declaration], declarations[b.declaration]) ||
      byDeclaration(declarations[a.compiled], declarations[b.compiled])
    );
  });
  const numbers = new Numbering(corpus, rank, first);
  const inclusions = inTurn(corpus.inclusions, byPlace);
  const units = corpus.units
    .map((unit) => ({ unit, key: unitKey(unit.name) }))
    .sort((a, b) => byBytes(a.key, b.key))
    .map(({ unit }) => unit);
  let before: string | undefined;
  const numbered = units.map((unit): CorpusUnit => {
    refuse(unit.name, unitFault(unit));
    if (unit.name === before) refuse(unit.name, 'is there twice');
    before = unit.name;
    return { ...unit, ...numbers.of(unit), inclusions: inclusions.of(unit.inclusions) };
  });
  for (const inclusion of inclusions.items) refuse(inclusion.file, inclusionFault(inclusion));
  const chains = new InclusionChains(inclusions.items);
  for (const { name, inclusions: of } of numbered) refuse(name, chains.fault(of));
  // These come behind all variants: a reader knows the declarations of variants before it comes to units.
  for (const unit of numbered) unit.redeclared = numbers.redeclared(unit.redeclared);
  const definitions = numbers.definitions();
  return {
    declarations: numbers.declarations,
    variants: numbers.variants,
    inclusions: inclusions.items,
    names: numbers.names,
    units: numbered,
    definitions,
    ...(corpus.headers && { headers: canonicalHeaders(corpus.headers) }),
    ...(corpus.conditions && { conditions: canonicalConditions(corpus.conditions, numbers.declarations) }),
  };
}

/** @throws ModversionsError if there is a fault */
function refuse(where: string, fault: string | undefined): void {
  if (fault === undefined) return;
  throw new ModversionsError(`${printable(where)}: ${fault}`, 'leave it out: no file of a scan can hold it');
}

/** Without what was sought though some unit defines it, as other parts of a plan may. */
function needed({ definitions, declarations }: Corpus): Definition[] {
  const seen = new Set<string>();
  for (const { names, declaration, isSought } of definitions) {
    if (!isSought && !declarations[declaration]!.file.endsWith('.c'))
      for (const name of names) seen.add(name);
  }
  return definitions.filter(({ names, isSought }) => !isSought || names.some((name) => !seen.has(name)));
}

function sorted(names: readonly string[], others: readonly string[] = []): string[] {
  return [...new Set([...names, ...others])].sort(byBytes);
}

/** None comes before any. */
function byDeclaration(a: Declaration | undefined, b: Declaration | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return byBytes(a.text, b.text) || byBytes(a.file, b.file) || a.line - b.line || a.pack - b.pack;
}

function byPlace(a: Inclusion, b: Inclusion): number {
  return byBytes(a.file, b.file) || byBytes(a.parent, b.parent) || a.line - b.line;
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

/** Gives out numbers to inclusions as they are first met, unseen ones of a unit in their order. */
function inTurn(
  all: readonly Inclusion[],
  compare: (a: Inclusion, b: Inclusion) => number,
): { items: Inclusion[]; of: (unit: Int32Array) => Int32Array } {
  const { rank, first } = ranksOf(all, compare);
  const numbers = new Int32Array(first.length).fill(-1);
  const items: Inclusion[] = [];
  return {
    items,
    of: (unit) => {
      const ranks = unit.map((inclusion) => rank[inclusion] ?? -1).sort();
      return ranks
        .filter((one, index) => one !== ranks[index - 1])
        .map((one) => {
          const inclusion = all[first[one] ?? -1];
          if (!inclusion) throw new RangeError('an inclusion that is not there');
          if (numbers[one] === -1) numbers[one] = items.push(inclusion) - 1;
          return numbers[one]!;
        })
        .sort();
    },
  };
}

/** Gives out numbers to declarations and variants as they are first met. */
class Numbering {
  readonly declarations: Declaration[] = [];
  readonly variants: Variant[] = [];
  readonly names: string[] = [];
  private readonly variantNumber: Int32Array;
  private readonly declarationNumber = new Map<string, number>();
  /** By variant: the number of its name. By name: the unit that has it last. */
  private readonly nameOfVariant: number[] = [];
  private readonly nameNumber = new Map<string, number>();
  private readonly unitOfName: CorpusUnit[] = [];

  constructor(
    private readonly corpus: Corpus,
    private readonly rank: Int32Array,
    private readonly firstOfRank: readonly number[],
  ) {
    this.variantNumber = new Int32Array(firstOfRank.length).fill(-1);
  }

  /** The new numbers of a unit's variants, ascending. Unseen ones are numbered in the order of their names. */
  of(unit: CorpusUnit): Pick<CorpusUnit, 'variants' | 'behind'> {
    return { variants: this.numbersOf(unit, unit.variants), behind: this.numbersOf(unit, unit.behind) };
  }

  /** Those that are left: the same declaration is told once. */
  redeclared(all: readonly Redeclared[]): Redeclared[] {
    const { declarations } = this.corpus;
    return [...all]
      .sort(
        (a, b) =>
          byBytes(a.name, b.name) || byDeclaration(declarations[a.declaration], declarations[b.declaration]),
      )
      .map(({ name, declaration }) => ({ name, declaration: this.declaration(declaration) }))
      .sort((a, b) => byBytes(a.name, b.name) || a.declaration - b.declaration)
      .filter(
        ({ name, declaration }, index, list) =>
          name !== list[index - 1]?.name || declaration !== list[index - 1]!.declaration,
      );
  }

  /** Of one declaration all that is known of it, in the order of the declarations' numbers. */
  definitions(): Definition[] {
    const { declarations } = this.corpus;
    const found = new Map<number, Definition>();
    const inOrder = needed(this.corpus).sort((a, b) =>
      byDeclaration(declarations[a.declaration], declarations[b.declaration]),
    );
    for (const { names, needs, inModules, isSought, declaration: position } of inOrder) {
      const declaration = this.declaration(position);
      const before = found.get(declaration);
      found.set(declaration, {
        declaration,
        names: sorted(names, before?.names),
        needs: sorted(needs, before?.needs),
        inModules: inModules || before?.inModules === true,
        ...(isSought && (!before || before.isSought) && { isSought }),
      });
    }
    for (const definition of found.values())
      refuse(this.declarations[definition.declaration]!.file, definitionFault(definition));
    return [...found.values()].sort((a, b) => a.declaration - b.declaration);
  }

  private numbersOf(unit: CorpusUnit, variants: Int32Array): Int32Array {
    const ranks = variants.map((variant) => this.rank[variant] ?? -1).sort();
    let before: number | undefined;
    let count = 0;
    for (const rank of ranks) {
      if (rank === before) continue;
      before = rank;
      const number = (ranks[count++] = this.number(rank, unit));
      const name = this.nameOfVariant[number]!;
      if (this.unitOfName[name] === unit)
        refuse(unit.name, `has two records of '${printable(this.names[number]!)}'`);
      this.unitOfName[name] = unit;
    }
    return ranks.slice(0, count).sort();
  }

  private number(rank: number, unit: CorpusUnit): number {
    const position = this.firstOfRank[rank];
    if (position === undefined) throw new RangeError(`${unit.name}: a variant that is not there`);
    const known = this.variantNumber[rank]!;
    if (known >= 0) return known;
    const { record, declaration, compiled } = this.corpus.variants[position]!;
    const name = nameOf(record);
    refuse(unit.name, recordFault(record, name));
    this.variants.push({
      record,
      declaration: this.declaration(declaration),
      compiled: this.declaration(compiled),
    });
    this.names.push(name);
    if (!this.nameNumber.has(name)) this.nameNumber.set(name, this.nameNumber.size);
    this.nameOfVariant.push(this.nameNumber.get(name)!);
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
