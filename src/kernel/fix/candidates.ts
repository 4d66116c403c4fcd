// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, worst, type JudgedCause, type JudgedComparison, type Verdict } from '../judge';
import { RecordName } from '../../record-name';
import { sitesOf, type Site } from './sites';
import { Unwritable } from './edits';
import { MACROS } from './families';
import type { Refused } from './result';
import { isTolerable, type Candidate, type Way, type Workbench } from './workbench';
import { waysFor } from './ways';

/** Causes of one declaration, which are mended together. */
interface Group {
  causes: JudgedCause[];
  sites: Site[];
}

/**
 * What can be tried for some causes of a comparison.
 * @param names with their marks; of causes, or of what shares a declaration with one
 */
export function candidatesFor(
  names: ReadonlySet<string>,
  bench: Workbench,
): { candidates: Candidate[]; refused: Refused[] } {
  const candidates: Candidate[] = [];
  const refused: Refused[] = [];
  for (const group of groupsOf(names, bench)) {
    const verdict = worst(group.causes.map(({ judgement }) => judgement.verdict));
    const refuse = (why: Refused['why'], reason: string): unknown =>
      refused.push(...namesOf(group).map((name) => ({ name, why, verdict, reason })));
    const hidden = hiddenBreak(group, bench.comparison);
    const refuseHidden = ({ judgement }: JudgedCause): unknown =>
      refuse(judgement.verdict === 'break' ? 'break' : 'unknown', judgement.reason);
    try {
      const ways = waysOf(group, verdict, bench);
      // Where nothing moves any more, nothing does for those either whose CRCs do not tell it; a guard would only hide it.
      if (hidden !== null && !ways.every(({ way }) => way === 'room')) refuseHidden(hidden);
      else if (ways.length > 0) {
        const change = group.causes[0]!.change === 'changed' ? 'changed' : 'elsewhere';
        candidates.push({ names: namesOf(group), verdict, change, conditions: conditionsOf(group), ways });
      } else refuse(verdict === 'break' ? 'break' : 'unknown', worstOf(group).judgement.reason);
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
      if (hidden !== null && verdict !== 'break') refuseHidden(hidden);
      else refuse(verdict === 'break' ? 'break' : 'unwritable', reasonOf(error, group, verdict));
    }
  }
  return { candidates, refused };
}

/** With the macros of the family first; plainly where these do not hold. */
function waysOf({ causes, sites }: Group, verdict: Verdict, bench: Workbench): Way[] {
  const ways = waysFor(causes, sites, verdict, bench);
  if (ways.every(({ header }) => header === null)) return ways;
  return [...ways, ...waysFor(causes, sites, verdict, { ...bench, macros: MACROS.plain })];
}

/** Of a break the break is told first, whatever else stands in the way. */
function reasonOf({ message }: Unwritable, group: Group, verdict: Verdict): string {
  return verdict === 'break' ? `${worstOf(group).judgement.reason}; room: ${message}` : message;
}

const namesOf = ({ causes }: Group): string[] => [...new Set(causes.map(({ name }) => name))];

const worstOf = ({ causes }: Group): JudgedCause =>
  causes.reduce((one, other) =>
    byVerdict(other.judgement.verdict, one.judgement.verdict) < 0 ? other : one,
  );

/** Enumerators share the declaration of their enum: what is written for one hides what became of the others. */
function groupsOf(names: ReadonlySet<string>, bench: Workbench): Group[] {
  const groups = new Map<string, Group>();
  for (const cause of bench.comparison.causes) {
    const sites = sitesOf(cause, bench.corpora);
    const keys = sites.map(({ file, line }) => `${file}:${line}`);
    const known = isOfEnum(cause.name) ? keys.map((key) => groups.get(key)).find((one) => one) : undefined;
    const group = known ?? groups.get(cause.name) ?? { causes: [], sites: [] };
    group.causes.push(cause);
    group.sites.push(
      ...sites.filter((site) => !group.sites.some((one) => one.declaration === site.declaration)),
    );
    groups.set(cause.name, group);
    if (isOfEnum(cause.name)) for (const key of keys) groups.set(key, group);
  }
  return [...new Set(groups.values())].filter(({ causes }) => causes.some(({ name }) => names.has(name)));
}

const isOfEnum = (name: string): boolean => ['E', 'e'].includes(RecordName.parse(name).mark);

/** What no CRC tells of the same name, where it is worse than a condition. */
function hiddenBreak(group: Group, { missed, beyond }: JudgedComparison): JudgedCause | null {
  const names = new Set(namesOf(group));
  const all = [...missed, ...(beyond.definitions ?? [])];
  return all.find(({ name, judgement }) => names.has(name) && !isTolerable(judgement.verdict)) ?? null;
}

function conditionsOf({ causes }: Group): string[] {
  const findings = causes.flatMap(({ judgement }) => judgement.findings);
  return [
    ...new Set(findings.filter(({ verdict }) => verdict === 'conditional').map(({ reason }) => reason)),
  ];
}
