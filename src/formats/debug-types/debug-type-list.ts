// SPDX-License-Identifier: GPL-2.0-or-later
import type { BtfKind, BtfType, ToldTypes, TypeList, TypePlace } from '../btf';

/** A type of one unit, with what its entry tells beside it. */
export interface DebugType {
  type: BtfType;
  place: TypePlace | null;
  /** Bytes of `aligned`; 0 for none. */
  alignment: number;
  /** The same of each member; null for what has none. */
  members: readonly number[] | null;
}

/** The types that symbols of one unit lead to, by number from 1. */
export class DebugTypeList implements TypeList {
  readonly first = 1;
  readonly end: number;
  readonly told: ToldTypes;

  /** @param hasAlignments whether the compiler writes them */
  constructor(
    private readonly types: readonly DebugType[],
    hasAlignments: boolean,
  ) {
    this.end = types.length + 1;
    this.told = {
      hasAlignments,
      alignmentOf: (type) => this.at(type).alignment,
      memberAlignment: (type, member) => this.at(type).members?.[member] ?? 0,
      placeOf: (type) => this.at(type).place,
    };
  }

  kindOf(type: number): BtfKind {
    return this.typeOf(type).kind;
  }

  nameOf(type: number): string {
    if (type === 0) return 'void';
    const found = this.typeOf(type);
    return 'name' in found ? found.name : '';
  }

  typeOf(type: number): BtfType {
    return this.at(type).type;
  }

  forEachMember(type: number, take: (type: number, bitOffset: number, bitSize: number) => void): void {
    const found = this.typeOf(type);
    if (found.kind !== 'struct' && found.kind !== 'union') return;
    for (const { type: of, bitOffset, bitSize } of found.members) take(of, bitOffset, bitSize);
  }

  isUnion(type: number): boolean {
    const found = this.typeOf(type);
    return found.kind === 'fwd' && found.isUnion;
  }

  sizeOf(type: number): number {
    const found = this.typeOf(type);
    return 'size' in found ? found.size : 0;
  }

  targetOf(type: number): number {
    const found = this.typeOf(type);
    return 'type' in found ? found.type : 0;
  }

  private at(type: number): DebugType {
    return this.types[type - 1]!;
  }
}
