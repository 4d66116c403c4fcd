// SPDX-License-Identifier: GPL-2.0-or-later
import type { ExportFacts, Reasons, RuleNote, ToleratedBy } from '../compare';
import type { JudgedCause, JudgedChange, JudgedComparison, KindId, RuleUse, Verdict } from '../judge';
import { RecordName } from '../../record-name';
import type { Pattern } from '../rules';
import { inUtf8 } from '../../text';
import type { ReasonedRule } from './reasoned-rule';
import { isOver } from './until';

/** The smallest thing that a rule decides about: one thing that a cause changes, or that happened to an export itself. */
interface Item {
  /** With its mark; null for what happened to an export itself. */
  type: string | null;
  subject: string;
  /** Null for a changed CRC that nothing explains. */
  kind: KindId | null;
  verdict: Verdict;
}

/**
 * Lets rules decide, the first that matches each thing. A changed CRC is tolerated only if every finding of every cause
 * that the export reaches is tolerated: whoever wrote the rules has not looked at the others.
 * @param today `2027-01-31`
 */
export function acceptByRules(
  comparison: JudgedComparison,
  rules: readonly ReasonedRule[],
  today: string,
): JudgedComparison {
  const decisions = new Decisions(rules, (rule) => isOver(rule.until, today, comparison.new.release));
  const reaching = new Map<string, JudgedCause[]>();
  for (const cause of comparison.causes) {
    for (const name of cause.exports) {
      const known = reaching.get(name);
      if (known) known.push(cause);
      else reaching.set(name, [cause]);
    }
  }
  const facts = new Map(comparison.changes.map(({ name, base, new: next }) => [name, base ?? next]));
  const changes = comparison.changes.map((change): JudgedChange => {
    if (change.tolerated !== null && change.tolerated.by !== 'implicit') return change;
    const isOfText = change.kind === 'crc' || change.kind === 'declaration';
    const behind = isOfText ? (reaching.get(change.name) ?? []) : [];
    const items: readonly (readonly Item[])[] = behind.length > 0 ? behind.map(itemsOf) : [[itemOf(change)]];
    const tolerated = decisions.about(items, [[change.name, change.base ?? change.new]]);
    return tolerated ? { ...change, tolerated } : change;
  });
  const causeTolerated = (cause: JudgedCause): JudgedCause => {
    const sites = cause.exports.map((name): Site => [name, facts.get(name) ?? null]);
    const tolerated = decisions.about([itemsOf(cause)], sites.length > 0 ? sites : [NOWHERE]);
    return tolerated ? { ...cause, tolerated } : cause;
  };
  return {
    ...comparison,
    changes,
    missed: comparison.missed.map(causeTolerated),
    beyond: {
      ...comparison.beyond,
      definitions: comparison.beyond.definitions?.map(causeTolerated) ?? null,
    },
    rules: decisions.uses(),
  };
}

/** An export, and what its side tells of it. */
type Site = readonly [name: string | null, facts: ExportFacts | null];
/** Of what no export leads to. */
const NOWHERE: Site = [null, null];

const known = new WeakMap<JudgedCause, readonly Item[]>();

/** All that a cause changes: its findings, and one more where none of them has its own kind and verdict. */
function itemsOf(cause: JudgedCause): readonly Item[] {
  const found = known.get(cause);
  if (found) return found;
  const { kind, verdict, findings } = cause.judgement;
  const items = findings.map((one): Item => {
    return { type: cause.name, subject: one.subject, kind: one.kind, verdict: one.verdict };
  });
  if (!items.some((one) => one.kind === kind && one.verdict === verdict))
    items.push({ type: cause.name, subject: '', kind, verdict });
  known.set(cause, items);
  return items;
}

const itemOf = ({ changeKind, verdict }: JudgedChange): Item => ({
  type: null,
  subject: '',
  kind: changeKind,
  verdict,
});

