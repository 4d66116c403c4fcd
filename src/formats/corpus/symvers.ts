// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus, CorpusExport, CorpusUnit } from './corpus';
import { byBytes, pathKey } from './order';
import type { SymversRow, SymversType } from './symvers-row';

/** `modpost`: by the units' positions, then as the statements stand. `sorted`: by module, vmlinux first, and name. */
export type RowOrder = 'modpost' | 'sorted';

/** One row of Module.symvers, and the unit with its statement. */
interface Row extends CorpusExport {
  unit: CorpusUnit;
}

/** A statement that gets no row: a row before it exports the name already. */
export interface SecondExport {
  name: string;
  /** The unit and module of the statement. */
  unit: string;
  module: string;
  /** The module that has the row. */
  first: string;
}

/** Module.symvers, and the statements that it has no row for. */
export interface Symvers {
  text: string;
  /** Rows of vmlinux, and of modules. */
  vmlinux: number;
  modules: number;
  /** In the order their rows would have had. */
  second: SecondExport[];
}

/**
 * Module.symvers as modpost writes it since 5.6: `0xcrc symbol module type namespace`, a tab between the fields,
 * the last one often empty. Of a name that is exported twice the first counts; modpost stops there with an error.
 */
export function symversText({ units }: Corpus, order: RowOrder): Symvers {
  const rows = order === 'modpost' ? byPosition(units) : byModule(units);
  const firsts = new Map<string, Row>();
  const symvers: Symvers = { text: '', vmlinux: 0, modules: 0, second: [] };
  const lines: string[] = [];
  for (const row of rows) {
    const { name, crc, type, namespace, unit } = row;
    const first = firsts.get(name);
    if (first) {
      symvers.second.push({ name, unit: unit.name, module: unit.module, first: first.unit.module });
      continue;
    }
    firsts.set(name, row);
    if (unit.module === 'vmlinux') symvers.vmlinux++;
    else symvers.modules++;
    lines.push(symversLine({ name, crc, module: unit.module, type, namespace }));
  }
  symvers.text = lines.join('');
  return symvers;
}

/** A row as modpost writes it, its line end included. */
export function symversLine(row: Omit<SymversRow, 'line' | 'type'> & { type: SymversType }): string {
  const hex = row.crc.toString(16).padStart(8, '0');
  return `0x${hex}\t${row.name}\t${row.module}\t${row.type}\t${row.namespace}\n`;
}

/** Units that have one position, as no plan gives it, come by path. */
function byPosition(units: readonly CorpusUnit[]): Row[] {
  return [...units]
    .sort((a, b) => a.position - b.position || byBytes(pathKey(a.name), pathKey(b.name)))
    .flatMap(rowsOf);
}

function byModule(units: readonly CorpusUnit[]): Row[] {
  const isModule = ({ unit }: Row): number => (unit.module === 'vmlinux' ? 0 : 1);
  return byPosition(units).sort(
    (a, b) => isModule(a) - isModule(b) || byBytes(a.unit.module, b.unit.module) || byBytes(a.name, b.name),
  );
}

function rowsOf(unit: CorpusUnit): Row[] {
  return unit.exports.map((entry) => ({ ...entry, unit }));
}
