// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName } from '../../record-name';
import type { Corpus } from '../corpus';
import { groupsOf } from './groups';
import type { TypedPart, TypeSource } from './typed-exports';

const NONE = new Int32Array(0);
const REFERENCE = /(?<=^| )[suet]#(\S+)/g;

/**
 * The corpus of a kernel known by type data. Its units are not those of the sources, which type data do not tell: vmlinux
 * and all modules are one where no name means two things in them, and modules that contradict it are in others.
 */
export function corpusOf(parts: readonly TypedPart[], vmlinux: TypeSource): Corpus {
  const corpus: Corpus = {
    declarations: [],
    variants: [],
    inclusions: [],
    units: [],
    definitions: [],
    isOfTypeData: true,
  };
  const numbers = new Map<string, number>();
  const variantOf = (record: string): number => {
    let number = numbers.get(record);
    if (number === undefined) {
      const text = textOf(record);
      const declaration =
        text === null ? -1 : corpus.declarations.push({ text, file: '', line: 0, pack: 0 }) - 1;
      number = corpus.variants.push({ record, declaration, compiled: declaration }) - 1;
      numbers.set(record, number);
    }
    return number;
  };
  groupsOf(parts, vmlinux).forEach(({ records, parts: members }, position) => {
    const { module } = members[0]!;
    corpus.units.push({
      name: module,
      source: '',
      module,
      position,
      exports: members.flatMap(({ exports }) => exports),
      variants: Int32Array.from([...records.values()], variantOf).sort(),
      behind: NONE,
      inclusions: NONE,
      redeclared: [],
    });
  });
  return corpus;
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
