// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, type KindId, type Verdict } from '../../../kernel/judge';
import type { SavedCause, SavedCompiledIn, SavedComparison, SavedExport } from '../../documents';
import { declarationName, kindTitle, missedWords, type MissedWords } from '../../report';
import type { Shown, Told } from '../../../text';

/** An export as the page shows it. */
export interface Export {
  /** Its place in the file. */
  id: number;
  name: Shown;
  /** In lower case, for searching. */
  key: string;
  module: string;
  namespace: string;
  verdict: Verdict;
  /** Places of its causes, those that the CRC misses too. */
  causes: readonly number[];
  isTolerated: boolean;
  /** That only something the CRC misses reaches it. */
  isMissed: boolean;
  saved: Told<SavedExport>;
}

/** A cause as the page shows it. */
export interface Cause {
  /** Its place among causes, going on in what the CRC misses. */
  id: number;
  title: string;
  verdict: Verdict;
  kind: KindId;
  isMissed: boolean;
  /** What it is called that the CRC misses it; null where it does not, or where the kind says the same. */
  tag: string | null;
  /** What its kind is called. */
  kindTitle: string;
  /** Whether all exports that it reaches are tolerated. */
  isTolerated: boolean;
  exports: readonly Export[];
  saved: Told<SavedCause>;
}

/** A module with its exports that something happened to. */
export interface Module {
  name: string;
  exports: Export[];
  counts: Record<Verdict, number>;
}

/** A comparison as the page shows it. */
export interface Model {
  saved: Told<SavedComparison>;
  /** What it is called that CRCs miss, or would. */
  words: MissedWords;
  /** The worst first. */
  exports: Export[];
  causes: Cause[];
  /** By the share of their exports that break, then by how many these are. */
  modules: Module[];
  namespaces: string[];
  /** What changed in public headers and no export leads to; null is what was not compared. */
  beyond: {
    definitions: readonly Told<SavedCause>[] | null;
    compiledIn: readonly Told<SavedCompiledIn>[] | null;
  };
}

export { VERDICTS } from '../../../kernel/judge';
export { kindTitle } from '../../report';

/** What the file says, put together for looking at. */
export function modelOf(saved: Told<SavedComparison>): Model {
  const words = missedWords(saved);
  const places = [...saved.causes, ...saved.missed];
  const reached = places.map((): Export[] => []);
  const exports = saved.exports.map((one, id) => {
    const causes = one.combination === undefined ? [] : saved.combinations[one.combination]!;
    const facts = { ...one.base, ...one.new };
    const verdicts = one.changes.map(({ verdict }) => verdict);
    if (verdicts.length === 0) for (const at of causes) verdicts.push(places[at]!.judgement.verdict);
    const shown: Export = {
      id,
      name: one.name,
      key: one.name.toLowerCase(),
      module: facts.module ?? '',
      namespace: facts.namespace ?? '',
      verdict: verdicts.sort(byVerdict)[0] ?? 'unknown',
      causes,
      isTolerated: one.changes.length > 0 && one.changes.every(({ tolerated }) => tolerated),
      isMissed: one.changes.length === 0,
      saved: one,
    };
    return shown;
  });
  exports.sort((a, b) => byVerdict(a.verdict, b.verdict));
  for (const one of exports) for (const at of one.causes) reached[at]!.push(one);
  return {
    saved,
    words,
    beyond: {
      definitions: saved.beyond?.filter(({ tolerated }) => !tolerated) ?? null,
      compiledIn: saved.compiledIn?.filter(({ tolerated }) => !tolerated) ?? null,
    },
    exports,
    causes: places.map((cause, id) => ({
      id,
      title: declarationName(cause.name),
      verdict: cause.judgement.verdict,
      kind: cause.judgement.kind,
      kindTitle: kindTitle(cause.judgement.kind, words),
      isMissed: id >= saved.causes.length,
      tag: id < saved.causes.length || cause.judgement.kind === 'missed-by-crc' ? null : words.tag,
      isTolerated:
        cause.tolerated !== undefined ||
        (id < saved.causes.length && reached[id]!.every(({ isTolerated }) => isTolerated)),
      exports: reached[id]!,
      saved: cause,
    })),
    modules: modulesOf(exports),
    namespaces: [...new Set(exports.map(({ namespace }) => namespace))].filter(Boolean).sort(),
  };
}

function modulesOf(exports: readonly Export[]): Module[] {
  const modules = new Map<string, Module>();
  for (const one of exports) {
    let module = modules.get(one.module);
    if (!module) {
      module = { name: one.module, exports: [], counts: noCounts() };
      modules.set(one.module, module);
    }
    module.exports.push(one);
    module.counts[one.verdict]++;
  }
  return [...modules.values()].sort(
    (a, b) =>
      breakShare(b) - breakShare(a) ||
      b.counts.break - a.counts.break ||
      b.exports.length - a.exports.length ||
      (a.name < b.name ? -1 : 1),
  );
}

/** How much of what happened to a module's exports breaks: 0 to 1. */
export const breakShare = ({ counts, exports }: Module): number => counts.break / exports.length;

export function noCounts(): Record<Verdict, number> {
  return { compatible: 0, conditional: 0, unknown: 0, break: 0 };
}

/** `18,272`. */
export const many = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 export`, `18,272 exports`. */
export const countOf = (count: number, what: string): string =>
  `${many(count)} ${what}${count === 1 ? '' : 's'}`;

/** Text that would fill the page, cut. */
export function shortText(text: string, longest = 160): string {
  if (text.length <= longest) return text;
  const half = Math.floor(longest / 2) - 10;
  return `${text.slice(0, half)}…[${text.length - 2 * half} more]…${text.slice(-half)}`;
}
