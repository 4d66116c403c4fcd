// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelExport, SymtypesComparison, TypeChange } from '../../kernel/compare';
import { byBytes } from '../../formats/corpus';
import { escaped, type RawText } from '../../text';
import type { DropInFormat } from './formats';
import { suffix } from './symvers';
import { typeDiff } from './type-diff';

/** Most exports that `short` names of each change. */
const FEW = 10;

/** A comparison of types, byte for byte as the tool of distributions writes it. */
export function* symtypesReport(comparison: SymtypesComparison, format: DropInFormat): Generator<RawText> {
  switch (format) {
    case 'null':
      return;
    case 'symbols':
    case 'mod-symbols':
      yield symbolLines(comparison, format === 'symbols');
      return;
    case 'pretty':
    case 'short':
      yield* blocks(comparison, format === 'short');
  }
}

/** Names of all changes that nothing tolerates, or those of modified exports only; by their bytes. */
function symbolLines(comparison: SymtypesComparison, withLone: boolean): string {
  const modified = modifiedExports(comparison);
  const lone = withLone ? [...comparison.added, ...comparison.removed] : [];
  return [...lone, ...modified]
    .filter(({ tolerated }) => tolerated === null)
    .map(({ name }) => name)
    .sort(byBytes)
    .map((name) => `${escaped(name)}\n`)
    .join('');
}

function modifiedExports({ common, changes }: SymtypesComparison): KernelExport[] {
  const positions = new Set(changes.flatMap(({ exports }) => exports));
  return common.filter((_, position) => positions.has(position));
}

function* blocks(comparison: SymtypesComparison, isShort: boolean): Generator<string> {
  const { added, removed, common, changes, hasRules } = comparison;
  const isShown = ({ tolerated }: KernelExport): boolean => !isShort || tolerated?.by !== 'rule';
  for (const [lone, what] of [
    [added, 'added'],
    [removed, 'removed'],
  ] as const) {
    for (const one of lone.filter(isShown)) {
      yield `Export '${escaped(one.name)}' has been ${what}${suffix(one.tolerated)}\n`;
    }
  }
  let separator = '';
  for (const change of changes) {
    const exports = change.exports.map((position) => common[position]!).filter(isShown);
    if (exports.length === 0) continue;
    yield `${separator}${exportLines(exports, isShort ? FEW : Infinity)}\n${because(change)}`;
    separator = '\n';
  }
  if (isShort && hasRules) yield toleratedLine(comparison);
}

function exportLines(exports: readonly KernelExport[], most: number): string {
  const lines = exports.slice(0, most).map((one) => ` ${escaped(one.name)}${suffix(one.tolerated)}\n`);
  if (exports.length > most) lines.push(' <...>\n');
  return `The following '${exports.length}' exports are different:\n${lines.join('')}`;
}

function because({ name, kind, baseText, newText }: TypeChange): string {
  const what = `'${escaped(name)}'`;
  switch (kind) {
    case 'defined':
      return `because ${what} changed from a forward declaration to a definition\n`;
    case 'hidden':
      return `because ${what} changed from a definition to a forward declaration\n`;
    case 'changed':
      return `because of a changed ${what}:\n${typeDiff(baseText, newText, escaped)}`;
  }
}

function toleratedLine(comparison: SymtypesComparison): string {
  const count = (exports: readonly KernelExport[]): string =>
    `'${exports.filter(({ tolerated }) => tolerated?.by === 'rule').length}'`;
  const { added, removed } = comparison;
  const modified = count(modifiedExports(comparison));
  return `Changes tolerated by rules: ${count(added)} additions, ${count(removed)} removals, ${modified} modifications\n`;
}
