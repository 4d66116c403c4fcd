import type { DeclarationRecord } from '../declare';

/**
 * What a stretch of header text declares, kept for the units that include it again.
 *
 * A *block* is the text from one line marker to a later one, at both of which no declaration is open, and
 * none of it from the source file. All that it declares follows from its bytes, from which of its words were
 * typedefs when it began, and from the enumerator counter being at rest.
 */
export interface Block {
  /** The bytes, from the `#` of the marker on. */
  text: Buffer;
  /** Word numbers of all files that its line markers name. */
  files: Int32Array;
  records: DeclarationRecord[];
  /** Slots of the typedefs among the records: free when the block begins, or it would mean something else. */
  typedefs: Int32Array;
  /** Words asked for as type names that were, or were not, typedefs when the block began. */
  types: Int32Array;
  others: Int32Array;
  /** Whether the block counts enumerators. */
  enumerates: boolean;
  /** Word number of the file's name and number of the line behind the block. */
  file: number;
  line: number;
  problems: readonly BlockProblem[];
  /** Top-level declarations, those without a record included. */
  declarations: number;
}

/** A finding inside a block. */
export interface BlockProblem {
  kind: 'syntax' | 'second-name' | 'too-deep' | 'endless';
  file: number;
  line: number;
}

/** Room for the text of kept blocks; they are all dropped when it is full. */
const ROOM = 320 << 20;
/** Variants of one line marker's text that are kept. */
const VARIANTS = 12;

/** The blocks kept so far, by the word number of their first line. */
export class Blocks {
  private blocks = new Map<number, Block[]>();
  private size = 0;

  /** The kept block that the text at `start` begins with, ends where it did before, and that `fits`. */
  find(firstLine: number, unit: Buffer, start: number, fits: (block: Block) => boolean): Block | undefined {
    const variants = this.blocks.get(firstLine);
    if (!variants) return undefined;
    for (let i = 0; i < variants.length; i++) {
      const block = variants[i]!;
      const { length } = block.text;
      if (unit[start + length] !== HASH || !isSame(block.text, unit, start) || !fits(block)) continue;
      if (i > 0) {
        variants[i] = variants[i - 1]!;
        variants[i - 1] = block;
      }
      return block;
    }
    return undefined;
  }

  keep(firstLine: number, block: Block): void {
    this.size += block.text.length;
    if (this.size > ROOM) {
      this.blocks = new Map();
      this.size = block.text.length;
    }
    const variants = this.blocks.get(firstLine);
    if (!variants) this.blocks.set(firstLine, [block]);
    else {
      if (variants.length >= VARIANTS) variants.pop();
      variants.push(block);
    }
  }
}

const HASH = 0x23;

function isSame(block: Buffer, unit: Buffer, start: number): boolean {
  return start + block.length <= unit.length && block.compare(unit, start, start + block.length) === 0;
}
