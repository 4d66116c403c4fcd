// SPDX-License-Identifier: GPL-2.0-or-later
import { Elf } from '../elf';
import { partsOf, type Named, type Part, type Parts } from './parts';
import type { Differing, ObjectComparison } from './result';

/** What becomes of a function when a compiler clones or splits it: all of that is the function's. */
const CLONE = /(\.(isra|part|constprop|cold|lto_priv)(\.\d+)?)+$/;

/**
 * Holds two objects that were compiled from one source against each other: all content that a kernel takes into memory,
 * each reference by what it leads to, and all symbols that others see.
 *
 * Not compared are line numbers in tables of BUG and WARN, names of static symbols, the place of merged texts and constants,
 * and sections that no kernel loads. Sections of a name are paired in their order, and every reference must respect the pairs,
 * so what is called equal differs in names alone.
 *
 * @throws ModversionsError `FILE: …` for what is no object, or one of which that cannot be told
 */
export function compareObjects(base: Buffer, other: Buffer, file: string): ObjectComparison {
  const [one, two] = [partsOf(new Elf(base, file)), partsOf(new Elf(other, file))];
  const found: Differing[] = [];
  if (one.header !== two.header) found.push({ what: 'machine', name: 'the header of the object' });
  for (const key of keysOf(one.parts, two.parts))
    found.push(...differenceOf(one.parts.get(key), two.parts.get(key)));
  for (const name of keysOf(one.symbols, two.symbols)) {
    // A place behind a function that grew is no difference of its own.
    const isTold =
      one.symbols.get(name) !== two.symbols.get(name) && !found.some((known) => known.name === name);
    if (isTold) found.push({ what: 'symbols', name });
  }
  return { functions: functionsOf(one), differing: distinct(found), lines: one.lines };
}

/** Names of symbols that an object needs of others. @throws ModversionsError as `compareObjects` */
export const wantedBy = (object: Buffer, file: string): ReadonlySet<string> =>
  partsOf(new Elf(object, file)).wanted;

const keysOf = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): Set<string> =>
  new Set([...one.keys(), ...other.keys()]);

function differenceOf(one: Part | undefined, other: Part | undefined): Differing[] {
  if (one && other && isSame(one, other)) return [];
  const part = (one ?? other)!;
  const size = one?.bytes.length ?? 0;
  // An empty section that only one has is what an assembler leaves.
  if (!(one && other) && part.bytes.length === 0 && part.shape.endsWith(' 0')) return [];
  const names = namesIn(one, other);
  if (names.length > 0) return names;
  const what = part.isCode ? 'function' : part.isWritable || size === 0 ? 'variable' : 'table';
  return [
    {
      what: part.named.length > 0 ? what : 'table',
      name: part.named.length === 1 ? part.named[0]!.name : part.key,
    },
  ];
}

function isSame(one: Part, other: Part): boolean {
  return (
    one.shape === other.shape &&
    one.bytes.equals(other.bytes) &&
    one.relocations.length === other.relocations.length &&
    one.relocations.every(({ at, text }, index) => {
      const there = other.relocations[index]!;
      return at === there.at && text === there.text;
    })
  );
}

/** The functions and variables of a section that differ in their own content. */
function namesIn(one: Part | undefined, other: Part | undefined): Differing[] {
  const [these, those] = [slices(one), slices(other)];
  const found: Differing[] = [];
  for (const name of keysOf(these, those)) {
    const [here, there] = [these.get(name), those.get(name)];
    if (here?.text === there?.text) continue;
    const { isFunction } = (here ?? there)!;
    const isWritable = (one ?? other)!.isWritable;
    const what = isFunction ? 'function' : isWritable ? 'variable' : 'constant';
    found.push({ what, name: name.replace(CLONE, '') });
  }
  return found;
}

/** The content of each name, those of one name together. */
function slices(part: Part | undefined): Map<string, { text: string; isFunction: boolean }> {
  const found = new Map<string, { text: string; isFunction: boolean }>();
  for (const named of part?.named ?? []) {
    const text = sliceOf(part!, named);
    const earlier = found.get(named.name);
    found.set(named.name, { text: `${earlier?.text ?? ''}\n${text}`, isFunction: named.isFunction });
  }
  return found;
}

function sliceOf({ bytes, relocations }: Part, { start, end }: Named): string {
  const within = relocations.filter(({ at }) => at >= start && at < end);
  const places = within.map(({ at, text }) => `${at - start} ${text}`).join('\n');
  return `${end - start} ${bytes.toString('latin1', start, end)}\n${places}`;
}

function functionsOf({ parts }: Parts): number {
  const names = [...parts.values()].flatMap(({ named }) => named.filter(({ isFunction }) => isFunction));
  return new Set(names.map(({ name }) => name.replace(CLONE, ''))).size;
}

function distinct(found: readonly Differing[]): Differing[] {
  const byName = new Map(found.map((one) => [`${one.what} ${one.name}`, one]));
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
