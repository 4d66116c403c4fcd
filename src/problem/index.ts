/**
 * Stage `problem`: the one error type, and the one shape in which anything found wrong is told.
 */
export { ModversionsError } from './error';
export { perrorText, systemError } from './system-error';

/** What was found wrong in a unit's text. Such a finding never stops the work on the unit. */
export interface Problem {
  kind:
    | 'syntax'
    | 'second-name'
    | 'redefinition'
    | 'undefined-type'
    | 'undefined-export'
    | 'endless'
    | 'too-deep';
  /** Name of the file as the line markers give it; null before the first. */
  file: string | null;
  line: number;
  /** The text genksyms prints for it. */
  message: string;
}

/** Printable ASCII, which most text is. */
const PLAIN = /^[ -~]*$/;

/**
 * Text of one character a byte as what its bytes spell, in UTF-8. Control characters, which no source needs
 * and a terminal would obey, are shown as `\x1b`.
 */
export function printable(bytes: string): string {
  if (PLAIN.test(bytes)) return bytes;
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
