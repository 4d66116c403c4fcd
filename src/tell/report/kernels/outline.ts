// SPDX-License-Identifier: GPL-2.0-or-later
import { explainedBy, type ExportChange, type RuleNote, type ToleratedBy } from '../../../kernel/compare';
import type { Beyond, JudgedCause, JudgedChange, JudgedComparison } from '../../../kernel/judge';
import type { Told } from '../../../text';

/** A cause with how many of the exports that it reaches count. */
export interface Counting {
  cause: Told<JudgedCause>;
  /** Exports with a change of their CRC or declaration that nothing tolerates. Of what the CRC misses, all of them. */
  exports: readonly string[];
}

/** Whether a cause counts, all its exports are tolerated, or the CRC does not show it. */
export type Standing = 'counts' | 'missed' | 'tolerated';

/** A cause as machines are told of it. */
export interface ToldCause extends Counting {
  standing: Standing;
}

/** Changes of one kind that no cause explains. */
export interface LoneChanges {
  kind: ExportChange['kind'];
  changes: Told<JudgedChange>[];
}

/** What a rule tolerates, an earlier comparison had, or what can hurt no module by itself. */
export interface ToleratedChanges {
  by: ToleratedBy['by'];
  /** Null unless a rule tolerates them. */
  rule: Told<RuleNote> | null;
  changes: Told<JudgedChange>[];
}

/** A comparison in the order in which people read it: what counts, then what is tolerated. */
export interface Outline {
  changed: number;
  added: number;
  removed: number;
  /** Causes that reach an export which counts, the worst first, then by impact. */
  causes: Counting[];
  /** Those that reach only tolerated ones. */
  toleratedCauses: Told<JudgedCause>[];
  missed: Counting[];
  /** What the CRC misses and does not count: a rule tolerates it, or an earlier comparison had it already. */
  toleratedMissed: Told<JudgedCause>[];
  /** What lies beyond exports, as far as it counts. */
  beyond: Told<Beyond>;
  /** How much of that does not count. */
  toleratedBeyond: number;
  /** All causes with how they stand: those that count, those that the CRC misses, those that are tolerated. */
  all: ToldCause[];
  /** Counting changes besides those that causes explain, in the order of `LONE`. */
  lone: LoneChanges[];
  /** By the rules' files and lines, last what is tolerated by itself. */
  tolerated: ToleratedChanges[];
}

/** What happens to exports, the worst first. */
const LONE: readonly ExportChange['kind'][] = [
  'removed',
  'type',
  'namespace',
  'module',
  'crc',
  'declaration',
  'added',
];

/** Whether a cause is what explains a change. */
const isDeclared = ({ kind }: { kind: ExportChange['kind'] }): boolean =>
  kind === 'crc' || kind === 'declaration';

/** A comparison in reading order. */
export function outlineOf({ changes, causes, missed, beyond }: Told<JudgedComparison>): Outline {
  const counting = changes.filter(({ tolerated }) => tolerated === null);
  const names = new Set(causes.length === 0 ? [] : counting.filter(isDeclared).map(({ name }) => name));
  const counted = causes.map((cause) => ({
    cause,
    exports: cause.exports.filter((name) => names.has(name)),
  }));
  const ofCounting = counted.filter(({ exports }) => exports.length > 0);
  const toleratedCauses = counted.filter(({ exports }) => exports.length === 0).map(({ cause }) => cause);
  const toleratedMissed = missed.filter(({ tolerated }) => tolerated);
  const ofMissed = missed
    .filter(({ tolerated }) => !tolerated)
    .map((cause): Counting => ({ cause, exports: cause.exports }));
  const isNew = ({ tolerated: why }: { tolerated?: unknown }): boolean => !why;
  const newBeyond = {
    definitions: beyond.definitions?.filter(isNew) ?? null,
    compiledIn: beyond.compiledIn?.filter(isNew) ?? null,
  };
  return {
    ...countsOf(changes),
    causes: ofCounting,
    toleratedCauses,
    missed: ofMissed,
    toleratedMissed,
    beyond: newBeyond,
    toleratedBeyond: sizeOf(beyond) - sizeOf(newBeyond),
    all: [
      ...ofCounting.map((one): ToldCause => ({ ...one, standing: 'counts' })),
      ...ofMissed.map((one): ToldCause => ({ ...one, standing: 'missed' })),
      ...[...toleratedCauses, ...toleratedMissed].map((cause): ToldCause => {
        return { cause, exports: cause.exports, standing: 'tolerated' };
      }),
    ],
    lone: loneOf(counting, causes),
    tolerated: toleratedOf(changes),
  };
}

/** Changes that count and that no cause explains, by kind. */
function loneOf(
  counting: readonly Told<JudgedChange>[],
  causes: readonly Told<JudgedCause>[],
): LoneChanges[] {
  const explained = explainedBy(causes);
  const groups = LONE.map((kind): LoneChanges => ({ kind, changes: [] }));
  const byKind = new Map(groups.map(({ kind, changes }) => [kind, changes]));
  for (const change of counting)
    if (!isDeclared(change) || !explained.has(change.name)) byKind.get(change.kind)!.push(change);
  return groups.filter(({ changes }) => changes.length > 0);
}

/** How many exports changed, came and went. One that changed in several ways counts once. */
function countsOf(changes: readonly Told<JudgedChange>[]): Pick<Outline, 'changed' | 'added' | 'removed'> {
  const changed = new Set<string>();
  let [added, removed] = [0, 0];
  for (const { kind, name } of changes) {
    if (kind === 'added') added++;
    else if (kind === 'removed') removed++;
    else changed.add(name);
  }
  return { changed: changed.size, added, removed };
}

const sizeOf = ({ definitions, compiledIn }: Told<Beyond>): number =>
  (definitions?.length ?? 0) + (compiledIn?.length ?? 0);

function toleratedOf(changes: readonly Told<JudgedChange>[]): ToleratedChanges[] {
  const rules = new Map<string, ToleratedChanges>();
  const known: ToleratedChanges = { by: 'known', rule: null, changes: [] };
  const implicit: ToleratedChanges = { by: 'implicit', rule: null, changes: [] };
  for (const change of changes) {
    const { tolerated } = change;
    if (tolerated?.by === 'known') known.changes.push(change);
    if (tolerated?.by === 'implicit') implicit.changes.push(change);
    if (tolerated?.by !== 'rule') continue;
    const { by, more = [], ...first } = tolerated;
    for (const rule of [first, ...more]) {
      const key = `${rule.file ?? ''}:${rule.line}`;
      const group = rules.get(key);
      if (group) group.changes.push(change);
      else rules.set(key, { by, rule, changes: [change] });
    }
  }
  const byLine = [...rules.values()].sort(byPlace);
  return [...byLine, known, implicit].filter((group) => group.changes.length > 0);
}

/** By file, and in a file by line. */
function byPlace({ rule: a }: ToleratedChanges, { rule: b }: ToleratedChanges): number {
  const [one, other] = [a?.file ?? '', b?.file ?? ''];
  return one < other ? -1 : one > other ? 1 : (a?.line ?? 0) - (b?.line ?? 0);
}
