// SPDX-License-Identifier: GPL-2.0-or-later
import type { Budget, Impact } from '../../kernel/impact';
import { toldOf, type RawText, type Told } from '../../text';
import type { ImpactDocument } from '../documents';
import { short } from './forms/short';
import { itemsJson } from './items-json';
import { chainText } from './kernels/wording';
import { tableLines } from './kernels/table';
import { counted } from './spelling';
import { declarationName } from './wording';

/** What is told of one thing that was asked for. */
export interface ToldImpact extends Impact {
  /** Exports that a list names; null without one. */
  listed: RawText[] | null;
  budgets: Budget[];
}

/** Modules and listed symbols that are named. */
const SHOWN = 10;

export function impactText(impacts: readonly ToldImpact[]): string {
  return toldOf(impacts).map(oneText).join('\n');
}

function oneText({
  asked,
  places,
  exports,
  nameOnly,
  modules,
  chains,
  listed,
  budgets,
}: Told<ToldImpact>): string {
  const where = places.slice(0, 3).map(({ file, line }) => `${short(file)}:${line}`);
  const lines = [
    `${short(declarationName(asked))}${where.length > 0 ? ` (${where.join(', ')})` : ''}`,
    `  ${counted(exports.length, 'export')} ${exports.length === 1 ? 'hangs' : 'hang'} on it, ${nameOnly} more know it by name only`,
  ];
  if (listed) lines.push(`  ${counted(listed.length, 'listed symbol')}: ${named(listed)}`);
  if (modules.length > 0)
    lines.push(`  modules: ${named(modules.map(({ module, exports: count }) => `${module} (${count})`))}`);
  for (const chain of chains) if (chain.steps.length > 1) lines.push(`  ${chainText(chain)}`);
  for (const budget of budgets) lines.push(`  room: ${roomText(budget)}`);
  return lines.map((line) => `${line}\n`).join('');
}

function named(names: readonly string[]): string {
  const more = names.length - SHOWN;
  const first = names
    .slice(0, SHOWN)
    .map((name) => short(name))
    .join(', ');
  return `${first || 'none'}${more > 0 ? ` and ${more} more` : ''}`;
}

function roomText({ size, unknown, holes, bits, padding, free, used, units }: Told<Budget>): string {
  if (size === null) return `not known: ${short(unknown ?? '', 200)}`;
  const gaps = holes.map(({ behind, bytes }) => `${bytes} behind ${short(behind, 40) || 'what has no name'}`);
  return [
    `${size} bytes in ${counted(units, 'unit')}`,
    `holes ${gaps.length > 0 ? gaps.join(', ') : 'none'}`,
    `padding ${padding}`,
    ...(bits > 0 ? [`${counted(bits, 'bit')} of bit-fields`] : []),
    `reserved slots ${free.length} free${free.length > 0 ? ` (${named(free)})` : ''}, ${used.length} used`,
  ].join('; ');
}

/** The room of many structs as a table. @param width of the terminal; null for any */
export function budgetText(budgets: readonly Budget[], width: number | null): string {
  const rows = toldOf(budgets).map(({ name, size, holes, bits, padding, free, used }) => [
    short(declarationName(name)),
    size === null ? 'not known' : String(size),
    String(holes.reduce((sum, { bytes }) => sum + bytes, 0)),
    String(bits),
    String(padding),
    String(free.length),
    String(used.length),
  ]);
  const columns = [
    { title: 'struct' },
    ...['size', 'holes', 'bits', 'padding', 'free', 'used'].map((title) => ({
      title,
      align: 'right' as const,
    })),
  ];
  return tableLines(columns, rows, width, (cell) => cell)
    .map((line) => `${line}\n`)
    .join('');
}

/** Either for programs. */
export function impactJson(told: Pick<ImpactDocument, 'impacts' | 'budgets'>): Iterable<RawText> {
  const document: ImpactDocument = { format: 'modversions-impact', version: 1, ...told };
  return itemsJson(document);
}
