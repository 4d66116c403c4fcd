import { ModversionsError, printable } from '../problem';
import { doubled, LineTable, LONGEST_LINE } from './line-table';
import { isOpen, nameFault, normalised } from './record-text';
import type { Records } from './records';

/** A line of symtypes text that is no record: the path of the object whose records follow. */
const HEADING = /^\/\* (.+)\.symtypes \*\/\s*$/;
/** Most lines over which one record goes: a string may hold line ends. */
const MOST_LINES = 64;
/** Most strings of a file that turn out to have no end; to look for it each time takes long. */
const MOST_UNCLOSED = 1000;

/** What a line is that is no record by itself; records have their number + 1, and 0 is not known yet. */
const BLANK = -1;
const OTHER = -2;

/** Takes what a file's lines say; `line` counts from 1. */
export interface LineTaker {
  heading(path: string, line: number): void;
  record(record: number, line: number): void;
}

/** An error that shows file, line and the line. */
export function lineError(file: string, line: number, what: string, text: string): ModversionsError {
  const shown = text.length > 80 ? `${text.slice(0, 80)} …` : text;
  return new ModversionsError(
    `${file}:${line}: ${what}: '${printable(shown)}'`,
    'give symtypes as genksyms, scan or consolidate write them',
  );
}

/** Cuts the bytes of files into records. What a line says is found out once for all files that have it. */
export class RecordLines {
  private readonly lines = new LineTable();
  private meanings = new Int32Array(1 << 16);

  constructor(private readonly records: Records) {}

  /**
   * Hands on all lines of a file but blank ones.
   * @throws ModversionsError `FILE:LINE: …` for what is no line of symtypes
   */
  read(bytes: Buffer, file: string, taker: LineTaker): void {
    const { lines } = this;
    let unclosed = 0;
    for (let at = 0, line = 1; at < bytes.length; line++) {
      const number = lines.numberAt(bytes, at, bytes.length);
      if (number < 0) {
        const text = bytes.toString('latin1', at, at + 100);
        throw lineError(file, line, `more than ${LONGEST_LINE >> 20} MiB in a line`, text);
      }
      const meaning = this.meanings[number] || this.meaningOf(number);
      at += lines.lengthOf(number) + 1;
      if (meaning > 0) taker.record(meaning - 1, line);
      else if (meaning === OTHER) {
        const text = lines.textOf(number);
        const heading = HEADING.exec(text)?.[1];
        if (heading !== undefined) {
          taker.heading(heading, line);
          continue;
        }
        const fault = faultOf(text);
        if (fault !== undefined) throw lineError(file, line, fault, text);
        const whole = wholeRecord(bytes, at, text);
        if (!whole && ++unclosed > MOST_UNCLOSED)
          throw lineError(file, line, 'one more of many strings without an end', text);
        taker.record(this.records.add(normalised(whole?.text ?? text)), line);
        at = whole?.end ?? at;
        line += whole?.lines ?? 0;
      }
    }
  }

  private meaningOf(number: number): number {
    while (number >= this.meanings.length) this.meanings = doubled(this.meanings);
    const text = this.lines.textOf(number);
    let meaning = BLANK;
    if (/[^ \t\r\v\f]/.test(text)) {
      const isRecord = faultOf(text) === undefined && !isOpen(text);
      meaning = isRecord ? this.records.add(normalised(text)) + 1 : OTHER;
    }
    return (this.meanings[number] = meaning);
  }
}

/** Why a line is not the beginning of a record, or undefined. */
function faultOf(text: string): string | undefined {
  if (text.includes('\0')) return 'a NUL byte';
  if (text.startsWith('/*')) return 'no heading of a section';
  return nameFault(normalised(text));
}

/**
 * A record that goes on behind its first line, with how many lines more it has and where it ends; undefined if
 * its string does not end before the next section: then a quote is a word like others.
 */
function wholeRecord(
  bytes: Buffer,
  from: number,
  first: string,
): { text: string; lines: number; end: number } | undefined {
  let text = first;
  let at = from;
  for (let lines = 1; lines <= MOST_LINES && at < bytes.length; lines++) {
    const feed = bytes.indexOf(10, at);
    const end = feed < 0 ? bytes.length : feed;
    if (text.length + end - at > LONGEST_LINE) return undefined;
    const line = bytes.toString('latin1', at, end);
    if (HEADING.test(line) || line.includes('\0')) return undefined;
    text += `\n${line}`;
    at = end + 1;
    if (!isOpen(text)) return { text, lines, end: at };
  }
  return undefined;
}
