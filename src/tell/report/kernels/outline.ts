// SPDX-License-Identifier: GPL-2.0-or-later
import { explainedBy, type ExportChange } from '../../../kernel/compare';
import type { JudgedCause, JudgedChange, JudgedComparison } from '../../../kernel/judge';
import type { Shown, Told } from '../../../text';

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

/** What a rule tolerates; the rule is null for what can hurt no module by itself. */
export interface ToleratedChanges {
  rule: { text: Shown; line: number; file?: Shown } | null;
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
export function outlineOf({ changes, causes, missed }: Told<JudgedComparison>): Outline {
  const counting = changes.filter(({ tolerated }) => tolerated === null);
  const names = new Set(counting.filter(isDeclared).map(({ name }) => name));
  const counted = causes.map((cause) => ({
    cause,
    exports: cause.exports.filter((name) => names.has(name)),
  }));
  const ofCounting = counted.filter(({ exports }) => exports.length > 0);
  const toleratedCauses = counted.filter(({ exports }) => exports.length === 0).map(({ cause }) => cause);
  const ofMissed = missed.map((cause): Counting => ({ cause, exports: cause.exports }));
  const explained = explainedBy(causes);
  const lone = counting.filter((change) => !isDeclared(change) || !explained.has(change.name));
  const distinct = (isOf: (change: Told<JudgedChange>) => boolean): number =>
    new Set(changes.filter(isOf).map(({ name }) => name)).size;
  return {
    changed: distinct(({ kind }) => kind !== 'added' && kind !== 'removed'),
    added: distinct(({ kind }) => kind === 'added'),
    removed: distinct(({ kind }) => kind === 'removed'),
    causes: ofCounting,
    toleratedCauses,
    missed: ofMissed,
    all: [
      ...ofCounting.map((one): ToldCause => ({ ...one, standing: 'counts' })),
      ...ofMissed.map((one): ToldCause => ({ ...one, standing: 'missed' })),
      ...toleratedCauses.map((cause): ToldCause => {
        return { cause, exports: cause.exports, standing: 'tolerated' };
      }),
    ],
    lone: LONE.map((kind) => ({ kind, changes: lone.filter((change) => change.kind === kind) })).filter(
      (group) => group.changes.length > 0,
    ),
    tolerated: toleratedOf(changes),
  };
}

function toleratedOf(changes: readonly Told<JudgedChange>[]): ToleratedChanges[] {
  const rules = new Map<string, ToleratedChanges>();
  const implicit: ToleratedChanges = { rule: null, changes: [] };
  for (const change of changes) {
    const { tolerated } = change;
    if (tolerated?.by === 'implicit') implicit.changes.push(change);
    if (tolerated?.by !== 'rule') continue;
    const { rule: text, line, file } = tolerated;
    const key = `${file ?? ''}:${line}`;
    const known = rules.get(key);
    if (known) known.changes.push(change);
    else rules.set(key, { rule: { text, line, ...(file !== undefined && { file }) }, changes: [change] });
  }
  const byLine = [...rules.values()].sort(byPlace);
  return implicit.changes.length > 0 ? [...byLine, implicit] : byLine;
}

/** By file, and in a file by line. */
function byPlace({ rule: a }: ToleratedChanges, { rule: b }: ToleratedChanges): number {
  const [one, other] = [a?.file ?? '', b?.file ?? ''];
  return one < other ? -1 : one > other ? 1 : (a?.line ?? 0) - (b?.line ?? 0);
}
