// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelExport, SymtypesComparison } from '../../kernel/compare';
import { inUtf8, printable, type RawText } from '../../text';
import { toleranceJson } from './symvers-json';

/**
 * A comparison of types for programs: what `pretty` tells, with the whole texts of what changed.
 */
export function symtypesJson(base: string, next: string, comparison: SymtypesComparison): RawText {
  const { added, removed, common, changes } = comparison;
  const told = changes.map(({ name, kind, baseText, newText, exports }) => ({
    name: printable(name),
    kind,
    base: printable(baseText),
    new: printable(newText),
    exports: exports.map((position) => exportJson(common[position]!)),
  }));
  const json = {
    base,
    new: next,
    added: added.map(exportJson),
    removed: removed.map(exportJson),
    changes: told,
  };
  return inUtf8(`${JSON.stringify(json, null, 2)}\n`);
}

function exportJson({ name, unit, tolerated }: KernelExport): object {
  return { name: printable(name), object: printable(unit), tolerated: toleranceJson(tolerated) };
}
