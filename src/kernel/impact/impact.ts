// SPDX-License-Identifier: GPL-2.0-or-later
import {
  byBytes,
  type KernelTypes,
  type Place,
  type SymtypesUnit,
  type SymversRow,
} from '../../formats/corpus';
import { memberOf, type Chain } from '../compare';
import { isMarked, RecordName } from '../../record-name';
import type { RawText } from '../../text';

/** Chains that are told. */
const MOST = 3;

/** What is looked for: declarations by the numbers of their records. */
export interface Targets {
  /** As it was asked for. */
  asked: RawText;
  /** With their marks, in the order of bytes. */
  names: RawText[];
  isTarget(record: number): boolean;
  /** Whether a record knows one of them by its name only. */
  isNameOnly(record: number): boolean;
}

/** Which exports hang on something, and how. */
export interface Impact {
  asked: RawText;
  names: RawText[];
  places: Place[];
  /** Whose CRC a change of it would change, in the order of bytes. */
  exports: RawText[];
  /** How many more lead to its name alone: their CRCs would stay, and their modules may still know it. */
  nameOnly: number;
  /** By module, most exports first. */
  modules: { module: RawText; exports: number }[];
  /** At most three, the shortest first. */
  chains: Chain[];
}

/** Types of a name: `pot` any, `struct pot`, or `s#pot`. None where the kernel knows none. */
export function nameTargets({ records }: KernelTypes, asked: RawText): Targets {
  const written = isMarked(asked) ? RecordName.parse(asked) : RecordName.written(asked.trim());
  const wanted = new Set(
    (written ? [written] : RecordName.allOf(asked.trim())).map(({ spelling }) => spelling),
  );
  return targetsOf(asked, records, (record) => wanted.has(records.nameOf(record)));
}

/** All that a file declares and exports lead to. @param file as declarations have it: `include/linux/pot.h` */
export function headerTargets({ records, source }: KernelTypes, file: RawText): Targets {
  const found = new Set<number>();
  const { declarations, variants } = source!.corpus;
  for (const { record, declaration } of variants)
    if (declarations[declaration]?.file === file) found.add(records.add(record));
  return targetsOf(file, records, (record) => found.has(record));
}

function targetsOf(
  asked: RawText,
  records: KernelTypes['records'],
  isMeant: (record: number) => boolean,
): Targets {
  const meant = records.texts.flatMap((_, record) => (isMeant(record) ? [record] : []));
  const targets = new Set(meant.filter((record) => records.short[record] === undefined));
  const opaque = new Set(meant.filter((record) => records.short[record] !== undefined));
  return {
    asked,
    names: [...new Set(meant.map((record) => records.nameOf(record)))].sort(byBytes),
    isTarget: (record) => targets.has(record),
    isNameOnly: (record) => opaque.has(record),
  };
}

/** What hangs on some declarations of a kernel. @param rows its exports; null where they are not known */
export function impactOf(
  types: KernelTypes,
  rows: ReadonlyMap<string, SymversRow> | null,
  targets: Targets,
): Impact {
  const reached = new Map<string, Chain>();
  const nameOnly = new Set<string>();
  const places = new Map<string, Place>();
  for (const unit of types.units) {
    const found = walked(types, unit, targets.isTarget);
    for (const [name, chain] of found.chains) {
      const known = reached.get(name);
      if (!known || shorter(chain, known) < 0) reached.set(name, chain);
    }
    for (const record of found.targets) {
      const key = String(record);
      const place = places.has(key) ? null : types.placeOf(unit, record);
      if (place) places.set(key, place);
    }
    for (const name of walked(types, unit, targets.isNameOnly).chains.keys()) nameOnly.add(name);
  }
  const exports = [...reached.keys()].sort(byBytes);
  const distinct = new Map([...places.values()].map((place) => [`${place.file}:${place.line}`, place]));
  return {
    asked: targets.asked,
    names: targets.names,
    places: [...distinct.values()].sort((a, b) => byBytes(a.file, b.file) || a.line - b.line),
    exports,
    nameOnly: [...nameOnly].filter((name) => !reached.has(name)).length,
    modules: modulesOf(exports, rows),
    chains: [...reached.values()].sort(shorter).slice(0, MOST),
  };
}

function shorter(one: Chain, other: Chain): number {
  return one.steps.length - other.steps.length || byBytes(textOf(one), textOf(other));
}

const textOf = ({ steps }: Chain): string => steps.map(({ name }) => name).join(' ');

/** From what is looked for back to all exports of a unit, by the shortest ways. */
function walked(
  { records }: KernelTypes,
  unit: SymtypesUnit,
  isTarget: (record: number) => boolean,
): { chains: Map<string, Chain>; targets: number[] } {
  const chains = new Map<string, Chain>();
  const targets = [...unit.records].filter(isTarget);
  if (targets.length === 0) return { chains, targets };
  const ofName = new Map<number, number>();
  for (const record of unit.records) ofName.set(records.names[record]!, record);
  const referring = new Map<number, number[]>();
  for (const record of unit.records) {
    for (const name of records.refersTo[record]!) {
      const to = ofName.get(name);
      if (to === undefined) continue;
      const from = referring.get(to);
      if (from) from.push(record);
      else referring.set(to, [record]);
    }
  }
  const next = new Map<number, number | null>(targets.map((record) => [record, null]));
  // Going through a set also visits what is added on the way.
  for (const record of next.keys()) {
    for (const from of referring.get(record) ?? []) if (!next.has(from)) next.set(from, record);
    if (records.isExport(record)) chains.set(records.nameOf(record), chainFrom(records, record, next));
  }
  return { chains, targets };
}

function chainFrom(
  records: KernelTypes['records'],
  start: number,
  next: ReadonlyMap<number, number | null>,
): Chain {
  const steps: Chain['steps'] = [];
  for (let record: number | null = start; record !== null;) {
    const to: number | null = next.get(record) ?? null;
    const member = to === null ? null : memberOf(records.texts[record]!, records.nameOf(to));
    steps.push({ name: records.nameOf(record), member });
    record = to;
  }
  return { steps };
}

/** By module; exports of a kernel without rows have none. */
function modulesOf(
  exports: readonly string[],
  rows: ReadonlyMap<string, SymversRow> | null,
): Impact['modules'] {
  const counts = new Map<string, number>();
  for (const name of exports) {
    const module = rows?.get(name)?.module;
    if (module !== undefined) counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  return [...counts]
    .map(([module, count]) => ({ module, exports: count }))
    .sort((a, b) => b.exports - a.exports || byBytes(a.module, b.module));
}
