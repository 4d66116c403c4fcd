// SPDX-License-Identifier: GPL-2.0-or-later
import type { RecordSyntax } from '../syntax';
import type { RecordLayout } from '../layout';
import {
  areCompatible,
  changed,
  difference,
  leafFact,
  place,
  sizeFact,
  type Difference,
  type Subject,
} from './difference';
import { compareOwnAttributes } from './attributes';
import { leavesOf, overlap, type Leaf } from './leaves';
import { isNamedReserve, reserveOf, unproved } from './reserves';
import { KnownPairs } from './known-pairs';
import { compareMember } from './members';
import { areSame, onBoth, typed, within, type Both, type Typed } from './sides';

/** What code is known to do with types; what differs may be safe as long as it does not. */
export interface Uses {
  /** Why a module holds objects of the type in its own memory, or fills them in: a sentence; null if nothing shows it. */
  madeByModules(record: RecordSyntax): string | null;
  /** In which declaration besides its own enum an enumerator is used: `struct pot`; null for none. */
  userOf(enumerator: string): string | null;
}

/**
 * What differs between two definitions, members by their names wherever they lie in unnamed structs and unions.
 * @param path that leads to the members, where the definitions lie in others
 * @returns nothing for what no compiled module can tell apart and no text either
 * @throws Unknown where a layout cannot be told
 */
export function compareRecords(sides: Both<Typed<RecordSyntax>>, uses: Uses, path = ''): Difference[] {
  return compareAt(sides, { uses, known: new KnownPairs() }, path);
}

/** What is the same for all records that one comparison meets. */
interface Context {
  uses: Uses;
  known: KnownPairs<RecordSyntax>;
}

function compareAt(sides: Both<Typed<RecordSyntax>>, context: Context, path: string): Difference[] {
  const records = onBoth(sides, ({ syntax }) => syntax);
  const found = context.known.compare(records, () => differencesIn(sides, context));
  return found.map((one) =>
    path === '' || one.subject === '' ? one : { ...one, subject: `${path}.${one.subject}` },
  );
}

function differencesIn(sides: Both<Typed<RecordSyntax>>, context: Context): Difference[] {
  const records = onBoth(sides, ({ syntax }) => syntax);
  const leaves = onBoth(sides, leavesOf);
  const found: Difference[] = [];
  const add = (one: Difference): unknown => found.push(one);
  const compare = (pair: Both<Leaf>): Difference[] =>
    compareMember(typed(sides, pair), (inner, name) => compareAt(inner, context, name));

  const byName = new Map(leaves.new.map((leaf) => [leaf.name, leaf]));
  const removed: Leaf[] = [];
  for (const base of leaves.base) {
    const newLeaf = byName.get(base.name);
    if (!newLeaf) removed.push(base);
    else {
      byName.delete(base.name);
      compare({ base, new: newLeaf }).forEach(add);
    }
  }
  const layouts = onBoth(sides, ({ syntax, types }) => types.layoutOf(syntax));
  const added = leaves.new.filter(({ name }) => byName.get(name) !== undefined);
  const replaced = replacements(removed, added, (pair) => areCompatible(compare(pair)), add);
  for (const leaf of added.filter((one) => !replaced.has(one))) {
    add(additionOf(leaf, { leaves, record: sides.base.syntax, size: layouts.base.size }, context.uses));
  }
  for (const leaf of removed.filter((one) => !replaced.has(one))) {
    const one = removalOf(leaf, leaves.new);
    if (one) add(one);
  }
  compareWhole(records, layouts, found).forEach(add);
  compareOwnAttributes(within(sides, ({ attributes }) => attributes)).forEach(add);
  return found;
}

/** Pairs members that went with members that came to the same place, and tells what became of them. */
function replacements(
  removed: readonly Leaf[],
  added: readonly Leaf[],
  isOfSameType: (pair: Both<Leaf>) => boolean,
  add: (found: Difference) => unknown,
): Set<Leaf> {
  const done = new Set<Leaf>();
  for (const base of removed) {
    const newLeaf = added.find(
      (leaf) =>
        !done.has(leaf) &&
        leaf.offset === base.offset &&
        leaf.size === base.size &&
        leaf.isBitField === base.isBitField,
    );
    if (!newLeaf) continue;
    const pair = { base, new: newLeaf };
    const isSame = isOfSameType(pair);
    if (!isSame && reserveOf(base) === null) continue;
    done.add(base).add(newLeaf);
    add(replacement(pair, isSame));
  }
  return done;
}

/** What it means that one member came to the place of another. */
function replacement(pair: Both<Leaf>, isOfSameType: boolean): Difference {
  const { base, new: newLeaf } = pair;
  const about = { subject: newLeaf.name, ...onBoth(pair, leafFact) };
  const wasReserved = reserveOf(base);
  const isReserved = isNamedReserve(newLeaf);
  if (isReserved && !isNamedReserve(base)) {
    const reason = `${base.name} is gone, and its place is reserved now`;
    return difference('member-removed', 'break', reason, { ...about, subject: base.name });
  }
  if (wasReserved !== null && !isReserved) return slotUsed(base.name, wasReserved, about);
  if (isOfSameType) {
    const reason = `${base.name} is now ${newLeaf.name}, of the same type at the same place`;
    return difference('member-renamed', 'compatible', reason, about);
  }
  const verdict = wasReserved ?? 'unknown';
  const reason = `${base.name} is reserved, and has another type now${unproved(verdict)}`;
  return difference('reserved-slot-used', verdict, reason, about);
}

