import type { Verdict } from '../../judge';
import type { Paint } from './look';

/** A verdict in its colour. */
export function verdictText(verdict: Verdict, paint: Paint): string {
  const colors = {
    break: paint.red,
    unknown: paint.magenta,
    conditional: paint.yellow,
    compatible: paint.green,
  };
  return colors[verdict](verdict);
}

/** Prose in lines of the terminal's width, all but the first indented; in one line where it is none. */
export function filled(text: string, indent: string, width: number | null): string[] {
  if (width === null) return [`${indent}${text}`];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(lines.length === 0 ? `${indent}${word}` : `${indent}  ${word}`);
  }
  return lines;
}
