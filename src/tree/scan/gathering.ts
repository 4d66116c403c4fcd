// SPDX-License-Identifier: GPL-2.0-or-later
import {
  renumberedUnit,
  renumberedVariant,
  type Corpus,
  type Declaration,
  type Inclusion,
  type UnitNumbers,
  type Variant,
} from '../../formats/corpus';
import type { Fresh } from './collector';
import { runsAs } from './defined';
import type { FoundDefinition } from './definitions';

/** What the numbers of one worker, or of an earlier scan, mean here. */
export interface Numbers {
  declarations: number[];
  variants: number[];
  inclusions: number[];
  definitions: number[];
  files: number[];
}

/** What a unit found, in somebody's numbers. */
type Found = UnitNumbers & {
  /** Runs. */
  definitions: readonly number[];
  files: Int32Array;
};

/** Joins what workers and an earlier scan tell, each in its own numbers, into one corpus. */
export class Gathering {
  readonly corpus: Pick<Corpus, 'declarations' | 'variants' | 'inclusions'> = {
    declarations: [],
    variants: [],
    inclusions: [],
  };
  readonly definitions: FoundDefinition[] = [];
  readonly files: string[] = [];
  private readonly declarationNumbers = new Map<string, number>();
  private readonly variantNumbers = new Map<string, number>();
  private readonly inclusionNumbers = new Map<string, number>();
  private readonly definitionNumbers = new Map<number, number>();
  private readonly fileNumbers = new Map<string, number>();

  /** Somebody new, of whose numbers nothing is known. */
  newNumbers(): Numbers {
    return { declarations: [], variants: [], inclusions: [], definitions: [], files: [] };
  }

  /** Takes in what somebody told for the first time. */
  learn(numbers: Numbers, { declarations, variants, inclusions, definitions, files }: Fresh): void {
    for (const declaration of declarations) numbers.declarations.push(this.declaration(declaration));
    const own = { declaration: meaningIn(numbers.declarations) };
    for (const variant of variants) numbers.variants.push(this.variant(renumberedVariant(variant, own)));
    for (const inclusion of inclusions) numbers.inclusions.push(this.inclusion(inclusion));
    for (const { declaration, names, needs } of definitions)
      numbers.definitions.push(this.definition({ declaration: own.declaration(declaration), names, needs }));
    for (const file of files) {
      numbers.files.push(numberIn(this.fileNumbers, file, () => this.files.push(file)));
    }
  }

  private declaration(declaration: Declaration): number {
    const { file, line, pack, text } = declaration;
    const key = [file, line, pack, text].join('\0');
    return numberIn(this.declarationNumbers, key, () => this.corpus.declarations.push(declaration));
  }

  private variant(variant: Variant): number {
    const key = `${variant.declaration} ${variant.compiled} ${variant.record}`;
    return numberIn(this.variantNumbers, key, () => this.corpus.variants.push(variant));
  }

  private inclusion(inclusion: Inclusion): number {
    const { file, parent, line } = inclusion;
    const key = [line, parent, file].join('\0');
    return numberIn(this.inclusionNumbers, key, () => this.corpus.inclusions.push(inclusion));
  }

  private definition(definition: FoundDefinition): number {
    const { declaration } = definition;
    return numberIn(this.definitionNumbers, declaration, () => this.definitions.push(definition));
  }
}

/** The number of a key; a new one gets the next. */
export function numberIn<K>(numbers: Map<K, number>, key: K, isNew: () => unknown): number {
  let number = numbers.get(key);
  if (number === undefined) {
    numbers.set(key, (number = numbers.size));
    isNew();
  }
  return number;
}

/** What a unit found, in our numbers. */
export function translated(numbers: Numbers, found: Found): Found {
  const unit = renumberedUnit(found, {
    declaration: meaningIn(numbers.declarations),
    variant: meaningIn(numbers.variants),
    inclusion: meaningIn(numbers.inclusions),
  });
  return {
    ...unit,
    definitions: runsAs(numbers.definitions, found.definitions),
    files: found.files.map(meaningIn(numbers.files)).sort(),
  };
}

const meaningIn =
  (meanings: readonly number[]) =>
  (number: number): number =>
    meanings[number]!;
