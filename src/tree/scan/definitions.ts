// SPDX-License-Identifier: GPL-2.0-or-later
import type { Definition } from '../../formats/corpus';
import type { Block, Part, UnitHasher } from '../../genksyms/unit';
import { Cutter, namesOf } from '../definitions';
import type { DeclarationNumbers } from './declaration-numbers';

/** What a definition is, whoever sees it. */
export type FoundDefinition = Omit<Definition, 'inModules'>;

/** What is defined in a part of a unit that was read by itself. */
interface Known {
  definitions: readonly number[];
  /** Whether its last declaration goes on behind it. */
  isOpen: boolean;
}

/**
 * Finds what a compiler finds defined in each unit. A block of header text is cut once, and again only where a declaration
 * that a compiler reads goes beyond the block: genksyms may have given it up there.
 */
export class Definitions {
  private readonly known = new WeakMap<Block, Known>();
  /** By declaration: the number of its definition, or -1 for one that names nothing. */
  private readonly numbers = new Map<number, number>();
  private fresh: FoundDefinition[] = [];
  private count = 0;
  private found: number[] = [];
  private readonly cutter: Cutter;

  /** @param placeOf the name under which a file is known, from the one its line markers give */
  constructor(
    private readonly declarations: DeclarationNumbers,
    private readonly placeOf: (file: string) => string,
  ) {
    this.cutter = new Cutter((definition) => {
      const file = this.placeOf(definition.file);
      const number = this.numberOf(this.declarations.of({ ...definition, file }));
      if (number >= 0) this.found.push(number);
    });
  }

  /** The numbers of what the last unit of a hasher defines, ascending. */
  in(hasher: UnitHasher, text: Buffer): Int32Array {
    const all = new Set<number>();
    const { cutter } = this;
    this.found = [];
    cutter.restart('');
    for (const part of hasher.parts()) {
      const isNew = !cutter.isOpen;
      const known = isNew && part.block ? this.known.get(part.block) : undefined;
      if (known && !known.isOpen) {
        for (const number of known.definitions) all.add(number);
        continue;
      }
      if (isNew) cutter.restart(part.packing);
      this.cut(part, text, isNew);
      for (const number of this.found) all.add(number);
    }
    return Int32Array.from(all).sort();
  }

  /** What was numbered since the last call. */
  takeFresh(): FoundDefinition[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private cut({ start, end, block }: Part, text: Buffer, isNew: boolean): void {
    this.found = [];
    this.cutter.read(text, start, end);
    if (block && isNew) this.known.set(block, { definitions: this.found, isOpen: this.cutter.isOpen });
  }

  private numberOf(declaration: number): number {
    let number = this.numbers.get(declaration);
    if (number === undefined) {
      const { names, needs } = namesOf(this.declarations.texts[declaration]!);
      number = names.length === 0 ? -1 : this.count++;
      this.numbers.set(declaration, number);
      if (number >= 0) this.fresh.push({ declaration, names, needs });
    }
    return number;
  }
}
