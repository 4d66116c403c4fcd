import type { createColors } from 'picocolors';
import type { Verdict } from '../../judge';
import { short } from '../forms/readable';

/** How a terminal shows text. */
export interface TextLook {
  /** Whether it shows colours. */
  color: boolean;
  /** Its columns; null for what is no terminal, where nothing is cut. */
  width: number | null;
}

/** Paints text by what it says. */
export type Paint = ReturnType<typeof createColors>;

/** The colour of a verdict. */
export function verdictPaint(verdict: Verdict, paint: Paint): (text: string) => string {
  const colors = {
    break: paint.red,
    unknown: paint.magenta,
    conditional: paint.yellow,
    compatible: paint.green,
  };
  return colors[verdict];
}

/** The first of some names, and how many more there are. */
export function listed(names: readonly string[], shown = 5): string {
  const more = names.length - shown;
  const first = names
    .slice(0, shown)
    .map((name) => short(name))
    .join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}
