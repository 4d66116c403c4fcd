import { Unknown, type RecordSyntax } from '../../c/syntax';
import type { Types } from '../../c/layout';
import { finding, leafFact, place, sizeFact } from './finding';
import type { Finding } from './judgement';
import { isReserved, leavesOf, overlap, type Leaf } from './leaves';
import { compareMember } from './members';

/** A struct or union as one side has it. */
export interface RecordSide {
  record: RecordSyntax;
  types: Types;
}

/** What tells whether modules make objects of a type themselves. */
export interface Usage {
  /** Why a module holds objects of the type in its own memory, or fills them in: a sentence; null if nothing shows it. */
  madeByModules(record: RecordSyntax): string | null;
}

/** Levels of unnamed structs in members that are compared. */
const DEEPEST = 20;

/**
 * What differs between two definitions, members by their names wherever they lie in unnamed structs and unions.
 * @returns nothing for what no compiled module can tell apart and no text either
 * @throws Unknown where a layout cannot be told
 */
export function compareRecords(
  base: RecordSide,
  next: RecordSide,
  usage: Usage,
  path = '',
  depth = 0,
): Finding[] {
  if (depth > DEEPEST) throw new Unknown('unnamed structs are nested too deeply');
  const before = leavesOf(base.record, base.types);
  const after = leavesOf(next.record, next.types);
  const findings: Finding[] = [];
  const add = (found: Finding): unknown =>
    findings.push(
      path === '' || found.subject === '' ? found : { ...found, subject: `${path}.${found.subject}` },
    );

  const byName = new Map(after.map((leaf) => [leaf.name, leaf]));
  const removed: Leaf[] = [];
  for (const leaf of before) {
    const now = byName.get(leaf.name);
    if (!now) removed.push(leaf);
    else {
      byName.delete(leaf.name);
      compareMember({ leaf, types: base.types }, { leaf: now, types: next.types }, (inner, name) =>
        compareRecords(inner.base, inner.next, usage, name, depth + 1),
      ).forEach(add);
    }
  }
  const sizes = { base: base.types.layoutOf(base.record), next: next.types.layoutOf(next.record) };
  const added = after.filter(({ name }) => byName.get(name) !== undefined);
  const isSame = (was: Leaf, is: Leaf): boolean =>
    compareMember({ leaf: was, types: base.types }, { leaf: is, types: next.types }, (inner, name) =>
      compareRecords(inner.base, inner.next, usage, name, depth + 1),
    ).every(({ verdict }) => verdict === 'compatible');
  const gone = renamed(removed, added, isSame, add);
  for (const leaf of added.filter((one) => !gone.has(one))) {
    add(additionOf(leaf, { before, after, base, size: sizes.base.size }, usage));
  }
  for (const leaf of removed.filter((one) => !gone.has(one))) {
    const found = removalOf(leaf, after);
    if (found) add(found);
  }
  compareWhole(base, next, findings).forEach(add);
  return findings;
}

/** Pairs members that went with members that came to the same place, and tells what became of them. */
function renamed(
  removed: readonly Leaf[],
  added: readonly Leaf[],
  isSame: (was: Leaf, is: Leaf) => boolean,
  add: (found: Finding) => unknown,
): Set<Leaf> {
  const done = new Set<Leaf>();
  for (const was of removed) {
    const is = added.find(
      (leaf) =>
        !done.has(leaf) &&
        leaf.offset === was.offset &&
        leaf.size === was.size &&
        leaf.isBitField === was.isBitField,
    );
    if (!is) continue;
    const isReserve = isReserved(was);
    const isOfSameType = isSame(was, is);
    if (!isOfSameType && !isReserve) continue;
    done.add(was).add(is);
    const facts = { subject: is.name, base: leafFact(was), new: leafFact(is) };
    if (!isReserve && isReserved(is)) {
      const reason = `${was.name} is gone, and its place is reserved now`;
      add(finding('member-removed', 'break', reason, { ...facts, subject: was.name }));
    } else if (isReserve && !isReserved(is)) add(slotUsed(is.name, was.name, facts));
    else if (isOfSameType) {
      add(
        finding(
          'member-renamed',
          'compatible',
          `${was.name} is now ${is.name}, of the same type at the same place`,
          facts,
        ),
      );
    } else {
      add(
        finding(
          'reserved-slot-used',
          'conditional',
          `${was.name} is reserved, and has another type now`,
          facts,
        ),
      );
    }
  }
  return done;
}

