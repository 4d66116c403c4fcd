// SPDX-License-Identifier: GPL-2.0-or-later
import { Scope, wordsOf, type KernelTypes, type Records } from '../../formats/corpus';
import { crcOfText } from '../../genksyms/expand';
import { isMarked, RecordName } from '../../record-name';
import { bytesOf } from '../../text';

/** A record's words as the CRC sees them, cut before each reference: bytes, then the number of the name, or -1. */
type Pieces = { bytes: Buffer; reference: number }[];

/**
 * The CRCs of all exports, from their types alone: genksyms expands an export depth first, each type in full where it
 * is met first and by its name afterwards, a blank behind each word.
 * @returns by name
 */
export function crcsOf({ records, units }: KernelTypes): Map<string, number> {
  const crcs = new Map<string, number>();
  const expansion = new Expansion(records);
  for (const unit of units) {
    expansion.begin(unit.records);
    for (const record of unit.records) {
      if (records.isExport(record)) crcs.set(records.nameOf(record), crcOfText(expansion.of(record)));
    }
  }
  return crcs;
}

/** Expands the exports of units. */
class Expansion {
  private readonly scope: Scope;
  private readonly pieces: Pieces[] = [];
  private readonly shortNames: Buffer[] = [];
  private readonly numbers = new Map<string, number>();
  /** By record: the export that met it last. */
  private readonly metIn: Int32Array;
  private turn = 0;
  private text = Buffer.alloc(1 << 20);
  private length = 0;

  constructor(private readonly records: Records) {
    this.scope = new Scope(records);
    this.metIn = new Int32Array(records.texts.length);
    records.nameTexts.forEach((name, number) => this.numbers.set(name, number));
  }

  begin(unit: Int32Array): void {
    this.scope.begin();
    for (const record of unit) this.scope.define(record);
  }

  /** @returns a text that holds until the next call */
  of(record: number): Uint8Array {
    this.turn++;
    this.length = 0;
    this.metIn[record] = this.turn;
    const open = [{ pieces: this.piecesOf(record), at: 0 }];
    for (let frame = open.at(-1); frame; frame = open.at(-1)) {
      const piece = frame.pieces[frame.at++];
      if (!piece) {
        open.pop();
        continue;
      }
      this.append(piece.bytes);
      if (piece.reference < 0) continue;
      const next = this.scope.meant(piece.reference);
      if (this.metIn[next] === this.turn) this.append(this.shortName(piece.reference));
      else {
        this.metIn[next] = this.turn;
        open.push({ pieces: this.piecesOf(next), at: 0 });
      }
    }
    return this.text.subarray(0, this.length);
  }

  private piecesOf(record: number): Pieces {
    return (this.pieces[record] ??= this.cut(record));
  }

  private cut(record: number): Pieces {
    const { records } = this;
    const words = wordsOf(records.texts[record]!).slice(1);
    // Dumps show `extern`, and no CRC has it in it.
    if (words[0] === 'extern') words.shift();
    const pieces: Pieces = [];
    let text = '';
    for (const word of words) {
      const reference = isMarked(word) ? this.numbers.get(word)! : -1;
      if (reference < 0) text += `${word} `;
      else {
        pieces.push({ bytes: bytesOf(text), reference });
        text = '';
      }
    }
    pieces.push({ bytes: bytesOf(text), reference: -1 });
    return pieces;
  }

  /** What stands for a type that the expansion has met before. */
  private shortName(name: number): Buffer {
    return (this.shortNames[name] ??= Buffer.from(
      `${RecordName.parse(this.records.nameTexts[name]!).inC} `,
      'latin1',
    ));
  }

  private append(bytes: Buffer): void {
    if (this.length + bytes.length > this.text.length) {
      const longer = Buffer.alloc(2 * (this.length + bytes.length));
      longer.set(this.text.subarray(0, this.length));
      this.text = longer;
    }
    this.text.set(bytes, this.length);
    this.length += bytes.length;
  }
}