const matchesOne = (patterns: readonly Pattern[] | null, names: readonly string[]): boolean =>
  patterns === null || patterns.some((pattern) => names.some((name) => name !== '' && pattern.matches(name)));

/** Whether a rule looks at this item, whatever export it is told of. */
function matchesItem(rule: ReasonedRule, { type, subject, kind, verdict }: Item): boolean {
  const name = type === null ? null : RecordName.parse(type);
  return (
    (rule.types === null ||
      (name !== null && name.mark !== '' && matchesOne(rule.types, [type!, name.title, name.bare]))) &&
    matchesOne(rule.members, [subject]) &&
    (rule.kinds === null || (kind !== null && rule.kinds.has(kind))) &&
    (rule.verdicts === null || rule.verdicts.has(verdict))
  );
}

/** Whether a rule looks at this export, whatever happened to it. */
function matchesSite({ exports, modules, namespaces }: ReasonedRule, [name, facts]: Site): boolean {
  return (
    matchesOne(exports, [name ?? '']) &&
    matchesOne(modules, [facts?.module ?? '']) &&
    matchesOne(namespaces, [facts?.namespace ?? ''])
  );
}

/** What rules decide, and which of them did. */
class Decisions {
  private readonly over: readonly boolean[];
  private readonly used: number[];
  /** By item: the rules that look at it, in their order. */
  private readonly ofItem = new Map<Item, number[]>();

  constructor(
    private readonly rules: readonly ReasonedRule[],
    isExpired: (rule: ReasonedRule) => boolean,
  ) {
    this.over = rules.map(isExpired);
    this.used = rules.map(() => 0);
  }

  /** Why all items are tolerated for all exports; null where one is not. */
  about(groups: readonly (readonly Item[])[], sites: readonly Site[]): ToleratedBy | null {
    const deciding = new Set<number>();
    let isTolerated = true;
    for (const site of sites) {
      const looksAt = this.rules.map((rule) => matchesSite(rule, site));
      for (const item of groups.flat()) {
        const candidates = this.candidatesOf(item).filter((one) => looksAt[one]);
        // An expired rule tolerates nothing, but it matches, so it is told as expired and not as unused.
        for (const one of candidates) if (this.over[one]) this.used[one]!++;
        const first = candidates.find((one) => !this.over[one]);
        if (first !== undefined) deciding.add(first);
        if (first === undefined || this.rules[first]!.action === 'fail') isTolerated = false;
      }
    }
    for (const one of deciding) this.used[one]!++;
    if (!isTolerated || deciding.size === 0) return null;
    const [first, ...more] = [...deciding].sort((a, b) => a - b).map((one) => noteOf(this.rules[one]!));
    return { by: 'rule', ...first!, ...(more.length > 0 && { more }) };
  }

  /** What became of the rules that give reasons. */
  uses(): RuleUse[] {
    return this.rules.flatMap((rule, at): RuleUse[] => {
      if (rule.reason === null) return [];
      const state = this.over[at] ? 'expired' : this.used[at]! > 0 ? 'used' : 'unused';
      return [{ ...noteOf(rule), state, matches: this.used[at]! }];
    });
  }

  private candidatesOf(item: Item): number[] {
    let found = this.ofItem.get(item);
    if (!found) {
      found = this.rules.flatMap((rule, at) => (matchesItem(rule, item) ? [at] : []));
      this.ofItem.set(item, found);
    }
    return found;
  }
}

function noteOf({ text, line, file, reason, bug, owner, until }: ReasonedRule): RuleNote {
  const when = until && ('day' in until ? until.day : until.release);
  const texts: [string, string | null][] = [
    ['reason', reason],
    ['bug', bug],
    ['owner', owner],
    ['until', when],
  ];
  return {
    rule: text,
    line,
    file: inUtf8(file),
    ...(Object.fromEntries(
      texts.flatMap(([key, value]) => (value === null ? [] : [[key, inUtf8(value)]])),
    ) as Reasons),
  };
}
