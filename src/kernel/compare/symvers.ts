// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, type SymversRow } from '../../formats/corpus';
import type { Rule, Rules, Symbols } from '../rules';

/** What happened to an export; the last four to one that is in both files. */
export type SymversChangeKind = 'added' | 'removed' | 'crc' | 'type' | 'module' | 'namespace';

/** Why a change does not count: a rule says so, or no module can be hurt by it. */
export type Tolerance = { by: 'rule'; rule: Rule } | { by: 'implicit' };

/** One difference between two rows of a name. */
export interface SymversChange {
  kind: SymversChangeKind;
  name: string;
  /** The rows; null where the file has none. */
  base: SymversRow | null;
  new: SymversRow | null;
  /** Null where it counts. */
  tolerated: Tolerance | null;
}

/** What a comparison looks at and tolerates: everything and nothing without. */
export interface SymversChoice {
  rules?: Rules;
  symbols?: Symbols;
}

/**
 * What differs between two Module.symvers: all that is added, all that is removed, then what is changed, each by name in
 * the order of bytes; of one export first the CRC, then type, module and namespace.
 */
export function compareSymvers(
  base: ReadonlyMap<string, SymversRow>,
  next: ReadonlyMap<string, SymversRow>,
  { rules, symbols }: SymversChoice = {},
): SymversChange[] {
  const change = (
    kind: SymversChangeKind,
    was: SymversRow | null,
    is: SymversRow | null,
    isHarmless = false,
  ): SymversChange => {
    const row = (was ?? is)!;
    const rule = rules?.tolerating(row);
    const tolerated: Tolerance | null = rule ? { by: 'rule', rule } : isHarmless ? { by: 'implicit' } : null;
    return { kind, name: row.name, base: was, new: is, tolerated };
  };
  const isChosen = ({ name }: SymversRow): boolean => symbols?.has(name) ?? true;
  const { added, removed, differing } = differencesOf(base, next);
  const changes: SymversChange[] = [];
  for (const is of added.filter(isChosen).sort(byName)) changes.push(change('added', null, is, true));
  for (const was of removed.filter(isChosen).sort(byName)) changes.push(change('removed', was, null));
  const changed = differing.filter(({ was }) => isChosen(was));
  for (const { was, is } of changed.sort((a, b) => byName(a.was, b.was))) {
    if (was.crc !== is.crc) changes.push(change('crc', was, is));
    const isTyped = was.type !== null && is.type !== null;
    // Whoever may use a GPL-only export, or one on its way out, may use a plain one.
    if (isTyped && was.type !== is.type) changes.push(change('type', was, is, is.type === 'EXPORT_SYMBOL'));
    if (was.module !== is.module) changes.push(change('module', was, is));
    if (isTyped && was.namespace !== is.namespace)
      changes.push(change('namespace', was, is, is.namespace === ''));
  }
  return changes;
}

/** An export that both files have, and not alike. */
interface Pair {
  was: SymversRow;
  is: SymversRow;
}

/**
 * Rows that one file alone has, or both, but not alike. Files of two releases have most rows in one order, so the row below
 * the last one that was found is tried first, which costs a fraction of looking up a name. A line is a guess: the name decides.
 */
function differencesOf(
  base: ReadonlyMap<string, SymversRow>,
  next: ReadonlyMap<string, SymversRow>,
): { added: SymversRow[]; removed: SymversRow[]; differing: Pair[] } {
  const rows = [...next.values()];
  const removed: SymversRow[] = [];
  const differing: Pair[] = [];
  let [below, inBoth] = [0, 0];
  for (const [name, was] of base) {
    const likely = rows[below];
    const is = likely?.name === name ? likely : next.get(name);
    if (is) {
      if (!isAlike(was, is)) differing.push({ was, is });
      below = is.line;
      inBoth++;
    } else removed.push(was);
  }
  const added = inBoth === next.size ? [] : rows.filter(({ name }) => !base.has(name));
  return { added, removed, differing };
}

/** Whether nothing differs that a change is made of. */
const isAlike = (was: SymversRow, is: SymversRow): boolean =>
  was.crc === is.crc && was.type === is.type && was.module === is.module && was.namespace === is.namespace;

const byName = (a: SymversRow, b: SymversRow): number => byBytes(a.name, b.name);

/** Kinds that scripts of the field do not look at: a module that is only moved, or a namespace, is no change to them. */
const LEFT_OUT: ReadonlySet<string> = new Set<SymversChangeKind>(['module', 'namespace']);

/** The changes that the comparison of symvers files tells and that decide its exit status. */
export function countedChanges<T extends { kind: string }>(changes: readonly T[]): T[] {
  return changes.filter(({ kind }) => !LEFT_OUT.has(kind));
}

/** Whether a change is there that counts and that nothing tolerates. */
export function hasUntolerated(changes: readonly SymversChange[]): boolean {
  return countedChanges(changes).some(({ tolerated }) => tolerated === null);
}
