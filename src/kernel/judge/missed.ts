// SPDX-License-Identifier: GPL-2.0-or-later
import type { Verdict } from '../../c/abi';
import { byBytes, type CorpusUnit } from '../../formats/corpus';
import { memberOf, type Chain, type KernelCause } from '../compare';
import {
  Everywhere,
  KernelMeanings,
  LeadingNames,
  PairReach,
  unitPairsOf,
  type MarkedWay,
  type MeaningChange,
  type UnitPair,
} from '../meaning';
import { RecordName } from '../../record-name';
import type { Symbols } from '../rules';
import { mergedMarks } from './merged-marks';
import { notCompared, undeclaredIn, type Undeclared } from './undeclared';
import type { LaidOutPair } from './laid-out-pair';
import type { JudgedCause, Judgement } from './result';

/** Most chains that are told of a cause. */
const MOST = 3;

/** A declaration that means something else, and where. */
interface Candidate {
  /** Shared number of its name. */
  number: number;
  name: string;
  /** `elsewhere`: to those who know it by name only. */
  change: 'changed' | 'elsewhere';
  pairs: UnitPair[];
}

/** A candidate that is told. */
interface Kept extends Candidate {
  judgement: Judgement;
}

/**
 * What means something else on both sides, whatever the CRCs did, and which exports lead to it: everything that a module's
 * compiler may know of an export is held against the other side's.
 */
export class MeaningChanges {
  private readonly undeclared: readonly Undeclared[];
  readonly meanings: KernelMeanings;
  private readonly reaches: Reaches;
  private readonly kept: readonly Kept[];
  /** By position in `kept`: the exports that lead to it, with their units. */
  private readonly leading: readonly Leading[];
  private led: ReadonlySet<string> | undefined;

  /** @param symbols which exports are looked at; all without */
  constructor(pair: LaidOutPair, symbols?: Symbols) {
    const pairs = unitPairsOf(
      pair.kernels.base.scopes.corpus,
      pair.kernels.new.scopes.corpus,
      symbols && ((name) => symbols.has(name)),
    );
    this.meanings = new KernelMeanings(pair.meanings, pairs);
    const { candidates, changes } = candidatesIn(this.meanings);
    const kept: Kept[] = [];
    const marks = new Map<Candidate, number>();
    for (const candidate of candidates) {
      const judgement = pair.judge.judgeMissed(candidate.name, candidate.change, candidate.pairs);
      if (judgement.verdict === 'compatible') continue;
      marks.set(candidate, kept.length);
      kept.push({ ...candidate, judgement });
    }
    this.kept = kept;
    this.reaches = new Reaches(this.meanings, changes, marks, kept.length);
    const leading = kept.map((): Site[] => []);
    for (const one of pairs) {
      const sites = one.exports.map((name): Site => ({ name, pair: one }));
      this.reaches.of(one)?.forEachReached(kept.length, (start, mark) => {
        leading[mark]!.push(sites[start]!);
      });
    }
    this.leading = leading;
    this.undeclared = undeclaredIn(this.meanings);
  }

  /** Whether an export leads to something of a name that means something else and is not compatible. */
  leadsTo(name: string): boolean {
    this.led ??= new Set(
      this.kept.filter((_, mark) => this.leading[mark]!.length > 0).map((one) => one.name),
    );
    return this.led.has(name);
  }

