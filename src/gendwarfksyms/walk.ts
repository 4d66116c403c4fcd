// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, Unreadable, type Dwarf, type Entry } from '../formats/dwarf';
import { isStructure, PIECES, type Describer, type Description, type Piece } from './describer';

/** What is known of an entry: written out, by name only, as an export itself. */
export type Standing = 'whole' | 'named' | 'export';

/** One writing of an entry. The newest of an entry counts. */
export interface Writing {
  readonly entry: Entry;
  readonly standing: Standing;
  readonly reference: string | null;
  /** Texts, entries, and breaks of `PIECES`. */
  readonly fragments: (string | number)[];
}

/** Takes the walk as it happens. */
export interface WalkDump {
  text(text: string): void;
  break(indent: -1 | 0 | 1): void;
  end(): void;
}

/** Entries inside of each other on the way to one; types of a kernel reach some thousand. */
const DEEPEST = 1 << 18;
/** Pieces of one object. Its types give a million. */
const MOST_PIECES = 1 << 28;

interface Frame {
  /** Null where what was written before is gone through once more. */
  writing: Writing | null;
  number: number;
  pieces: readonly Piece[];
  next: number;
  /** Whether structures are written out here. */
  expands: boolean;
}

/**
 * Walks from each export to all types behind it, as the kernel's program does: depth first, structures once an export,
 * and what was written for an earlier export is taken over. The result is what is written for each entry.
 *
 * Two things depend on the way: whether an item is the first of its list, and the name of a member whose type is a
 * union with another name for it. The second needs each way gone through again for every export; it can only be where
 * such names are at all.
 */
export class Walk {
  readonly writings: Writing[] = [];
  private readonly known: Record<Standing, Int32Array>;
  private readonly metIn: Int32Array;
  private exports = 0;
  private pieces = 0;
  private readonly frames: Frame[] = [];
  private isFirst = false;
  private renamed: string | null = null;

  /**
   * @param isRepeated whether what is known is gone through again
   */
  constructor(
    private readonly dwarf: Dwarf,
    private readonly describer: Describer,
    private readonly isRepeated: boolean,
    private readonly dump: WalkDump | null,
  ) {
    const { count } = dwarf;
    this.known = {
      whole: new Int32Array(count),
      named: new Int32Array(count),
      export: new Int32Array(count),
    };
    this.metIn = new Int32Array(count);
  }

  /** What counts for an entry; undefined where nothing is known. */
  find(entry: Entry, standing: Standing): Writing | undefined {
    return this.writings[this.known[standing][entry]! - 1];
  }

  /** Walks from an export to all behind it, unless its entry was one already. @throws Refused, Unreadable */
  export(entry: Entry, kind: 'subprogram' | 'variable'): void {
    if (this.known.export[entry] !== 0) return;
    this.exports++;
    this.isFirst = false;
    this.renamed = null;
    this.begin(entry, 'export', this.describer.export(entry, kind), true);
    while (this.frames.length > 0) this.step(this.frames[this.frames.length - 1]!);
    this.dump?.end();
  }

  private step(frame: Frame): void {
    const { pieces, writing } = frame;
    if (frame.next === pieces.length) {
      this.frames.pop();
      // The newest counts: one that began later, inside of another of the same entry, has ended before it.
      if (writing) {
        const known = this.known[writing.standing];
        known[writing.entry] = Math.max(known[writing.entry]!, frame.number);
      }
      return;
    }
    const piece = pieces[frame.next++]!;
    if (typeof piece === 'string') this.write(writing, piece);
    else if (typeof piece === 'object') this.take(writing, piece);
    else if (piece > 0) this.enter(piece, writing, frame.expands);
    else this.control(writing, piece);
  }

  private control(writing: Writing | null, piece: number): void {
    switch (piece) {
      case PIECES.first:
        this.isFirst = true;
        return;
      case PIECES.last:
        this.isFirst = false;
        return;
      case PIECES.item:
        if (!this.isFirst) {
          this.write(writing, ' ,');
          this.control(writing, PIECES.break);
        }
        this.isFirst = false;
        return;
      default:
        writing?.fragments.push(piece);
        this.dump?.break(piece === PIECES.in ? 1 : piece === PIECES.out ? -1 : 0);
    }
  }

  /** A piece that depends on the way here. */
  private take(writing: Writing | null, piece: Exclude<Piece, string | number>): void {
    if ('renamed' in piece) this.renamed = piece.renamed;
    else if ('late' in piece) this.write(writing, piece.late());
    else {
      const name = this.renamed ?? piece.name;
      if (name !== null) this.write(writing, ` ${name}`);
    }
  }

  private write(writing: Writing | null, text: string): void {
    writing?.fragments.push(text);
    this.dump?.text(text);
  }

  /** A type, or what a type has in it. */
  private enter(entry: Entry, parent: Writing | null, expands: boolean): void {
    const tag = this.dwarf.tag(entry);
    let standing: Standing = 'whole';
    if (isStructure(tag)) {
      if (this.metIn[entry] === this.exports) expands = false;
      if (expands) this.metIn[entry] = this.exports;
      else standing = 'named';
    }
    parent?.fragments.push(entry);
    const known = this.find(entry, standing);
    if (!known) {
      if (tag === TAGS.member || tag === TAGS.formal_parameter) this.renamed = null;
      this.begin(entry, standing, this.describer.entry(entry, expands), expands);
    } else if (this.isRepeated)
      this.push({ writing: null, number: 0, pieces: known.fragments, next: 0, expands });
  }

  private begin(
    entry: Entry,
    standing: Standing,
    { reference, pieces }: Description,
    expands: boolean,
  ): void {
    const writing: Writing = { entry, standing, reference, fragments: [] };
    const number = this.writings.push(writing);
    this.push({ writing, number, pieces, next: 0, expands });
  }

  private push(frame: Frame): void {
    this.pieces += frame.pieces.length + 1;
    if (this.frames.push(frame) > DEEPEST || this.pieces > MOST_PIECES)
      throw new Unreadable('has types without an end');
  }
}

/** Whether an object has members that stand for others of another name. */
export function hasRenamed(dwarf: Dwarf): boolean {
  for (let entry = 1; entry < dwarf.count; entry++) {
    if (dwarf.tag(entry) !== TAGS.member) continue;
    if (dwarf.text(entry, ATTRIBUTES.name)?.startsWith('__kabi_renamed')) return true;
  }
  return false;
}
