// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError, printable } from '../../problem';
import { Char } from '../../text';
import { doubled, LineTable, LONGEST_LINE } from './line-table';
import { isOpen, nameFault, normalised } from './record-text';
import type { Records } from './records';

/**
 * A line of symtypes text that is no record: the path of the object whose records follow. Older releases of SUSE name
 * the object itself, `.o`, where newer ones name its dump.
 */
const HEADING = /^\/\* (.+)\.(?:symtypes|o) \*\/\s*$/;
/** Most lines over which one record goes: a string may hold line ends. */
const MOST_LINES = 64;
/** Most lines of a file that are looked at in vain for the ends of strings, so that this cannot go on and on. */
const MOST_IN_VAIN = 100_000;

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

/** Cuts the bytes of files into records. What a line says is found out once for all files that hold the line. */
export class RecordLines {
  private readonly lines = new LineTable();
  private meanings = new Int32Array(1 << 16);

  constructor(private readonly records: Records) {}

  /**
   * Hands on all lines of a file but blank ones.
   * @throws ModversionsError `FILE:LINE: …` for what is no line of symtypes
   */
  readLines(bytes: Buffer, file: string, taker: LineTaker): void {
    const { lines } = this;
    let inVain = 0;
    for (let at = 0, line = 1; at < bytes.length; line++) {
      if (bytes[at] === Char.NEWLINE) {
        at++;
        continue;
      }
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
        taker.record(this.records.add(normalised(whole.isClosed ? whole.text : text)), line);
        if (whole.isClosed) {
          at = whole.end;
          line += whole.lines;
        } else if ((inVain += whole.lines) > MOST_IN_VAIN)
          throw lineError(file, line, 'one more of many strings without an end', text);
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

/** A record that goes on behind its first line. */
interface LongRecord {
  text: string;
  /** Lines behind the first. */
  lines: number;
  /** Where the next line begins. */
  end: number;
  /** Whether its last string ends before the next section. Otherwise the quote is a word like others. */
  isClosed: boolean;
}

function wholeRecord(bytes: Buffer, from: number, first: string): LongRecord {
  const record = { text: first, lines: 0, end: from, isClosed: false };
  while (record.lines < MOST_LINES && record.end < bytes.length && !record.isClosed) {
    const feed = bytes.indexOf(10, record.end);
    const end = feed < 0 ? bytes.length : feed;
    if (record.text.length + end - record.end > LONGEST_LINE) break;
    const line = bytes.toString('latin1', record.end, end);
    if (HEADING.test(line) || line.includes('\0')) break;
    record.text += `\n${line}`;
    record.end = end + 1;
    record.lines++;
    record.isClosed = !isOpen(record.text);
  }
  return record;
}