  /**
   * What is told of them, each with the exports that lead to it and to which it matters.
   * @param matters whether a verdict tells anything new of an export
   */
  causes(matters: (verdict: Verdict, name: string) => boolean): JudgedCause[] {
    // Some exports are many marks' own, and of verdicts there are few.
    const known = new Map<Verdict, Map<Site, boolean>>();
    const told = this.kept.map(({ judgement: { verdict } }, mark) => {
      let ofVerdict = known.get(verdict);
      if (!ofVerdict) known.set(verdict, (ofVerdict = new Map()));
      return this.leading[mark]!.filter((one) => {
        let isTold = ofVerdict.get(one);
        if (isTold === undefined) ofVerdict.set(one, (isTold = matters(verdict, one.name)));
        return isTold;
      });
    });
    const merged = mergedMarks(this.kept, told, this.meanings);
    const ways = waysIn(this.reaches, told);
    const unread = this.undeclared.filter(({ name }) => matters('unknown', name)).map(notCompared);
    const causes = merged.map(({ marks, exports }) => {
      const first = this.kept[marks[0]!]!;
      const chains = marks
        .flatMap((mark) => ways[mark] ?? [])
        .filter(({ start }) => exports.has(start))
        .sort(shortestFirst);
      const cause: KernelCause = {
        name: first.name,
        change: 'changed',
        ...textAndPlace('base', this.meanings, first),
        ...textAndPlace('new', this.meanings, first),
        exports: [...exports].sort(byBytes),
        chains: ofDifferentExports(chains).map((way) => chainOf(way, this.meanings)),
      };
      const units = new Set(
        marks.flatMap((mark) =>
          told[mark]!.filter(({ name }) => exports.has(name)).map(({ pair }) => pair.new),
        ),
      );
      return { ...cause, judgement: { ...first.judgement, units: units.size } };
    });
    return [...causes, ...unread];
  }
}

/** An export of a pair of units. */
interface Site {
  name: string;
  pair: UnitPair;
}

/** Exports that lead to something, with their units. */
type Leading = readonly Site[];

/** All that means something else, and by pair of units which of it they see. */
function candidatesIn(meanings: KernelMeanings): {
  candidates: Candidate[];
  changes: Map<UnitPair | null, Map<number, { change: MeaningChange | null; candidate: Candidate }>>;
} {
  const candidates = new Map<string, Candidate>();
  const changes = new Map<
    UnitPair | null,
    Map<number, { change: MeaningChange | null; candidate: Candidate }>
  >();
  const { names } = meanings.shared;
  for (const pair of meanings.pairs) {
    const found = meanings.changesIn(pair);
    if (found.length === 0) continue;
    const ofPair = new Map<number, { change: MeaningChange; candidate: Candidate }>();
    for (const change of found) {
      const key = `${change.name} ${change.base.id} ${change.new.id}`;
      let candidate = candidates.get(key);
      if (!candidate) {
        candidate = { number: change.name, name: names[change.name]!, change: 'changed', pairs: [] };
        candidates.set(key, candidate);
      }
      candidate.pairs.push(pair);
      ofPair.set(change.name, { change, candidate });
    }
    changes.set(pair, ofPair);
  }
  const elsewhere = new Map<number, { change: null; candidate: Candidate }>();
  const [first] = meanings.pairs;
  for (const number of first ? meanings.changesElsewhere() : []) {
    const candidate: Candidate = { number, name: names[number]!, change: 'elsewhere', pairs: [first!] };
    candidates.set(`${number} elsewhere`, candidate);
    elsewhere.set(number, { change: null, candidate });
  }
  changes.set(null, elsewhere);
  return { candidates: [...candidates.values()], changes };
}

/** What the exports of each pair of units lead to. */
class Reaches {
  private readonly everywhere: Everywhere | null;
  private readonly leading: LeadingNames;

  constructor(
    private readonly meanings: KernelMeanings,
    private readonly changes: ReturnType<typeof candidatesIn>['changes'],
    private readonly marks: ReadonlyMap<Candidate, number>,
    count: number,
  ) {
    const elsewhere = new Map<number, number>();
    for (const [name, { candidate }] of changes.get(null)!) {
      const mark = marks.get(candidate);
      if (mark !== undefined) elsewhere.set(name, mark);
    }
    this.everywhere = elsewhere.size > 0 ? new Everywhere(meanings, elsewhere, count) : null;
    const marked = new Set([...marks.keys()].map(({ number }) => number));
    for (let name = 0; name < (this.everywhere ? meanings.shared.inBase : 0); name++) {
      if (this.everywhere!.leads(name)) marked.add(name);
    }
    this.leading = new LeadingNames(meanings, marked);
  }