function slotUsed(name: string, reserved: string, facts: Partial<Finding>): Finding {
  return finding(
    'reserved-slot-used',
    'conditional',
    `${name} takes the place of ${reserved}, which compiled modules leave as it was`,
    facts,
  );
}

/** All that tells what a new member means. */
interface Surroundings {
  before: readonly Leaf[];
  after: readonly Leaf[];
  base: RecordSide;
  /** Of the base, in bytes. */
  size: number;
}

function additionOf(leaf: Leaf, around: Surroundings, usage: Usage): Finding {
  const { before, after, size, base } = around;
  const facts = { subject: leaf.name, base: null, new: leafFact(leaf) };
  if (leaf.offset + leaf.size > 8 * size || (leaf.size === 0 && leaf.offset >= 8 * size)) {
    return appended(leaf, base.record, usage, facts);
  }
  const covered = before.filter((one) => overlap(one, leaf));
  const reserved = covered.find((one) => isReserved(one));
  if (reserved && covered.every((one) => isReserved(one))) return slotUsed(leaf.name, reserved.name, facts);
  const shared = after.find(
    (one) => one !== leaf && overlap(one, leaf) && before.some(({ name }) => name === one.name),
  );
  if (shared) {
    return finding(
      'union-member-added',
      'conditional',
      `${leaf.name} shares its bytes with ${shared.name}; safe as long as objects that hold it never reach a compiled module`,
      facts,
    );
  }
  if (covered.length > 0) {
    return finding(
      'member-moved',
      'break',
      `${leaf.name} lies where compiled modules look for ${covered[0]!.name}`,
      facts,
    );
  }
  return finding(
    'member-added-in-hole',
    'conditional',
    `${leaf.name} lies in what was padding at ${place(leaf.offset)}; objects that compiled modules make leave it unset`,
    facts,
  );
}

function appended(leaf: Leaf, record: RecordSyntax, usage: Usage, facts: Partial<Finding>): Finding {
  const evidence = usage.madeByModules(record);
  if (evidence !== null) {
    return finding('member-appended', 'break', `${leaf.name} is new at the end, and ${evidence}`, facts);
  }
  return finding(
    'member-appended',
    'conditional',
    `${leaf.name} is new at the end; safe as long as no module allocates, embeds, copies or indexes the type itself`,
    facts,
  );
}

/** What the loss of a member means; null where something else tells it. */
function removalOf(leaf: Leaf, after: readonly Leaf[]): Finding | null {
  const facts = { subject: leaf.name, base: leafFact(leaf), new: null };
  if (isReserved(leaf)) {
    if (after.some((one) => overlap(one, leaf))) return null;
    return finding('reserved-slot-used', 'conditional', `${leaf.name}, which is reserved, is gone`, facts);
  }
  if (leaf.size === 0 && !leaf.isFlexible) {
    return finding('member-removed', 'compatible', `${leaf.name} is gone, and took no room`, facts);
  }
  return finding(
    'member-removed',
    'break',
    `${leaf.name} is gone, and compiled modules still use its bytes`,
    facts,
  );
}

/** What the members do not tell: size, alignment, packing. */
function compareWhole(base: RecordSide, next: RecordSide, known: readonly Finding[]): Finding[] {
  const findings: Finding[] = [];
  const was = base.types.layoutOf(base.record);
  const is = next.types.layoutOf(next.record);
  const facts = { base: sizeFact(was.size), new: sizeFact(is.size) };
  const isPackingOnly =
    base.record.attributes.packed !== next.record.attributes.packed || base.record.pack !== next.record.pack;
  const onlyGrew = is.size > was.size && known.some(({ kind }) => kind === 'member-appended');
  if (was.size !== is.size && !onlyGrew) {
    findings.push(
      isPackingOnly
        ? finding('packing-changed', 'break', `packed otherwise: size ${was.size} to ${is.size}`, facts)
        : finding('size-changed', 'break', `size ${was.size} to ${is.size}`, facts),
    );
  }
  if (was.align !== is.align) {
    const kind = isPackingOnly ? 'packing-changed' : 'alignment-changed';
    findings.push(finding(kind, 'break', `alignment ${was.align} to ${is.align}`, facts));
  }
  if (base.record.attributes.transparentUnion !== next.record.attributes.transparentUnion) {
    findings.push(
      finding('signature-changed', 'break', 'functions take a transparent union as its first member'),
    );
  }
  return findings;
}
