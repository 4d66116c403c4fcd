// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus, CorpusExport, ScanProblem } from '../../formats/corpus';
import type { PlannedUnit } from '../kbuild';
import { numberIn } from './gathering';
import type { SourceDeclaration } from '../../gendwarfksyms';
import type { Versioned } from '../objects';

const NONE = new Int32Array(0);
/** Names that a line shows. */
const SHOWN = 5;

/** What is said of each thing that CRCs do not see. */
const UNSEEN: Readonly<Record<Versioned['unseen'][number]['kind'], string>> = {
  ellipsis: 'the `...` of functions is not seen by CRCs',
  'no-prototype': 'that functions have no prototype is not seen by CRCs',
  'bit-places': 'the places of bit fields are not seen by CRCs, as DWARF before version 5 has them',
  'private-type': 'types that a .c file defines are not seen by CRCs',
  'no-types': 'objects without types in their debug data: what their CRCs stand for is not seen',
};

/** Gathers what objects tell into a corpus. Its declarations are those that debug data tell, not the source's own text. */
export class ObjectResults {
  readonly corpus: Corpus = { declarations: [], variants: [], inclusions: [], units: [], definitions: [] };
  private readonly numbers = new Map<string, number>();
  private readonly declarations = new Map<string, number>();
  private readonly names = new Map<string, Set<string>>();

  add(unit: PlannedUnit, position: number, exports: CorpusExport[], found: readonly Versioned[]): void {
    if (exports.length === 0) return;
    const { name, source, module } = unit;
    // Of crates that spell a type in different ways, the first one's counts.
    const byName = new Map<string, number>();
    for (const { records, declarations, unseen } of found) {
      for (const record of records) {
        const key = keyOf(record);
        if (!byName.has(key)) byName.set(key, this.variant(record, declarations.get(key)));
      }
      for (const { kind, name: what } of unseen) this.note(kind, what || name);
    }
    const variants = Int32Array.from(byName.values()).sort();
    const rest = { behind: NONE, inclusions: NONE, redeclared: [] };
    this.corpus.units.push({ name, source, module, position, exports, variants, ...rest });
  }

  /** What no CRC of these sees, one line each. */
  unseen(): ScanProblem[] {
    return [...this.names].map(([kind, names]) => {
      const sorted = [...names].sort();
      const more = sorted.length > SHOWN ? `, and ${sorted.length - SHOWN} more` : '';
      const message = `${UNSEEN[kind as keyof typeof UNSEEN]}: ${sorted.slice(0, SHOWN).join(', ')}${more}`;
      return { kind: `unseen-${kind}`, message };
    });
  }

  private note(kind: string, name: string): void {
    const names = this.names.get(kind);
    if (names) names.add(name);
    else this.names.set(kind, new Set([name]));
  }

  private variant(record: string, source: SourceDeclaration | undefined): number {
    // A type that is known by its name alone is declared, and nothing defines it.
    const isDefined = source !== undefined && !/^(struct|union|enum) [^ ]+;$/.test(source.text);
    const declaration = isDefined ? this.declaration(source) : -1;
    return numberIn(this.numbers, `${declaration} ${record}`, () =>
      this.corpus.variants.push({ record, declaration, compiled: declaration }),
    );
  }

  private declaration({ text, file, line }: SourceDeclaration): number {
    return numberIn(this.declarations, [file, line, text].join('\0'), () =>
      this.corpus.declarations.push({ text, file, line, pack: 0 }),
    );
  }
}

/** The name a record begins with, which may stand in quotes. */
function keyOf(record: string): string {
  const quoted = /^[sute]#'[^']*'/.exec(record);
  return quoted ? quoted[0] : record.slice(0, record.indexOf(' '));
}
