// SPDX-License-Identifier: GPL-2.0-or-later
import { NEWEST } from '../../../grammars';
import { kindOfMark } from '../../genksyms/declare';
import { Names } from '../../genksyms/lex';
import { UnitReader } from '../../genksyms/unit';
import { RecordName } from '../../record-name';
import type { Unchecked } from './result';

/** Which declarations the preprocessed units of a module see: what none of them does, its code cannot depend on. */
export class SourceUnits {
  private readonly words = new Names();
  private readonly reader = new UnitReader(this.words, NEWEST, true, true);
  private readonly seen = new Set<string>();
  private readonly broken: string[] = [];

  /** @param names declarations that are asked for, with their marks: `s#pot` */
  constructor(private readonly names: readonly string[]) {}

  /**
   * Takes one unit. One that is not whole, or of which a part cannot be read, may hold anything.
   * @param text preprocessed C, with line markers
   */
  take(text: Buffer, file: string): void {
    const [problem] = this.reader.readUnit(text, { export: () => undefined });
    const { how } = this.reader.ending;
    if (problem) this.broken.push(`${file}: ${problem.file ?? file}:${problem.line}: ${problem.message}`);
    else if (how !== 'complete') this.broken.push(`${file}: the unit is not whole`);
    for (const name of this.names) if (this.defines(name)) this.seen.add(name);
  }

  /** Whether any unit sees a declaration, or may. */
  sees(name: string): boolean {
    return this.broken.length > 0 || this.seen.has(name);
  }

  /** What could not be read, in a line each. */
  unchecked(): Unchecked[] {
    return this.broken.map((why) => ({ what: 'types', why: `the units prove nothing: ${why}` }));
  }

  private defines(name: string): boolean {
    const { symbols, hidden } = this.reader;
    const { mark, bare, isExport } = RecordName.parse(name);
    if (isExport) return false;
    const kind = kindOfMark(mark)!;
    const slot = symbols.slotOf(this.words.of(bare), kind);
    return symbols.get(slot)?.kind === kind || hidden.has(slot);
  }
}
