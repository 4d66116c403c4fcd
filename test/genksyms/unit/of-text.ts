// SPDX-License-Identifier: GPL-2.0-or-later
/** A unit from the lines of its source file. */
import { G0 } from '../../../grammars';
import { UnitHasher, type UnitResult } from '../../../src/genksyms/unit';

/** Hashes lines that stand in a header, so that types are told, and exports all that is named `out`, `out2` and so on. */
export function hashed(header: string, exported: readonly string[] = ['out']): UnitResult {
  const exports = exported.map((name) => `__GENKSYMS_EXPORT_SYMBOL(${name});\n`).join('');
  const text = `# 1 "a.c"\n# 1 "a.h" 1\n${header}\n# 2 "a.c" 2\n${exports}`;
  return new UnitHasher(G0).hash(Buffer.from(text), true);
}

/** The dump of types, line by line. */
export const dumpOf = ({ types }: UnitResult): string[] =>
  types!.toString('latin1').split('\n').filter(Boolean);
