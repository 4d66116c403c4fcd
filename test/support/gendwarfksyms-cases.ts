// SPDX-License-Identifier: GPL-2.0-or-later
/** The recorded answers of the real gendwarfksyms, and the objects that it was given. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

/** One run. Texts that were written are of one character a byte. */
export interface Case {
  name: string;
  /** Content of `case.c`, and the calls that make the objects of it, in order. */
  source: string;
  cc: string[][];
  args: string[];
  stdin: string;
  /** Files that the arguments name, packed. */
  files: Record<string, string>;
  stdout: string;
  stderr: string;
  /** Exit status; negative where a signal ended it. */
  exit: number;
  /** Content of the `-T` file; null where there is none. */
  symtypes: string | null;
  /** Standard error with `--dump-versions`, and with `--dump-dies`. */
  versions: string;
  dies: string;
}

export const CASES = path.resolve(__dirname, '../../..', 'test/cases/gendwarfksyms/cases.jsonl');

export const packed = (bytes: Buffer): string => brotliCompressSync(bytes).toString('base64');
export const unpacked = (text: string): Buffer => brotliDecompressSync(Buffer.from(text, 'base64'));

/** All cases, in order. */
export function readCases(): Case[] {
  const lines = fs.readFileSync(CASES, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Case);
}
