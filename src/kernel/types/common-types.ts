// SPDX-License-Identifier: GPL-2.0-or-later
import type { CorpusUnit, KernelTypes, Records, SymtypesUnit, TypesSource } from '../../formats/corpus';
import { Unknown } from '../../c/syntax';
import type { DataModel } from '../../c/layout';
import { RecordName } from '../../record-name';
import { commonRecord, type IsUnclear } from './common-record';
import { KernelScopes } from './kernel-scopes';

/** The types of a kernel in a form that sources and type data have in common. */
export interface CommonTypes extends KernelTypes {
  source: TypesSource;
  /** What the kernel itself has as the record of a name in a unit; null for nothing. */
  ownRecord(unit: SymtypesUnit, name: string): string | null;
  /** Names of which a unit has a declaration that cannot be worked out, so that nothing of them is compared. */
  unread: ReadonlySet<string>;
}

/** Told apart by numbers in type data, and by nothing else: `pot$2`. */
const NUMBERED = /\$\d+$/;
/** What type data say of functions in assembly, whatever they take and give. */
const NOTHING_TOLD = 'function ( ) returning void';
/** Tags that have a definition on one side alone by their nature. */
const BUILT_IN = '__va_list_tag';

/** Tags of which type data have several definitions, so that nothing tells which of them a source means. */
export function unclearTags(all: readonly KernelTypes[]): Set<string> {
  const found = new Set([BUILT_IN]);
  for (const { source } of all) {
    if (!source?.corpus.typeData) continue;
    for (const { record } of source.corpus.variants) {
      const { bare, isTag } = RecordName.parse(record.slice(0, record.indexOf(' ')));
      if (isTag && NUMBERED.test(bare)) found.add(bare.replace(NUMBERED, ''));
    }
  }
  return found;
}

/**
 * The types of a kernel as both sources and type data tell them. What cannot be told so, or is not clear, is a type without a
 * definition.
 */
export function commonTypes(
  types: KernelTypes & { source: TypesSource },
  model: DataModel,
  isUnclear: IsUnclear,
): CommonTypes {
  const { records, source } = types;
  const made = new MadeRecords(new KernelScopes(source.corpus, model), records, isUnclear);
  const units = new Map<SymtypesUnit, CorpusUnit>();
  for (const unit of types.units) {
    const own = source.unitOf(unit);
    const exports = new Set(
      [...unit.records].filter((one) => records.isExport(one)).map((one) => records.nameOf(one)),
    );
    units.set({ name: unit.name, records: made.of(own, exports) }, own);
  }
  const variantOf = (unit: SymtypesUnit, name: string): number | undefined =>
    units.get(unit)!.variants.find((one) => source.corpus.variants[one]!.record.startsWith(`${name} `));
  return {
    records,
    units: [...units.keys()],
    unread: made.unread,
    source: { corpus: source.corpus, unitOf: (unit) => units.get(unit)! },
    placeOf: (unit, record) => {
      const variant = variantOf(unit, records.nameOf(record));
      const declaration =
        variant === undefined
          ? undefined
          : source.corpus.declarations[source.corpus.variants[variant]!.declaration];
      return declaration && declaration.file !== ''
        ? { file: declaration.file, line: declaration.line }
        : null;
    },
    ownRecord: (unit, name) => {
      const variant = variantOf(unit, name);
      return variant === undefined ? null : source.corpus.variants[variant]!.record;
    },
  };
}

/** A record, and the names that it hung on, with what they meant. */
interface Made {
  names: Int32Array;
  meanings: Int32Array;
  /** Null where it cannot be worked out. */
  record: number | null;
}

/** Makes records, each once for all units in which it comes to the same. */
class MadeRecords {
  readonly unread = new Set<string>();
  private readonly made: (Made[] | undefined)[] = [];

  constructor(
    private readonly scopes: KernelScopes,
    private readonly records: Records,
    private readonly isUnclear: IsUnclear,
  ) {}

  /** Numbers of a unit's records, ascending. @param exports those that are the unit's own */
  of(unit: CorpusUnit, exports: ReadonlySet<string>): Int32Array {
    const { records, scopes } = this;
    const found: number[] = [];
    for (const variant of unit.variants) {
      const name = scopes.names[variant]!;
      const { isTag, isExport, bare } = RecordName.parse(name);
      if (isExport ? !exports.has(name) : !isTag || this.isUnclear(bare.replace(NUMBERED, ''))) continue;
      const record = this.recordOf(variant, name, unit);
      if (record !== null) found.push(record);
    }
    const slots = new Set(found.map((record) => records.slots[records.names[record]!]!));
    for (const record of [...found]) {
      for (const name of records.refersTo[record]!) {
        if (slots.has(records.slots[name]!)) continue;
        slots.add(records.slots[name]!);
        const text = records.nameTexts[name]!;
        found.push(records.add(`${text} ${RecordName.parse(text).inC} { UNKNOWN }`));
      }
    }
    return Int32Array.from(found).sort();
  }

  private recordOf(variant: number, name: string, unit: CorpusUnit): number | null {
    const { scopes } = this;
    const declaration = scopes.declarationOf(variant);
    if (declaration < 0) return null;
    const types = scopes.typesOf(unit);
    const { traced } = types;
    const known = (this.made[variant] ??= []);
    let one = known.find(({ names, meanings }) =>
      names.every((at, index) => traced.meaningOf(at) === meanings[index]),
    );
    if (!one) {
      const trace = new Set<number>();
      traced.trace = trace;
      let record: number | null = null;
      try {
        const text = commonRecord(name, scopes.declaration(declaration), types, this.isUnclear);
        const isTold = !scopes.corpus.typeData || text !== `${name} ${NOTHING_TOLD}`;
        if (isTold) record = this.records.add(text);
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        this.unread.add(name);
      } finally {
        traced.trace = null;
      }
      const names = Int32Array.from(trace);
      one = { names, meanings: names.map((at) => traced.meaningOf(at)), record };
      known.push(one);
    }
    return one.record;
  }
}
