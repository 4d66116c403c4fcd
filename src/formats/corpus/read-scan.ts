// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ModversionsError, systemError } from '../../problem';
import { readBaseline } from './baseline-reader';
import type { Corpus } from './corpus';
import { digestOfFile } from './digest';
import { Malformed } from './fields';
import { readConditions } from './conditions-file';
import { readHeaders } from './headers-file';
import {
  CONDITIONS_FILE,
  CONTENT_FILES,
  HEADERS_FILE,
  LATER_FILES,
  SUMMARY_FILE,
  type FileDigest,
  type ScanSummary,
} from './summary';
import { parseSummary } from './summary-reader';
import { rawText } from '../../text';

/** A directory that `writeScan` has written, found whole. */
export interface Scan {
  directory: string;
  summary: ScanSummary;
  /** Reads the baseline, which takes its time, anew at each call; headers are read when they are asked for. */
  readCorpus(): Corpus;
}

/**
 * Opens a scan, after holding the size and digest of each file against scan.json.
 * @throws ModversionsError for a directory that is no scan, or not whole, or edited
 */
export function readScan(directory: string): Scan {
  const summary = readSummary(directory);
  for (const name of CONTENT_FILES) checkFile(join(directory, name), summary.files[name]);
  for (const name of LATER_FILES) {
    const digest = summary.files[name];
    if (digest) checkFile(join(directory, name), digest);
  }
  const { [HEADERS_FILE]: ofHeaders, [CONDITIONS_FILE]: ofConditions } = summary.files;
  const readCorpus = (): Corpus => {
    const corpus = readBaseline(join(directory, 'baseline.jsonl'));
    // Nobody needs them for long, and they are large: they are read when they are asked for, and not kept.
    const later = (name: 'headers' | 'conditions', get: () => unknown): unknown =>
      Object.defineProperty(corpus, name, { get, enumerable: true });
    if (ofHeaders) later('headers', () => readHeaders(join(directory, HEADERS_FILE)));
    if (ofConditions) later('conditions', () => readConditions(join(directory, CONDITIONS_FILE)));
    return corpus;
  };
  return { directory, summary, readCorpus };
}

function readSummary(directory: string): ScanSummary {
  const file = join(directory, SUMMARY_FILE);
  try {
    return parseSummary(rawText(readFileSync(file)));
  } catch (error) {
    if (error instanceof Malformed)
      throw new ModversionsError(`${file}: ${error.message}`, 'scan the tree again with this program');
    throw systemError(file, error, 'give a directory that scan has written to its end');
  }
}

function checkFile(file: string, expected: FileDigest): void {
  const fail = (what: string): never => {
    throw new ModversionsError(`${file}: ${what}`, 'the scan was edited or cut off: scan the tree again');
  };
  try {
    // The size is compared first: it tells a file that is cut off without reading it.
    const { size } = statSync(file);
    if (size !== expected.bytes) fail(`has ${size} bytes, and scan.json says ${expected.bytes}`);
    if (digestOfFile(file).sha256 !== expected.sha256) fail('has another content than scan.json says');
  } catch (error) {
    throw systemError(file, error, 'the scan is not whole: scan the tree again');
  }
}
