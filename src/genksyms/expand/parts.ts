// SPDX-License-Identifier: GPL-2.0-or-later
import { buf as crc32 } from 'crc-32';
import type { DeclarationRecord, RecordKind, Symbols, TokenClass } from '../declare';
import { joinedCrc, shiftBy } from './joined-crc';

/** What a type adds to an expansion that has met certain others before it, and no more. */
export class Part {
  private readonly shift: Int32Array;
  /** By slot: what types add that come next. */
  readonly next = new Map<number, Part>();

  /**
   * @param crc of its text
   * @param met slots that it is the first to meet
   * @param records what they were; null for what nothing defines
   * @param kinds the kinds of those records, also of what nothing defines
   * @param named the kinds as which they were named first
   * @param finished slots whose expansion ends in it, in their order
   * @param decisions what words were taken for: token, slot of the record in which it stands, class
   * @param broken how often words of which was said that they are plain had become enumerators
   * @param version of the symbols for which it was found to hold last
   */
  constructor(
    private readonly crc: number,
    length: number,
    readonly met: Int32Array,
    readonly records: readonly (DeclarationRecord | null)[],
    readonly kinds: Uint8Array,
    readonly named: Uint8Array,
    readonly finished: Int32Array,
    readonly decisions: Int32Array,
    readonly broken: number,
    public version: number,
  ) {
    this.shift = shiftBy(length);
  }

  /** The CRC of a text and this one behind it. */
  behind(crc: number): number {
    return joinedCrc(crc, this.crc, this.shift);
  }
}

/** Slots that parts may hold, before all of them are dropped: each takes some twenty bytes. */
const ROOM = 3 << 20;

/** What types add, as exports of all units so far had them. A part is taken over where all that it met is the same again. */
export class Parts {
  /** By slot, for types that nothing was met before. */
  readonly first = new Map<number, Part>();
  /** Records of types that nothing defines, which the expansions of this unit made. */
  readonly undefined = new Set<DeclarationRecord>();
  private size = 0;

  constructor(private readonly symbols: Symbols) {}

  beginUnit(): void {
    this.undefined.clear();
    if (this.size < ROOM) return;
    this.first.clear();
    this.size = 0;
  }

  /** A part that was just expanded. */
  partOf(
    text: Uint8Array,
    met: readonly number[],
    named: readonly RecordKind[],
    finished: readonly number[],
    decisions: readonly number[],
  ): Part {
    const { symbols } = this;
    const records = met.map((slot) => symbols.get(slot)!);
    this.size += met.length + decisions.length;
    return new Part(
      crc32(text),
      text.length,
      Int32Array.from(met),
      records.map((record) => (this.undefined.has(record) ? null : record)),
      Uint8Array.from(records, ({ kind }) => kind),
      Uint8Array.from(named),
      Int32Array.from(finished),
      Int32Array.from(decisions),
      symbols.broken,
      symbols.version,
    );
  }

  /** Whether all that a part met is what it was. @param kind as which its first type is named now */
  holds({ met, records, kinds, named, decisions, broken, version }: Part, kind: RecordKind): boolean {
    const { symbols } = this;
    if (version === symbols.version) return true;
    if (broken !== symbols.broken) return false;
    for (let at = 0; at < met.length; at++) {
      const now = symbols.get(met[at]!);
      const then = records[at];
      if (now === then) continue;
      if (then !== null || !this.isUndefined(now, kinds[at]!, at === 0 ? kind : named[at]!)) return false;
    }
    for (let at = 0; at < decisions.length; at += 3) {
      const place = symbols.begunAt(decisions[at + 1]!);
      if (symbols.classAt(decisions[at]!, place) !== (decisions[at + 2] as TokenClass)) return false;
    }
    return true;
  }

  /** Whether a type that nothing defines is of a kind, or becomes of that kind by being named. */
  private isUndefined(record: DeclarationRecord | undefined, kind: RecordKind, named: RecordKind): boolean {
    return record ? record.kind === kind && this.undefined.has(record) : kind === named;
  }
}
