// SPDX-License-Identifier: GPL-2.0-or-later
import type { Outcome } from '../../kernel/judge/adversary/round';

/** Counts outcomes by kind of mutation. */
export class Tally {
  private pairs = 0;
  private readonly sound = new Set<number>();
  private readonly rows = new Map<string, Record<string, number>>();
  private readonly reasons = new Map<string, number>();

  add(count: number, outcomes: readonly Outcome[]): void {
    this.pairs += count;
    for (const { pair, truth, told, fault } of outcomes) {
      this.sound.add(pair.number);
      const kind = pair.mutation.kind.replace(/:.*/, '');
      for (const name of [kind, 'all']) {
        const row = this.rows.get(name) ?? {};
        for (const what of ['exports', truth.answer, `told ${told.answer}`, fault]) {
          if (what !== null) row[what] = (row[what] ?? 0) + 1;
        }
        this.rows.set(name, row);
      }
      if (fault === 'needless break') {
        const reason = `${kind}: ${told.why.map((why) => why.replace(/^\S+ (?=\S+:)/, '')).join(', ')}`;
        this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
      }
    }
  }

  line(): string {
    const all = this.rows.get('all') ?? {};
    return `${this.pairs} pairs, ${this.sound.size} that compile: ${all['false safe'] ?? 0} false safe, ${all['needless break'] ?? 0} needless breaks of ${all['harmless'] ?? 0} harmless`;
  }

  table(): string {
    const columns = ['exports', 'must', 'harmless', 'unclear', 'false safe', 'needless break'];
    const rows = [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = rows.map(([name, row]) => [name, ...columns.map((column) => row[column] ?? 0)].join(' | '));
    const reasons = [...this.reasons]
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => `${count}  ${reason}`);
    return [
      this.line(),
      '',
      ['kind', ...columns].join(' | '),
      ...lines,
      '',
      'needless breaks',
      ...reasons,
    ].join('\n');
  }
}
