// SPDX-License-Identifier: GPL-2.0-or-later
import type { DeclarationRecord } from '../declare';
import { Char } from '../../text';

/**
 * What a stretch of header text declares, kept for the units that include it again.
 *
 * A *block* is the text from one line marker to a later one. No declaration is open at either, and none of the
 * text is from the source file. All that a block declares follows from three things: its bytes, which of its
 * words were typedefs when it began, and that the enumerator counter was at rest.
 */
export interface Block {
  /** The bytes, from the `#` of the marker on. */
  text: Buffer;
  /** Word numbers of all files that its line markers name. */
  files: Int32Array;
  /** Where its line markers lead, as `Scanner.turns` has it. */
  turns: Int32Array;
  records: DeclarationRecord[];
  /** Their slots. */
  slots: Int32Array;
  /**
   * Slots of the typedefs among the records. They have to be free when the block begins, or it would mean
   * something else.
   */
  typedefs: Int32Array;
  /** Words asked for as type names that were, or were not, typedefs when the block began. */
  types: Int32Array;
  others: Int32Array;
  /** The state of `#pragma pack` in which it begins, and in which it ends. */
  packing: string;
  packingAfter: string;
  /** Whether the block counts enumerators. */
  enumerates: boolean;
  /** Word number of the file's name and number of the line behind the block. */
  file: number;
  line: number;
  problems: readonly BlockProblem[];
  /** Top-level declarations, those without a record included. */
  declarations: number;
  /** The block that stood behind this one last time: most likely the next one again. */
  next: Block | null;
}

/** A block that is being recorded. */
export interface Recording {
  start: number;
  packing: string;
  firstLine: number;
  records: DeclarationRecord[];
  enumerates: boolean;
  firstProblem: number;
  firstDeclaration: number;
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

  /** The kept blocks whose first line has this word number. */
  variants(firstLine: number): readonly Block[] {
    return this.blocks.get(firstLine) ?? NONE;
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
      if (variants.length >= VARIANTS) variants.shift();
      variants.push(block);
    }
  }
}

const NONE: readonly Block[] = [];

/** Whether the text of a unit goes on from `start` with this block, up to one more line with `#`. */
export function goesOnWith({ text }: Block, unit: Buffer, start: number): boolean {
  const end = start + text.length;
  return unit[end] === Char.HASH && text.compare(unit, start, end) === 0;
}
