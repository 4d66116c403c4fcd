import type { JudgedComparison } from '../../judge';
import { readableValue } from '../readable';

/** A comparison all of whose texts are readable. */
export type Readable = JudgedComparison & { readonly readable: true };

const KNOWN = new WeakMap<JudgedComparison, Readable>();

/** A comparison with all its texts readable, from which every report for people is made. Made once for all of them. */
export function readable(comparison: JudgedComparison): Readable {
  const known = KNOWN.get(comparison);
  if (known) return known;
  const made = { ...readableValue(comparison), readable: true } as const;
  KNOWN.set(comparison, made);
  return made;
}

/** Longest name that is shown whole. */
const LONGEST = 120;

/** A text cut in its middle where it is too long to be read. */
export function short(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const half = Math.max(4, Math.floor(longest / 2) - 12);
  return `${text.slice(0, half)}…[${text.length - 2 * half} more]…${text.slice(-half)}`;
}
