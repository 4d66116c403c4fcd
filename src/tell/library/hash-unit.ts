// SPDX-License-Identifier: GPL-2.0-or-later
import { NEWEST } from '../../../grammars';
import { chosenGeneration } from '../../genksyms/generation';
import { UnitHasher } from '../../genksyms/unit';
import { ModversionsError } from '../../problem';

/** How a unit is read. */
export interface HashOptions {
  /** The kernel version whose genksyms is wanted, such as `6.1`; the newest by default. */
  generation?: string;
  /** Whether to give the types as well; false by default. */
  types?: boolean;
}

/** What a unit exports. */
export interface UnitHashes {
  /** The exports in the order of their statements; `crc` is a number of 32 bits. */
  exports: { name: string; crc: number }[];
  /** The types behind them, as `genksyms -T` writes them, one character a byte; null where not asked for. */
  types: string | null;
  /** What genksyms finds wrong, and prints with `-w`. */
  problems: { file: string | null; line: number; message: string }[];
}

/**
 * The CRCs of a preprocessed unit, bit for bit those of genksyms.
 * @param text what the compiler's `-E -D__GENKSYMS__` gave, with line markers
 * @throws ModversionsError for an unknown generation, and for text that ends within a declaration, in a header or at a byte
 * that ends genksyms' reading: its exports are not all there are
 */
export function hashUnit(text: Buffer | string, { generation, types = false }: HashOptions = {}): UnitHashes {
  const chosen = chosenGeneration({ option: generation, environment: {} }) ?? NEWEST;
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  const result = new UnitHasher(chosen, false).hash(bytes, types);
  const { how, place } = result.ending;
  if (how !== 'complete')
    throw new ModversionsError(
      `${place.file ?? 'the unit'}:${place.line}: ${how === 'empty' ? 'nothing is declared' : 'the text ends before the unit does'}`,
      'give the whole output of the preprocessor, with its line markers',
    );
  return {
    exports: result.exports,
    types: result.types?.toString('latin1') ?? null,
    problems: result.problems.map(({ file, line, message }) => ({ file, line, message })),
  };
}
