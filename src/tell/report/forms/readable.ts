import { readableValue } from '../readable';

/** A result all of whose texts are readable. */
export type Readable<Result extends object> = Result & { readonly readable: true };

const KNOWN = new WeakMap<object, object>();

/** A result with all its texts readable, from which every report for people is made. Made once for all of them. */
export function readable<Result extends object>(result: Result): Readable<Result> {
  const known = KNOWN.get(result);
  if (known) return known as Readable<Result>;
  const made = { ...readableValue(result), readable: true } as const;
  KNOWN.set(result, made);
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
