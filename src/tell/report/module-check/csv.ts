// SPDX-License-Identifier: GPL-2.0-or-later
import type { CheckedModule } from '../../../kernel/usage';
import type { Told } from '../../../text';
import type { ToldCheck } from './told-check';

const TITLES = [
  'module',
  'loads',
  'verdict',
  'affected',
  'evidence',
  'units',
  'units that differ',
  'functions',
  'functions that differ',
  'used and different',
  'not typed',
];

/** A row each module, in the order of the check: how it fares and what of its code differs. RFC 4180, with a line of titles. */
export function* modulesCsv({ modules }: ToldCheck): Generator<string> {
  yield line(TITLES);
  for (const module of modules) yield line(rowOf(module));
}

function rowOf({ file, loads, verdict, affected, evidence, code }: Told<CheckedModule>): string[] {
  const units = code?.units ?? [];
  const differing = units.flatMap((unit) => unit.differing).filter(({ what }) => what === 'function');
  const changed = new Set(units.flatMap(({ uses }) => uses?.changed.map(({ name }) => name) ?? []));
  const open = units.reduce((sum, { uses }) => sum + (uses?.open.length ?? 0), 0);
  const counts = [
    units.length,
    units.filter((unit) => unit.code === 'differs').length,
    units.reduce((sum, { functions }) => sum + functions, 0),
    differing.length,
  ];
  return [
    file,
    loads ? 'yes' : 'no',
    verdict ?? '',
    affected ?? '',
    evidence ?? '',
    ...counts.map((count) => (code ? String(count) : '')),
    [...changed].join(' '),
    code ? String(open) : '',
  ];
}

const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** A program for tables may take a cell that begins with one of these signs for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
