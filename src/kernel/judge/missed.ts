import type { Verdict } from '../../c/abi';
import { byBytes, type CorpusUnit } from '../../formats/corpus';
import { memberOf, type Chain, type KernelCause } from '../compare';
import {
  Everywhere,
  KernelMeanings,
  PairReach,
  unitPairsOf,
  type MarkedWay,
  type MeaningChange,
  type UnitPair,
} from '../meaning';
import { RecordName } from '../../record-name';
import type { SymbolList } from '../rules';
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

/** Which of it is looked for. */
export interface MissedChoice {
  /** Which declarations, by their marked names; all without. */
  isWanted?: (name: string) => boolean;
  /** Whether a verdict tells anything new of an export. */
  matters: (verdict: Verdict, name: string) => boolean;
}

/** What the meanings of both sides come to. */
export interface Missed {
  /** What is not compatible, each with the exports that lead to it and to which it matters. */
  causes: JudgedCause[];
  /** Exports that lead to nothing that means anything else: proved to be the same, whatever their CRCs are. */
  same: Set<string>;
}

/**
 * What means something else on both sides, whatever the CRCs did, and which exports lead to it: everything that a module's
 * compiler may know of an export is held against the other side's.
 */
export function findMissed(
  pair: LaidOutPair,
  symbols: SymbolList | undefined,
  { isWanted = () => true, matters }: MissedChoice,
): Missed {
  const { kernels, judge } = pair;
  const pairs = unitPairsOf(
    kernels.base.scopes.corpus,
    kernels.new.scopes.corpus,
    symbols && ((name) => symbols.has(name)),
  );
  const meanings = new KernelMeanings(pair.meanings, pairs);
  const { candidates, changes } = candidatesIn(meanings);
  const kept: Kept[] = [];
  const marks = new Map<Candidate, number>();
  for (const candidate of candidates) {
    const judgement = judge.judgeMissed(candidate.name, candidate.change, candidate.pairs);
    if (judgement.verdict === 'compatible') continue;
    marks.set(candidate, kept.length);
    kept.push({ ...candidate, judgement });
  }
  const reach = new Reaches(meanings, changes, marks, kept.length);
  const exports = kept.map((): string[] => []);
  const reaching = new Set<string>();
  const mattering = new Map<UnitPair, Set<string>>();
  for (const one of pairs) {
    reach.of(one).forEachReached(kept.length, (name, mark) => {
      reaching.add(name);
      const { judgement, name: told } = kept[mark]!;
      if (!isWanted(told) || !matters(judgement.verdict, name)) return;
      exports[mark]!.push(name);
      const known = mattering.get(one);
      if (known) known.add(name);
      else mattering.set(one, new Set([name]));
    });
  }
  const ways = waysIn(reach, mattering, exports);
  const causes = kept.flatMap((one, mark): JudgedCause[] => {
    if (exports[mark]!.length === 0) return [];
    const cause: KernelCause = {
      name: one.name,
      change: 'changed',
      ...textAndPlace('base', meanings, one),
      ...textAndPlace('new', meanings, one),
      exports: [...new Set(exports[mark])].sort(byBytes),
      chains: (ways[mark] ?? []).map((way) => chainOf(way, meanings)),
    };
    return [{ ...cause, judgement: one.judgement }];
  });
  const same = new Set(pairs.flatMap((one) => one.exports).filter((name) => !reaching.has(name)));
  return { causes, same };
}

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
  }

  of(pair: UnitPair): PairReach {
    const changes = new Map<number, { change: MeaningChange; mark: number }>();
    for (const [name, { change, candidate }] of this.changes.get(pair) ?? []) {
      if (change) changes.set(name, { change, mark: this.marks.get(candidate) ?? -1 });
    }
    return new PairReach(this.meanings, pair, changes, this.everywhere);
  }
}

/** The shortest ways to each mark, from exports to which it matters. */
function waysIn(
  reach: Reaches,
  mattering: ReadonlyMap<UnitPair, ReadonlySet<string>>,
  exports: readonly (readonly string[])[],
): MarkedWay[][] {
  const found: MarkedWay[][] = [];
  const told = exports.map((names) => new Set(names));
  for (const [pair, names] of mattering) {
    for (const [mark, ways] of reach
      .of({ ...pair, exports: pair.exports.filter((name) => names.has(name)) })
      .ways()) {
      const all = [...(found[mark] ?? []), ...ways.filter(({ start }) => told[mark]!.has(start))];
      all.sort((a, b) => a.names.length - b.names.length || byBytes(a.start, b.start));
      found[mark] = all.slice(0, MOST);
    }
  }
  return found;
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
