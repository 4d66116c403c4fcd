// SPDX-License-Identifier: GPL-2.0-or-later
/** The runs of the real programs that `oracle/` keeps. */
import fs from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(__dirname, '../../../..');

/** The files of cases, and the kernel whose genksyms answered. */
const FILES: readonly (readonly [file: string, version: string])[] = [
  ['genksyms-cases.jsonl', '6.1'],
  ['more-cases.jsonl', '6.1'],
  ['genksyms-cases-by-7.3.jsonl', '7.3'],
  ['genksyms-7.3-cases.jsonl', '7.3'],
];

/** One run of genksyms. Texts are one character a byte. */
export interface Case {
  version: string;
  name: string;
  /** What it reads on standard input. */
  input: string;
  args: string[];
  /** Content of the file `ref`, which `-r ref` names. */
  reference?: string;
  stdout: string;
  stderr: string;
  /** Content of the file `types`, which `-T types` names; null where there is none. */
  types: string | null;
  /** Exit status; negative where a signal ended it. */
  exit: number;
  /** Export, expanded text and CRC. */
  text?: [string, string, string][];
}

export type Answer = Pick<Case, 'stdout' | 'stderr' | 'types' | 'exit'>;

/** All of them. */
export const cases = FILES.flatMap(([file, version]) =>
  fs
    .readFileSync(path.join(root, 'test/cases/oracle', file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Case => ({ ...(JSON.parse(line) as Omit<Case, 'version'>), version })),
);
export const titled = (list: readonly Case[]): [string, string, Case][] =>
  list.map((one) => [one.version, one.name, one]);

/** The options of a run, with the generation of the program that answered. */
export const argsOf = ({ version, args }: Case): string[] => ['--generation', version, ...args];

export const answerOf = ({ stdout, stderr, types, exit }: Case): Answer => ({ stdout, stderr, types, exit });