  /**
   * Null where a pair of units leads to nothing marked.
   * @param exports those of the pair that count
   */
  of(pair: UnitPair, exports: readonly string[] = pair.exports): PairReach | null {
    const own = this.changes.get(pair);
    if (!own && !this.everywhere?.isReachedFrom(pair)) return null;
    const changes = new Map<number, { change: MeaningChange; mark: number }>();
    for (const [name, { change, candidate }] of own ?? []) {
      if (change) changes.set(name, { change, mark: this.marks.get(candidate) ?? -1 });
    }
    return new PairReach(this.meanings, pair, changes, this.everywhere, this.leading, exports);
  }
}

/** The shortest ways to each mark, from exports of which it is told. */
function waysIn(reaches: Reaches, told: readonly Leading[]): MarkedWay[][] {
  const wanted = new Map<UnitPair, Set<string>>();
  for (const { name, pair } of told.flat()) {
    const names = wanted.get(pair);
    if (names) names.add(name);
    else wanted.set(pair, new Set([name]));
  }
  const found: MarkedWay[][] = [];
  for (const [pair, names] of wanted) {
    const exports = pair.exports.filter((name) => names.has(name));
    for (const [mark, ways] of reaches.of(pair, exports)!.ways()) {
      found[mark] = [...(found[mark] ?? []), ...ways].sort(shortestFirst).slice(0, 4 * MOST);
    }
  }
  return found;
}

function shortestFirst(one: MarkedWay, other: MarkedWay): number {
  return one.names.length - other.names.length || byBytes(one.start, other.start);
}

function ofDifferentExports(ways: readonly MarkedWay[]): MarkedWay[] {
  const starts = new Set<string>();
  return ways.filter(({ start }) => starts.size < MOST && !starts.has(start) && starts.add(start));
}

function chainOf({ names }: MarkedWay, meanings: KernelMeanings): Chain {
  const { shared } = meanings;
  return {
    steps: names.map((name, index) => {
      const next = names[index + 1];
      const member = next === undefined ? null : memberBetween(name, next, meanings);
      return { name: shared.names[name]!, member };
    }),
  };
}

/** The member through which one declaration refers to another; null where words do not tell it. */
function memberBetween(from: number, to: number, { base, shared }: KernelMeanings): string | null {
  const declaration = base.scopes.definitionsOf(from)[0];
  if (declaration === undefined) return null;
  const record = base.scopes.corpus.declarations[declaration]!.text.replace(
    /\b(struct|union|enum)\s+([A-Za-z_$][\w$]*)/g,
    (_, tag: 'struct', name: string) => RecordName.of(tag, name).spelling,
  ).replace(/[{}()[\];,:*]/g, ' $& ');
  const wanted = RecordName.parse(shared.names[to]!);
  const marked = wanted.isTag
    ? record
    : record.replace(new RegExp(`\\b${wanted.bare}\\b`, 'g'), wanted.spelling);
  return memberOf(`${shared.names[from]!} ${marked.replace(/\s+/g, ' ')}`, wanted.spelling);
}

/** The declaration's own text and place, under the names that a cause has for them. */
function textAndPlace<S extends 'base' | 'new'>(
  side: S,
  meanings: KernelMeanings,
  { number, change, pairs }: Candidate,
): Pick<KernelCause, `${S}Text` | `${S}Place`> {
  const { scopes } = meanings[side];
  const own = side === 'base' ? number : meanings.shared.inNew(number);
  const unit: CorpusUnit = pairs[0]![side];
  const declaration = change === 'changed' ? scopes.meaning(own, unit) : (scopes.definitionsOf(own)[0] ?? -1);
  const found = scopes.corpus.declarations[declaration];
  return {
    [`${side}Text`]: found?.text.replace(/\s+/g, ' ') ?? '',
    [`${side}Place`]: found ? { file: found.file, line: found.line } : null,
  } as Pick<KernelCause, `${S}Text` | `${S}Place`>;
}
