import { wordsOf } from './words';

/** A line of symtypes text that is no record: the path of the object whose records follow. */
const HEADING = /^\/\* (.+)\.symtypes \*\/$/;

/** One record, heading or empty line. */
export interface RecordLine {
  /** Without its end, and the blank that genksyms leaves before it. */
  text: string;
  /** From 1. */
  number: number;
}

/** The path that a section's heading tells; undefined for any other line. */
export function headingOf(line: string): string | undefined {
  return HEADING.exec(line)?.[1];
}

/** The lines of symtypes text, where a string with line ends in it does not end one. */
export function* recordLinesOf(text: string): Generator<RecordLine> {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  for (let at = 0; at < lines.length;) {
    const end = endOfRecord(lines, at);
    const line = lines.slice(at, end).join('\n');
    yield { text: line.endsWith(' ') ? line.slice(0, -1) : line, number: at + 1 };
    at = end;
  }
}

/** Behind the last line of the record that begins at `at`. A quote that its section does not close is no string. */
function endOfRecord(lines: readonly string[], at: number): number {
  if (!isOpen(lines[at]!)) return at + 1;
  let joined = lines[at]!;
  for (let end = at + 1; end < lines.length && headingOf(lines[end]!) === undefined; end++) {
    joined += `\n${lines[end]!}`;
    if (!isOpen(joined)) return end + 1;
  }
  return at + 1;
}

/** Whether a string or character begins in a text and does not end there. */
function isOpen(text: string): boolean {
  return /["']/.test(text) && wordsOf(text).some((word) => /^L?["']/.test(word) && !isClosed(word));
}

function isClosed(word: string): boolean {
  return /^L?("[^"\\]*(\\[^][^"\\]*)*"|'[^'\\]*(\\[^][^'\\]*)*')$/.test(word);
}
