// SPDX-License-Identifier: GPL-2.0-or-later
import { printable } from '../../text';
import type { ScanProblem, ScanSummary } from '../../formats/corpus';

const COMMANDS: Record<ScanSummary['commands'], string> = {
  'dry-run': "kbuild's dry run",
  cmd: 'the .cmd files of a build',
  'compile-commands': 'compile_commands.json',
};
const ROWS: Record<ScanSummary['rows'], string> = {
  modpost: 'in the order of modpost',
  sorted: 'sorted, for their order in a build is not known',
};

/** What a scan found, in a few lines. */
export function scanText({
  release,
  architecture,
  compiler,
  shard,
  commands,
  rows,
  counts,
  generated,
}: ScanSummary): string {
  const part = shard ? `, shard ${shard.index} of ${shard.of}` : '';
  const lines = [
    `${release} ${architecture}, ${compiler.version}${part}`,
    `${counts.exports} exports: ${counts.vmlinuxExports} of vmlinux, ${counts.moduleExports} of modules; rows ${ROWS[rows]}`,
    `${counts.exporting} exporting units of ${counts.planned} that could, commands from ${COMMANDS[commands]}`,
    `${counts.variants} type variants, ${counts.declarations} declarations`,
  ];
  if (generated.length > 0) lines.push(`${generated.length} files made in the tree that only a build makes`);
  return printableLines(lines);
}

/** A problem in one line, what to do about it in a second. */
export function scanProblemText({ message, remedy }: ScanProblem): string {
  return printableLines(remedy === undefined ? [message] : [message, `  ${remedy}`]);
}

const printableLines = (lines: readonly string[]): string =>
  lines.map((line) => `${printable(line)}\n`).join('');
