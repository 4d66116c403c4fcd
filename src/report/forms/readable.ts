import { printable } from '../../problem';

/**
 * Characters that no one sees, and that change how the text around them is shown or where it breaks: soft hyphens,
 * joiners, marks and overrides of direction (Unicode TR 9), separators of lines, tags.
 */
const UNSEEN = /[\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
const PLAIN = /^[ -~]*$/;

/** Text of one character a byte as people may safely be shown it, in Unicode: what is not seen is spelt, `\u{202e}`. */
export function readableText(bytes: string): string {
  return PLAIN.test(bytes) ? bytes : visibleText(printable(bytes));
}

/** The same of a text in Unicode without control characters. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
}

/** A result all of whose texts are readable. */
export type Readable<Result extends object> = Result & { readonly readable: true };

const KNOWN = new WeakMap<object, object>();

/** A result with all its texts readable, from which every report for people is made. Made once for all of them. */
export function readable<Result extends object>(result: Result): Readable<Result> {
  const known = KNOWN.get(result);
  if (known) return known as Readable<Result>;
  const made = { ...(mapped(result) as Result), readable: true } as const;
  KNOWN.set(result, made);
  return made;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return readableText(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const key in value) result[key] = mapped((value as Record<string, unknown>)[key]);
  return result;
}

/** Longest name that is shown whole. */
const LONGEST = 120;

/** A text cut in its middle where it is too long to be read. */
export function short(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const half = Math.max(4, Math.floor(longest / 2) - 12);
  return `${text.slice(0, half)}…[${text.length - 2 * half} more]…${text.slice(-half)}`;
}