function slotUsed(
  reserved: string,
  verdict: 'conditional' | 'unknown',
  about: Subject & { subject: string },
): Difference {
  const reason = `${about.subject} takes the place of ${reserved}, which compiled modules leave as it was`;
  return difference('reserved-slot-used', verdict, `${reason}${unproved(verdict)}`, about);
}

/** All that tells what a new member means. */
interface Surroundings {
  leaves: Both<readonly Leaf[]>;
  /** Of the base. */
  record: RecordSyntax;
  /** Of the base, in bytes. */
  size: number;
}

function additionOf(leaf: Leaf, { leaves, record, size }: Surroundings, uses: Uses): Difference {
  const about = { subject: leaf.name, base: null, new: leafFact(leaf) };
  if (leaf.offset + leaf.size > 8 * size || (leaf.size === 0 && leaf.offset >= 8 * size)) {
    return appended(leaf, record, uses, about);
  }
  const covered = leaves.base.filter((one) => overlap(one, leaf));
  const reserves = covered.map(reserveOf);
  if (covered.length > 0 && !reserves.includes(null)) {
    return slotUsed(covered[0]!.name, reserves.includes('unknown') ? 'unknown' : 'conditional', about);
  }
  const shared = leaves.new.find(
    (one) => one !== leaf && overlap(one, leaf) && leaves.base.some(({ name }) => name === one.name),
  );
  if (shared) {
    const reason = `${leaf.name} shares its bytes with ${shared.name}; safe as long as objects that hold it never reach a compiled module`;
    return difference('union-member-added', 'conditional', reason, about);
  }
  if (covered.length > 0) {
    const reason = `${leaf.name} lies where compiled modules look for ${covered[0]!.name}`;
    return difference('member-moved', 'break', reason, about);
  }
  const reason = `${leaf.name} lies in what was padding at ${place(leaf.offset)}; objects that compiled modules make leave it unset`;
  return difference('member-added-in-hole', 'conditional', reason, about);
}

function appended(leaf: Leaf, record: RecordSyntax, uses: Uses, about: Subject): Difference {
  const evidence = uses.madeByModules(record);
  if (evidence !== null) {
    return difference('member-appended', 'break', `${leaf.name} is new at the end, and ${evidence}`, about);
  }
  const reason = `${leaf.name} is new at the end; safe as long as no module allocates, embeds, copies or indexes the type itself`;
  return difference('member-appended', 'conditional', reason, about);
}

/** What the loss of a member means; null where something else tells it. */
function removalOf(leaf: Leaf, newLeaves: readonly Leaf[]): Difference | null {
  const about = { subject: leaf.name, base: leafFact(leaf), new: null };
  const verdict = reserveOf(leaf);
  if (verdict !== null) {
    if (newLeaves.some((one) => overlap(one, leaf))) return null;
    const reason = `${leaf.name}, which is reserved, is gone${unproved(verdict)}`;
    return difference('reserved-slot-used', verdict, reason, about);
  }
  if (leaf.size === 0 && !leaf.isFlexible) {
    return difference('member-removed', 'compatible', `${leaf.name} is gone, and took no room`, about);
  }
  const reason = `${leaf.name} is gone, and compiled modules still use its bytes`;
  return difference('member-removed', 'break', reason, about);
}

/** What the members do not tell: size, alignment, packing. */
function compareWhole(
  records: Both<RecordSyntax>,
  layouts: Both<RecordLayout>,
  known: readonly Difference[],
): Difference[] {
  const found: Difference[] = [];
  const sizes = onBoth(layouts, ({ size }) => size);
  const alignments = onBoth(layouts, ({ align }) => align);
  const about = onBoth(sizes, sizeFact);
  const isPackedOtherwise = !areSame(
    onBoth(records, ({ attributes, pack }) => `${attributes.packed} ${pack}`),
  );
  const onlyGrew = sizes.new > sizes.base && known.some(({ kind }) => kind === 'member-appended');
  if (!areSame(sizes) && !onlyGrew) {
    found.push(
      isPackedOtherwise
        ? difference('packing-changed', 'break', `packed otherwise: size ${changed(sizes)}`, about)
        : difference('size-changed', 'break', `size ${changed(sizes)}`, about),
    );
  }
  if (!areSame(alignments)) {
    const kind = isPackedOtherwise ? 'packing-changed' : 'alignment-changed';
    found.push(difference(kind, 'break', `alignment ${changed(alignments)}`, about));
  }
  if (!areSame(onBoth(records, ({ attributes }) => attributes.transparentUnion))) {
    const reason = 'functions take a transparent union as its first member';
    found.push(difference('signature-changed', 'break', reason));
  }
  return found;
}
