import type { Corpus, Declaration, Variant } from '../corpus';
import type { Fresh } from './collector';

/** What the numbers of one worker, or of an earlier scan, mean here. */
export interface Numbers {
  declarations: number[];
  variants: number[];
  files: number[];
}

/** Joins what workers and an earlier scan tell, each in its own numbers, into one corpus. */
export class Gathering {
  readonly corpus: Pick<Corpus, 'declarations' | 'variants'> = { declarations: [], variants: [] };
  readonly files: string[] = [];
  private readonly declarationNumbers = new Map<string, number>();
  private readonly variantNumbers = new Map<string, number>();
  private readonly fileNumbers = new Map<string, number>();

  /** Somebody new, of whose numbers nothing is known. */
  newNumbers(): Numbers {
    return { declarations: [], variants: [], files: [] };
  }

  /** Takes in what somebody told for the first time. */
  learn(numbers: Numbers, { declarations, variants, files }: Fresh): void {
    for (const declaration of declarations) numbers.declarations.push(this.declaration(declaration));
    for (const { record, declaration } of variants) {
      const own = declaration < 0 ? -1 : numbers.declarations[declaration]!;
      numbers.variants.push(this.variant({ record, declaration: own }));
    }
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
    const key = `${variant.declaration} ${variant.record}`;
    return numberIn(this.variantNumbers, key, () => this.corpus.variants.push(variant));
  }
}

function numberIn(numbers: Map<string, number>, key: string, isNew: () => unknown): number {
  let number = numbers.get(key);
  if (number === undefined) {
    numbers.set(key, (number = numbers.size));
    isNew();
  }
  return number;
}

/** Numbers of one kind as they are here, ascending. */
export function translated(meanings: readonly number[], numbers: Int32Array): Int32Array {
  return numbers.map((number) => meanings[number]!).sort();
}
