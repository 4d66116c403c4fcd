import type { Cause, CauseKind } from './comparison';
import { byBytes } from '../../formats/corpus';
import type { UnitTypes } from './unit-types';

const OPAQUE = /^(struct|union|enum) \S+ \{ UNKNOWN \}$/;

function kindOf(baseText: string, newText: string): CauseKind {
  if (OPAQUE.test(baseText)) return 'became-visible';
  return OPAQUE.test(newText) ? 'became-opaque' : 'changed';
}

/** Gathers the causes of changed exports. The same name with other texts, as seen by other units, is another cause. */
export class Causes {
  private readonly byTexts = new Map<string, Cause>();

  /**
   * Finds what is behind one changed export: the declarations that it reaches in both releases and whose own
   * text differs. What it reaches in only one came with the text that names it, and that is the cause.
   */
  add(name: string, base: UnitTypes, next: UnitTypes): void {
    const reached = next.reachedFrom(name);
    for (const slot of base.reachedFrom(name)) {
      if (!reached.has(slot)) continue;
      const baseText = base.textAt(slot);
      const newText = next.textAt(slot);
      if (baseText === newText) continue;
      const key = [slot, baseText, newText].join('\0');
      let cause = this.byTexts.get(key);
      if (!cause) {
        const spelled = base.nameAt(slot) ?? next.nameAt(slot)!;
        cause = { name: spelled, kind: kindOf(baseText, newText), baseText, newText, exports: [] };
        this.byTexts.set(key, cause);
      }
      cause.exports.push(name);
    }
  }

  /** All of them by impact: most exports first, ties by name, then by their texts. */
  byImpact(): Cause[] {
    return [...this.byTexts.values()].sort(
      (a, b) =>
        b.exports.length - a.exports.length ||
        byBytes(a.name, b.name) ||
        byBytes(a.baseText, b.baseText) ||
        byBytes(a.newText, b.newText),
    );
  }
}
