import { createColors } from 'picocolors';
import type { Cause, CauseKind, Comparison } from '../../kernel/compare';
import { counted, crcText } from './spelling';
import { diffLineText } from './text-look';
import { typeDiff } from './type-diff';

/** How a comparison is shown. */
export interface Look {
  /** Whether the terminal shows colours. */
  color: boolean;
  /** Whether the table lists the exports that are the same in both releases too. */
  unchanged: boolean;
}

/** Columns that lists of names fill. */
const WIDTH = 80;

const HAPPENED = {
  changed: 'changed',
  'became-visible': 'became visible: it was UNKNOWN',
  'became-opaque': 'became UNKNOWN',
} as const satisfies Record<CauseKind, string>;

/**
 * A comparison for people to read: a line of counts, the exports with both CRCs, then what is behind the
 * changed ones, the cause of most exports first, each with the exports it reaches and how its text differs.
 */
export function comparisonText(comparison: Comparison, look: Look): string {
  const causes = comparison.causes.map((cause) => `\n${causeText(cause, look.color)}`);
  const table = exportTable(comparison, look.unchanged);
  return `${summary(comparison)}\n${table && `\n${table}`}${causes.join('')}`;
}

function summary({ base, new: next, added, removed, changed, unchanged }: Comparison): string {
  const counts = `${counted(changed.length, 'export')} changed, ${added.length} added, ${removed.length} removed`;
  return `${base} to ${next}: ${counts}, ${unchanged.length} unchanged`;
}

function exportTable(comparison: Comparison, withUnchanged: boolean): string {
  const { base, new: next, added, removed, changed, unchanged } = comparison;
  const rows = [
    ...changed.map(({ name, baseCrc, newCrc }) => [name, crcText(baseCrc), crcText(newCrc), 'changed']),
    ...added.map(({ name, crc }) => [name, '-', crcText(crc), 'added']),
    ...removed.map(({ name, crc }) => [name, crcText(crc), '-', 'removed']),
    ...(withUnchanged ? unchanged.map(({ name, crc }) => [name, crcText(crc), crcText(crc), '']) : []),
  ];
  if (rows.length === 0) return '';
  // Names are unique and plain ASCII, so this is the order of bytes.
  rows.sort(([a], [b]) => (a! < b! ? -1 : 1));
  rows.unshift(['export', base, next, '']);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return rows.map((row) => `${line(row)}\n`).join('');
}

function causeText(cause: Cause, color: boolean): string {
  const { bold } = createColors(color);
  const title = `${cause.name} ${HAPPENED[cause.kind]}, behind ${counted(cause.exports.length, 'export')}`;
  return `${bold(title)}\n${filled(cause.exports)}${difference(cause, color)}`;
}

/** Names in lines of at most `WIDTH` columns, where they fit. */
function filled(names: readonly string[]): string {
  const lines: string[] = [];
  for (const name of names) {
    const longer = `${lines.at(-1)} ${name}`;
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`  ${name}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function difference({ baseText, newText }: Cause, color: boolean): string {
  const paint = createColors(color);
  return typeDiff(baseText, newText).replace(/.+/g, (line) => diffLineText(line, paint));
}
