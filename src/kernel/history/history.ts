// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes } from '../../formats/corpus';
import type { ComparedSide } from '../compare';
import { byVerdict, worst, type JudgedComparison, type KindId, type Verdict } from '../judge';
import { inUtf8, type RawText } from '../../text';

/** One comparison of a history. */
export interface HistoryStep {
  file: RawText;
  base: ComparedSide;
  new: ComparedSide;
  /** Exports to which something happened, and causes. */
  exports: number;
  causes: number;
  /** Whether it goes on where the one before ended, as far as releases tell; null for the first, and where they do not. */
  continues: boolean | null;
}

/** What happened to one thing in one step. */
export interface HistoryEvent {
  /** Place in `steps`. */
  step: number;
  /** Each once, in the order of bytes; empty for a changed CRC alone. */
  kinds: KindId[];
  /** The worst. */
  verdict: Verdict;
}

export interface HistoryEntry {
  name: RawText;
  /** In the order of the steps. */
  events: HistoryEvent[];
}

/** Comparisons in the order of time, and what happened in them: plain data. */
export interface History {
  steps: HistoryStep[];
  /** Most events first, then the worst, then by name; what CRCs miss is there too. */
  types: HistoryEntry[];
  exports: HistoryEntry[];
}

/** Folds comparisons into one. @param compared in the order of time */
export function historyOf(compared: readonly { file: string; comparison: JudgedComparison }[]): History {
  const types = new Entries();
  const exports = new Entries();
  const steps = compared.map(({ file, comparison }, step): HistoryStep => {
    const { base, new: next, changes, causes, missed } = comparison;
    const all = [...causes, ...missed];
    for (const { name, judgement } of all) types.add(name, step, judgement.kind, judgement.verdict);
    for (const { name, changeKind, verdict } of changes) exports.add(name, step, changeKind, verdict);
    for (const { exports: names, judgement } of missed)
      for (const name of names) exports.add(name, step, 'missed-by-crc', judgement.verdict);
    return {
      file: inUtf8(file),
      base,
      new: next,
      exports: exports.countIn(step),
      causes: all.length,
      continues: continuesFrom(compared[step - 1]?.comparison, comparison),
    };
  });
  return { steps, types: types.inOrder(), exports: exports.inOrder() };
}

function continuesFrom(before: JudgedComparison | undefined, { base }: JudgedComparison): boolean | null {
  const ended = before?.new.release ?? null;
  return ended === null || base.release === null ? null : ended === base.release;
}

class Entries {
  private readonly found = new Map<string, HistoryEvent[]>();

  add(name: string, step: number, kind: KindId | null, verdict: Verdict): void {
    let events = this.found.get(name);
    if (!events) this.found.set(name, (events = []));
    let event = events.at(-1);
    if (event?.step !== step) events.push((event = { step, kinds: [], verdict }));
    event.verdict = worst([event.verdict, verdict]);
    if (kind !== null && !event.kinds.includes(kind)) event.kinds = [...event.kinds, kind].sort(byBytes);
  }

  countIn(step: number): number {
    let count = 0;
    for (const events of this.found.values()) if (events.at(-1)?.step === step) count++;
    return count;
  }

  inOrder(): HistoryEntry[] {
    const worstOf = ({ events }: HistoryEntry): Verdict => worst(events.map(({ verdict }) => verdict));
    return [...this.found]
      .map(([name, events]) => ({ name, events }))
      .sort(
        (a, b) =>
          b.events.length - a.events.length || byVerdict(worstOf(a), worstOf(b)) || byBytes(a.name, b.name),
      );
  }
}
