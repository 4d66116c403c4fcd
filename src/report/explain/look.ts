import type { createColors } from 'picocolors';

/** How explanations are shown. */
export interface Look {
  /** Whether the terminal shows colours. */
  color: boolean;
  /** Columns of the terminal; null for what is none, where nothing is cut. */
  width: number | null;
  /** Whether nothing is left out. */
  isFull: boolean;
}

export type Paint = ReturnType<typeof createColors>;
