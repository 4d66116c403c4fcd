import type { Generation } from '../../grammars';
import { dumpOf, Expander } from '../expand';
import { Names } from '../lex';
import type { Problem } from '../problem';
import { UnitReader, type Ending } from './reader';

/** What a unit exports. */
export interface UnitResult {
  /** The exports in the order of their statements; a repeated one stands here twice. */
  exports: { name: string; crc: number }[];
  /** The types behind them, as genksyms dumps them with `-T`; null where not asked for. */
  types: Buffer | null;
  /** What genksyms finds wrong and, without `-w`, hides. Redefinitions and undefined types are everyday and left out. */
  problems: Problem[];
  /** How the reading ended; only after `complete` are the exports all there are. */
  ending: Ending;
}

/** Hashes one unit after another; each goes faster for those before it. */
export class UnitHasher {
  private readonly names = new Names();
  private readonly reader: UnitReader;
  private readonly expander: Expander;

  /** @param keepBlocks whether to keep what headers declare for the units that follow */
  constructor(generation: Generation, keepBlocks = true) {
    this.reader = new UnitReader(this.names, generation, keepBlocks);
    this.expander = new Expander(this.reader.symbols, (record) => {
      this.reader.unknownType(record.kind);
      this.reader.symbols.declare(record);
    });
  }

  /**
   * The CRCs of a unit's exports, bit for bit those of genksyms.
   * @param text preprocessed C, with line markers
   * @param withTypes whether to dump the types as well
   */
  hash(text: Buffer, withTypes: boolean): UnitResult {
    const { reader, expander, names } = this;
    const exports: UnitResult['exports'] = [];
    const undefinedExports: Problem[] = [];
    expander.clear();
    const problems = reader.read(text, {
      export: (id, place) => {
        const name = names.text(id);
        const crc = expander.crcOf(id);
        if (crc !== undefined) exports.push({ name, crc });
        else
          undefinedExports.push({
            ...place(),
            kind: 'undefined-export',
            message: `export undefined symbol ${name}`,
          });
      },
    });
    return {
      exports,
      types: withTypes ? dumpOf(reader.symbols, expander.finished) : null,
      problems: [...problems, ...undefinedExports],
      ending: reader.ending,
    };
  }
}
