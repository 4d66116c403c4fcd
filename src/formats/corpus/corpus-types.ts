// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus, CorpusUnit } from './corpus';
import type { KernelTypes } from './kernel';
import { ownRecord } from './debug-records';
import { byBytes, pathKey } from './order';
import type { Records } from './records';
import type { SymtypesUnit } from './symtypes';

/**
 * The types of a corpus, with the places of its declarations. Texts that the records have already replace its own. Of an export that several units have, only the one
 * that has its row in Module.symvers keeps the declaration.
 */
export function corpusTypes(corpus: Corpus, records: Records): KernelTypes {
  const { declarations, variants, units } = corpus;
  const numbers = Int32Array.from(variants, ({ record, declaration }) =>
    records.add(ownRecord(record, declarations[declaration]?.text ?? '')),
  );
  // Of equal texts of two kernels one is enough.
  for (const declaration of declarations) declaration.text = records.sourceText(declaration.text);
  variants.forEach((variant, index) => {
    const text = records.texts[numbers[index]!]!;
    if (variant.record === text) variant.record = text;
  });
  const owners = ownersOf(units);
  const sources = new Map<SymtypesUnit, CorpusUnit>();
  const isExport = Uint8Array.from(numbers, (record) => (records.isExport(record) ? 1 : 0));
  for (const unit of units) {
    const own = new Int32Array(unit.variants.length);
    let count = 0;
    for (const variant of unit.variants) {
      const record = numbers[variant]!;
      if (isExport[variant] === 1 && owners.get(records.nameOf(record)) !== unit) continue;
      own[count++] = record;
    }
    sources.set({ name: unit.name, records: own.slice(0, count).sort() }, unit);
  }
  return {
    records,
    units: [...sources.keys()],
    source: { corpus, unitOf: (unit) => sources.get(unit)! },
    placeOf: (unit, record) => {
      const variant = sources.get(unit)!.variants.find((one) => numbers[one] === record);
      const declaration = variant === undefined ? undefined : declarations[variants[variant]!.declaration];
      return declaration && declaration.file !== ''
        ? { file: declaration.file, line: declaration.line }
        : null;
    },
  };
}

/** By export: the first unit that has it, in the order of rows. */
function ownersOf(units: readonly CorpusUnit[]): Map<string, CorpusUnit> {
  const owners = new Map<string, CorpusUnit>();
  const inOrder = [...units].sort(
    (a, b) => a.position - b.position || byBytes(pathKey(a.name), pathKey(b.name)),
  );
  for (const unit of inOrder) {
    for (const { name } of unit.exports) if (!owners.has(name)) owners.set(name, unit);
  }
  return owners;
}
