// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import type { Problem } from '../../problem';
import { printable } from '../../text';
import type { FileResult } from '../../tree/files';
import { crcText } from './spelling';

/** `0xcrc <tab> symbol <tab> file`, a line each export. */
export function crcRows({ file, exports }: FileResult): string {
  return exports.map(({ name, crc }) => `${crcText(crc)}\t${name}\t${file}\n`).join('');
}

/** The same for programs: one object a file. */
export function crcJson(
  { file, exports, problems, error }: FileResult,
  { name: generation }: Generation,
): object {
  return {
    file,
    generation,
    exports: exports.map(({ name, crc }) => ({ name, crc: crcText(crc) })),
    problems,
    error,
  };
}

/** What genksyms would hide, in one line. */
export function problemLine(file: string, problem: Problem): string {
  const place = `${problem.file === null ? file : printable(problem.file)}:${problem.line}`;
  return `${place}: ${problem.message}${problem.file === null ? '' : ` (in ${file})`}`;
}
