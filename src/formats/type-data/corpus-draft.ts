// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName } from '../../record-name';
import type { TypePlace } from '../btf';
import type { Corpus, CorpusExport, CorpusUnit } from '../corpus';

const NONE = new Int32Array(0);
const REFERENCE = /(?<=^| )[suet]#(\S+)/g;

/** A corpus that is being made of type data. Equal records at one place are one. */
export class CorpusDraft {
  readonly corpus: Corpus;
  private readonly numbers = new Map<string, number>();

  constructor(typeData: 'BTF' | 'DWARF') {
    this.corpus = {
      declarations: [],
      variants: [],
      inclusions: [],
      units: [],
      definitions: [],
      typeData,
    };
  }

  /** Says that of some types no alignment is told. */
  lacksAlignments(): void {
    if (this.corpus.typeData === 'DWARF') this.corpus.typeData = 'DWARF without alignments';
  }

  /** The number of a record among the variants. @param place where it is declared; null where that is not known */
  variantOf(record: string, place: TypePlace | null): number {
    const { corpus, numbers } = this;
    const key = place === null ? record : `${record}\0${place.line} ${place.file}`;
    let number = numbers.get(key);
    if (number === undefined) {
      const text = textOf(record);
      const { file, line } = place ?? { file: '', line: 0 };
      const declaration = text === null ? -1 : corpus.declarations.push({ text, file, line, pack: 0 }) - 1;
      number = corpus.variants.push({ record, declaration, compiled: declaration }) - 1;
      numbers.set(key, number);
    }
    return number;
  }

  /** @param variants in any order */
  addUnit(
    { name, source, module }: Pick<CorpusUnit, 'name' | 'source' | 'module'>,
    exports: CorpusExport[],
    variants: readonly number[],
  ): void {
    const { units } = this.corpus;
    units.push({
      name,
      source,
      module,
      position: units.length,
      exports,
      variants: Int32Array.from(variants).sort(),
      behind: NONE,
      inclusions: NONE,
      redeclared: [],
    });
  }
}

/** The C of a record; null for a type that nothing defines. */
function textOf(record: string): string | null {
  if (record.endsWith(' { UNKNOWN }')) return null;
  const end = record.indexOf(' ');
  const isExport = RecordName.parse(record.slice(0, end)).isExport;
  const words = record
    .slice(end + 1)
    .replace(REFERENCE, (name) => RecordName.parse(name).inC)
    .replace(/\{ /g, '{\n')
    .replace(/ ; /g, ';\n');
  return `${isExport ? 'extern ' : ''}${words};`;
}
