// SPDX-License-Identifier: GPL-2.0-or-later
import { buf as crc32 } from 'crc-32';
import { Part, Parts } from './parts';
import { ModversionsError } from '../../problem';
import { markedName } from '../../record-name';
import {
  ClassOf,
  REFERS_TO,
  RECORD_KINDS,
  RecordKind,
  spell,
  Symbols,
  TokenClass,
  unknownType,
  type DeclarationRecord,
} from '../declare';

/** Takes in the record `struct x { UNKNOWN }` of a type that an expansion met and nothing has defined. */
export type UndefinedType = (record: DeclarationRecord) => void;

interface Frame {
  text: Uint8Array;
  stops: Int32Array;
  /** The next stop, and the start of the text that is not hashed yet. */
  at: number;
  from: number;
  place: number;
  slot: number;
}

/** By kind of record: the class of a token for a tag. */
const CLASS_OF_TAG: Readonly<Partial<Record<RecordKind, TokenClass>>> = {
  [RecordKind.STRUCT]: TokenClass.STRUCT,
  [RecordKind.UNION]: TokenClass.UNION,
  [RecordKind.ENUM]: TokenClass.ENUM,
};

/** Bytes of text that there is room for at first; most expansions of a kernel have a fifth of that. */
const INITIAL_TEXT = 1 << 20;

/** The CRC of an expanded text, one byte a character, as genksyms prints it. */
export const crcOfText = (text: Uint8Array): number => crc32(text) >>> 0;

/**
 * Expands exports: depth first, each type in full where it is met first in this export, by name afterwards.
 * The frames are kept by hand, so that a hostile depth of types is bounded by memory and not by the stack.
 */
export class Expander {
  /** Slots in the order in which their expansion was finished first, over all exports of the unit. */
  readonly finished: number[] = [];
  /** Slots met in the last export, in the order in which they were met, the export itself first; some only where its text is kept. */
  readonly met: number[] = [];
  /** The kind of record as which each was named. */
  private readonly metAs: RecordKind[] = [];
  private text = new Uint8Array(INITIAL_TEXT);
  private length = 0;
  private turn = 0;
  private metIn = new Uint32Array(1 << 17);
  private unit = 0;
  private finishedIn = new Uint32Array(1 << 17);
  private readonly frames: Frame[] = [];
  private depth = 0;
  private readonly words: Int32Array;
  /** The CRC of what was expanded and is no more in `text`. */
  private crc = 0;
  /** What types add, in their order: exports have most of them in common. Null where the whole text is asked for. */
  private readonly parts: Parts | null;
  /** The export that is expanded, and whether a type names it. */
  private own = -1;
  private isNamed = false;
  /** What the part that is being made has finished, and what it took words for: token, slot of the record, class. */
  private readonly ended: number[] = [];
  private readonly decisions: number[] = [];

  /** @param keepText whether the text of the last export is asked for */
  constructor(
    private readonly symbols: Symbols,
    private readonly onUndefined: UndefinedType,
    keepText: boolean,
  ) {
    this.parts = keepText ? null : new Parts(symbols);
    this.words = Int32Array.from(RECORD_KINDS, ({ word }) => symbols.names.of(word));
  }

  /** A new unit begins. */
  clear(): void {
    this.unit++;
    this.finished.length = this.met.length = this.metAs.length = 0;
    this.parts?.beginUnit();
  }

  /**
   * The CRC of an export's expanded text as genksyms prints it; undefined where the unit does not declare it.
   * @param name word number
   */
  crcOf(name: number): number | undefined {
    const slot = this.symbols.slotOf(name, RecordKind.ORDINARY);
    if (!this.symbols.has(slot)) return undefined;
    this.turn++;
    this.length = 0;
    this.crc = 0;
    this.met.length = this.metAs.length = 0;
    this.own = slot;
    this.isNamed = false;
    this.ended.length = this.decisions.length = 0;
    this.enter(slot, TokenClass.LITERAL);
    if (this.parts) this.expandInParts(this.parts);
    else this.expandTo(0);
    return this.crcSoFar >>> 0;
  }

  private get crcSoFar(): number {
    return crc32(this.text.subarray(0, this.length), this.crc);
  }

  /** Expands all but so many frames. */
  private expandTo(depth: number): void {
    while (this.depth > depth) this.step(this.frames[this.depth - 1]!);
  }

  /** Expands the export, whose frame is the only one, and takes over what is known of its types. */
  private expandInParts(parts: Parts): void {
    const { symbols } = this;
    if (this.depth === 0) return;
    const { text, stops, place, slot } = this.frames[0]!;
    let next: Map<number, Part> | null = parts.first;
    let from = 0;
    for (let at = 0; at < stops.length; at += 3) {
      const token = stops[at]!;
      const tokenClass = symbols.classAt(token, place);
      if (tokenClass === TokenClass.LITERAL) continue;
      this.append(text, from, stops[at + 1]!);
      from = stops[at + 2]!;
      const type = symbols.slotOf(token >>> ClassOf.BITS, REFERS_TO[tokenClass]!);
      if (this.metIn[type] === this.turn) this.enter(type, tokenClass);
      else next = this.part(type, tokenClass, next, parts);
    }
    this.append(text, from, text.length);
    this.finish(slot);
  }

