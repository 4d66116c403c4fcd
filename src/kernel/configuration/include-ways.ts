// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus, CorpusUnit, Place } from '../../formats/corpus';

/** How a definition comes into units, as a judgement tells it: the last file of the chain has it. */
export interface IncludeWay {
  chain: readonly string[];
  units: readonly string[];
}

/** The lines by which headers came into units. */
export class IncludeLines {
  private readonly units: ReadonlyMap<string, CorpusUnit>;

  constructor(private readonly corpus: Corpus) {
    this.units = new Map(corpus.units.map((unit) => [unit.name, unit]));
  }

  /** For each unit the lines of `#include` from its source to the definition; null where some are not known. */
  of({ chain, units }: IncludeWay): Place[][] | null {
    const found: Place[][] = [];
    for (const name of units) {
      const unit = this.units.get(name);
      const lines = unit && this.linesIn(unit, chain.at(-1)!);
      if (!lines) return null;
      found.push(lines);
    }
    return found;
  }

  private linesIn(unit: CorpusUnit, header: string): Place[] | null {
    const parents = new Map<string, Place>();
    for (const number of unit.inclusions) {
      const { file, parent, line } = this.corpus.inclusions[number]!;
      parents.set(file, { file: parent || unit.source, line });
    }
    const lines: Place[] = [];
    for (let file = header; file !== unit.source;) {
      const place = parents.get(file);
      // What the command includes has no line.
      if (!place || place.line === 0 || lines.length > parents.size) return null;
      lines.unshift(place);
      file = place.file;
    }
    return lines;
  }
}
