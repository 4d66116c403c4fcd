// SPDX-License-Identifier: GPL-2.0-or-later
import { randomBytes } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemError } from '../../problem';
import { makeFolder } from '../content';
import { baselineLines } from './baseline-writer';
import { canonical } from './canonical';
import type { Corpus } from './corpus';
import { writeNew } from './digest';
import { conditionLines } from './conditions-file';
import { headerLines } from './headers-file';
import {
  CONTENT_FILES,
  CONDITIONS_FILE,
  HEADERS_FILE,
  LATER_FILES,
  exportedTwice,
  SUMMARY_FILE,
  summaryText,
  type FileDigest,
  type ScanFacts,
  type ScanSummary,
} from './summary';
import { parseSummary } from './summary-reader';
import { symtypesOf, symtypesSections } from './symtypes-writer';
import { symversText } from './symvers';

const FILES = [...CONTENT_FILES, ...LATER_FILES, SUMMARY_FILE] as const;
type ScanFile = (typeof FILES)[number];

const LEFTOVER =
  /^(Module\.symvers|symtypes|baseline\.jsonl|headers\.jsonl|conditions\.jsonl|scan\.json)\.\d+\.[0-9a-f]{8}\.tmp$/;

/**
 * Writes the files of a scan into a directory, which is made if need be; other files in it stay.
 *
 * All are written beside their places first. Then the scan.json of an earlier scan goes, the new files take their
 * places, scan.json last: whatever interrupts this, the directory holds the old scan, or the new one, or none and
 * says so. What a killed run has left beside is removed. One scan at a time may write into a directory.
 * @returns what scan.json says
 * @throws ModversionsError naming a file that cannot be written, or what of the corpus no file can hold
 */
export function writeScan(directory: string, corpus: Corpus, facts: ScanFacts): ScanSummary {
  const whole = canonical(corpus);
  const symvers = symversText(whole, facts.rows);
  const counts = {
    planned: facts.planned,
    exporting: whole.units.filter(({ exports }) => exports.length > 0).length,
    exports: symvers.vmlinux + symvers.modules,
    vmlinuxExports: symvers.vmlinux,
    moduleExports: symvers.modules,
    variants: whole.variants.length,
    declarations: whole.declarations.length,
  };
  const problems = [...facts.problems, ...symvers.second.map(exportedTwice)];

  const files = new Staging(directory);
  try {
    const text = summaryText({ ...facts, problems }, counts, {
      'Module.symvers': files.write('Module.symvers', [symvers.text]),
      symtypes: files.write('symtypes', symtypesSections(symtypesOf(whole))),
      'baseline.jsonl': files.write('baseline.jsonl', baselineLines(whole)),
      ...(whole.headers && { [HEADERS_FILE]: files.write(HEADERS_FILE, headerLines(whole.headers)) }),
      ...(whole.conditions && {
        [CONDITIONS_FILE]: files.write(CONDITIONS_FILE, conditionLines(whole.conditions)),
      }),
    });
    files.write(SUMMARY_FILE, [text]);
    files.publish();
    return parseSummary(text);
  } finally {
    files.clear();
  }
}

/** Files beside their places in a directory. */
class Staging {
  private readonly suffix = `${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  private readonly written = new Set<ScanFile>();

  constructor(private readonly directory: string) {
    this.attempt(directory, () => makeFolder(directory));
    const names = this.attempt(directory, () => readdirSync(directory));
    for (const name of names.filter((one) => LEFTOVER.test(one))) {
      const file = join(directory, name);
      this.attempt(file, () => rmSync(file, { force: true }));
    }
    // Found out now, since a rename that fails leaves no scan.
    for (const name of FILES) {
      const file = join(directory, name);
      const isFolder = this.attempt(file, () => statSync(file, { throwIfNoEntry: false })?.isDirectory());
      if (isFolder) throw systemError(file, { code: 'EISDIR' }, 'choose another directory');
    }
  }

  write(name: ScanFile, texts: Iterable<string>): FileDigest {
    const file = this.staged(name);
    this.written.add(name);
    return this.attempt(file, () => writeNew(file, texts));
  }

  publish(): void {
    const earlier = join(this.directory, SUMMARY_FILE);
    this.attempt(earlier, () => rmSync(earlier, { force: true }));
    for (const name of FILES) {
      const file = join(this.directory, name);
      // What an earlier scan had and this one has not must not stay for this one's.
      if (this.written.has(name)) this.attempt(file, () => renameSync(this.staged(name), file));
      else this.attempt(file, () => rmSync(file, { force: true }));
    }
  }

  /** Removes what has not taken its place. */
  clear(): void {
    for (const name of FILES) rmSync(this.staged(name), { force: true });
  }

  private staged(name: ScanFile): string {
    return join(this.directory, `${name}.${this.suffix}`);
  }

  private attempt<T>(file: string, act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw systemError(file, error, 'choose a directory that can be written, with room for some 100 MB');
    }
  }
}
