// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declaration } from '../../formats/corpus';
import { wordsIn } from '../definitions';

/** A typedef that one unit has in several wordings. */
export interface RepeatedTypedef {
  /** Where it is defined first. */
  first: Declaration;
  /** Numbers of its definitions there, in the order of the text. */
  definitions: readonly number[];
  /** Their texts, each once. */
  texts: readonly string[];
}

/**
 * Finds typedefs that a unit declares again in other words. Compilers then go by all of them: an alignment counts, wherever it
 * stands.
 */
export class RepeatedTypedefs {
  /** By name: its definitions by their numbers. */
  private readonly byName = new Map<string, Map<number, Declaration>>();
  /** Those of which there are several wordings in the kernel. */
  private readonly several = new Map<string, ReadonlyMap<number, Declaration>>();

  /** Takes in a definition that is new. @param names marked */
  add(number: number, names: readonly string[], definition: Declaration): void {
    for (const name of names) {
      if (!name.startsWith('t#')) continue;
      const known = this.byName.get(name);
      if (!known) this.byName.set(name, new Map([[number, definition]]));
      else {
        known.set(number, definition);
        if (!this.several.has(name) && [...known.values()].some((one) => isOther(one.text, definition.text)))
          this.several.set(name, known);
      }
    }
  }

  /** @param all definitions of a unit, in the order of the text */
  in(all: ReadonlySet<number>): RepeatedTypedef[] {
    const found: RepeatedTypedef[] = [];
    for (const known of this.several.values()) {
      if ([...known.keys()].filter((one) => all.has(one)).length < 2) continue;
      const definitions = [...all].filter((one) => known.has(one));
      const texts = definitions.map((one) => known.get(one)!.text);
      const distinct = texts.filter((text, at) => texts.slice(0, at).every((one) => isOther(one, text)));
      if (distinct.length > 1)
        found.push({ first: known.get(definitions[0]!)!, definitions, texts: distinct });
    }
    return found;
  }
}

function isOther(one: string, text: string): boolean {
  return one !== text && wordsIn(one).join(' ') !== wordsIn(text).join(' ');
}
