import type { KernelExport, SymtypesComparison, TypeChange } from '../compare';
import { byBytes } from '../corpus';
import { printable } from '../problem';
import { typeDiff } from './type-diff';

/** The formats of `symtypes compare`, as the tools that distributions call name them. */
export const SYMTYPES_FORMATS = ['pretty', 'short', 'symbols', 'mod-symbols', 'null'] as const;
export type SymtypesFormat = (typeof SYMTYPES_FORMATS)[number];

/** Most exports that `short` names of each change. */
const FEW = 10;

/** A comparison in one of the formats, piece by piece. */
export function* symtypesReport(comparison: SymtypesComparison, format: SymtypesFormat): Generator<string> {
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
    .filter(({ tolerance }) => tolerance === null)
    .map(({ name }) => name)
    .sort(byBytes)
    .map((name) => `${printable(name)}\n`)
    .join('');
}

function modifiedExports({ common, changes }: SymtypesComparison): KernelExport[] {
  const positions = new Set(changes.flatMap(({ exports }) => exports));
  return common.filter((_, position) => positions.has(position));
}

function* blocks(comparison: SymtypesComparison, isShort: boolean): Generator<string> {
  const { added, removed, common, changes, hasRules } = comparison;
  const isShown = ({ tolerance }: KernelExport): boolean => !isShort || tolerance !== 'rules';
  for (const [lone, what] of [
    [added, 'added'],
    [removed, 'removed'],
  ] as const) {
    for (const one of lone.filter(isShown)) {
      yield `Export '${printable(one.name)}' has been ${what}${suffix(one)}\n`;
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
  const lines = exports.slice(0, most).map((one) => ` ${printable(one.name)}${suffix(one)}\n`);
  if (exports.length > most) lines.push(' <...>\n');
  return `The following '${exports.length}' exports are different:\n${lines.join('')}`;
}

function because({ name, kind, baseText, newText }: TypeChange): string {
  const what = `'${printable(name)}'`;
  switch (kind) {
    case 'defined':
      return `because ${what} changed from a forward declaration to a definition\n`;
    case 'hidden':
      return `because ${what} changed from a definition to a forward declaration\n`;
    case 'changed':
      return `because of a changed ${what}:\n${typeDiff(baseText, newText)}`;
  }
}

function suffix({ tolerance }: KernelExport): string {
  if (tolerance === null) return '';
  return tolerance === 'rules' ? ' (tolerated by rules)' : ' (implicitly tolerated)';
}

function toleratedLine(comparison: SymtypesComparison): string {
  const count = (exports: readonly KernelExport[]): string =>
    `'${exports.filter(({ tolerance }) => tolerance === 'rules').length}'`;
  const { added, removed } = comparison;
  const modified = count(modifiedExports(comparison));
  return `Changes tolerated by rules: ${count(added)} additions, ${count(removed)} removals, ${modified} modifications\n`;
}
