import type { Stretch } from '../declare';

const EQUALS = 0x3d;
const SPACE = 0x20;

/**
 * The text of a declaration as the source has it, one character a byte: without line markers and pragmas, one
 * new line where there were several, `;` for a function's body and `{}` for an initialiser.
 * @param unit the text of the unit being read, for stretches of it
 */
export function stretchText({ text, start, end, skipped }: Stretch, unit: Buffer): string {
  const bytes = text ?? unit;
  let found = '';
  let from = start;
  for (let i = 0; i < skipped.length; i += 2) {
    found += bytes.toString('latin1', from, skipped[i]) + (isInitialiser(bytes, skipped[i]!) ? ' {}' : ';');
    from = skipped[i + 1]!;
  }
  found += bytes.toString('latin1', from, end);
  return found
    .replace(/^#[^\n]*$/gm, '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}

/** Whether what was passed over from `place` on stands behind a `=`. */
function isInitialiser(bytes: Buffer, place: number): boolean {
  let before = place - 1;
  while (bytes[before] === SPACE) before--;
  return bytes[before] === EQUALS;
}
