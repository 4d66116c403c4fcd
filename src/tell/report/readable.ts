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

/** A value of plain data, all of whose texts are readable. @param value its texts are one character a byte */
export function readableValue<T>(value: T): T {
  return mapped(value) as T;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return readableText(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const key in value) result[key] = mapped((value as Record<string, unknown>)[key]);
  return result;
}