  /**
   * Expands a type that the export itself names, and that was not met.
   * @param known what types add here, by slot; null where nobody knows
   * @returns the same for the types behind it
   */
  private part(
    slot: number,
    tokenClass: TokenClass,
    known: Map<number, Part> | null,
    parts: Parts,
  ): Map<number, Part> | null {
    this.crc = this.crcSoFar;
    this.length = 0;
    const before = known?.get(slot);
    if (before && !before.met.includes(this.own) && parts.holds(before, REFERS_TO[tokenClass]!)) {
      this.take(before);
      return before.next;
    }
    const first = this.met.length;
    this.ended.length = this.decisions.length = 0;
    this.enter(slot, tokenClass);
    this.expandTo(1);
    const text = this.text.subarray(0, this.length);
    const part = parts.partOf(
      text,
      this.met.slice(first),
      this.metAs.slice(first),
      this.ended,
      this.decisions,
    );
    this.crc = part.behind(this.crc);
    this.length = 0;
    if (!known || this.isNamed) return null;
    known.set(slot, part);
    return part.next;
  }

  /** Goes on as if a part had been expanded. */
  private take(part: Part): void {
    const { met, records, kinds, finished } = part;
    this.crc = part.behind(this.crc);
    for (let at = 0; at < met.length; at++) {
      const slot = met[at]!;
      if (slot >= this.metIn.length) this.grow(slot);
      this.metIn[slot] = this.turn;
      if (!records[at] && !this.symbols.has(slot))
        this.undefinedType(slot, CLASS_OF_TAG[kinds[at] as RecordKind]!);
    }
    for (const slot of finished) this.noteFinished(slot);
    part.version = this.symbols.version;
  }

  /** Whether an export of this unit has reached a slot. */
  hasReached(slot: number): boolean {
    return slot < this.finishedIn.length && this.finishedIn[slot] === this.unit;
  }

  /** The expanded text of the last export, one byte a character; only where it is kept. */
  get expanded(): Buffer {
    return Buffer.from(this.text.buffer, 0, this.length);
  }

  private step(frame: Frame): void {
    const { symbols } = this;
    const { stops, place } = frame;
    const depth = this.depth;
    let { at, from } = frame;
    for (; at < stops.length; at += 3) {
      const token = stops[at]!;
      let tokenClass: TokenClass = token & ClassOf.MASK;
      if (tokenClass <= TokenClass.LOCAL) {
        if (!symbols.mayBeEnumerator(token)) continue;
        tokenClass = symbols.classAt(token, place);
        this.decisions.push(token, frame.slot, tokenClass);
        if (tokenClass === TokenClass.LITERAL) continue;
      }
      this.append(frame.text, from, stops[at + 1]!);
      from = stops[at + 2]!;
      this.enter(symbols.slotOf(token >>> ClassOf.BITS, REFERS_TO[tokenClass]!), tokenClass);
      if (this.depth === depth) continue;
      frame.at = at + 3;
      frame.from = from;
      return;
    }
    this.append(frame.text, from, frame.text.length);
    this.finish(frame.slot);
  }

  private finish(slot: number): void {
    this.depth--;
    this.ended.push(slot);
    this.noteFinished(slot);
  }

  private noteFinished(slot: number): void {
    if (this.finishedIn[slot] === this.unit) return;
    this.finishedIn[slot] = this.unit;
    this.finished.push(slot);
  }

  /** Begins on what a token refers to, or names it where it was met before in this export. */
  private enter(slot: number, tokenClass: TokenClass): void {
    const { symbols } = this;
    let record = symbols.get(slot);
    if (!record) record = this.undefinedType(slot, tokenClass);
    if (slot >= this.metIn.length) this.grow(slot);
    if (this.metIn[slot] === this.turn) {
      if (slot === this.own) this.isNamed = true;
      if (tokenClass >= TokenClass.STRUCT && tokenClass <= TokenClass.ENUM) {
        this.appendWord(this.words[REFERS_TO[tokenClass]!]!);
      }
      this.appendWord(slot >> 1);
      return;
    }
    this.metIn[slot] = this.turn;
    this.met.push(slot);
    this.metAs.push(REFERS_TO[tokenClass]!);
    if (record.tokens.length === 0) return;
    const { text, stops } = (record.spelling ??= spell(symbols.names, record.tokens));
    const frame = (this.frames[this.depth] ??= { text, stops, at: 0, from: 0, place: 0, slot });
    frame.text = text;
    frame.stops = stops;
    frame.at = frame.from = 0;
    frame.place = symbols.begunAt(slot);
    frame.slot = slot;
    this.depth++;
  }

  private undefinedType(slot: number, tokenClass: TokenClass): DeclarationRecord {
    const kind = REFERS_TO[tokenClass]!;
    const name = slot >> 1;
    if (kind < RecordKind.STRUCT) {
      const { mark } = RECORD_KINDS[kind]!;
      throw new ModversionsError(
        `the reference uses ${markedName(mark, this.symbols.names.text(name))}, which the unit does not declare`,
        'make the reference anew from a unit that declares it',
      );
    }
    const tokens = unknownType(this.symbols.names, kind, name);
    this.onUndefined({ kind, name, tokens, isExtern: false, file: -1, line: 0, before: 0, stretch: null });
    const record = this.symbols.get(slot)!;
    this.parts?.undefined.add(record);
    return record;
  }

  private appendWord(name: number): void {
    const { bytes, offset } = this.symbols.names;
    this.append(bytes, offset[name]!, offset[name + 1]!);
  }

  private append(bytes: Uint8Array, from: number, end: number): void {
    let to = this.length;
    if (to + end - from > this.text.length) this.lengthen(to + end - from);
    const { text } = this;
    while (from < end) text[to++] = bytes[from++]!;
    this.length = to;
  }

  private lengthen(needed: number): void {
    const longer = new Uint8Array(Math.max(this.text.length * 2, needed));
    longer.set(this.text);
    this.text = longer;
  }

  private grow(slot: number): void {
    const size = 1 << (32 - Math.clz32(slot));
    for (const field of ['metIn', 'finishedIn'] as const) {
      const wider = new Uint32Array(size);
      wider.set(this[field]);
      this[field] = wider;
    }
  }
}
