// SPDX-License-Identifier: GPL-2.0-or-later
/** Writes BTF: types in the order in which they are given, numbered from 1 or behind a base's. */
import { Numbers } from '../elf/elf-writer';

export type MadeType =
  | { kind: 'int'; name: string; size: number; bits?: number }
  | { kind: 'ptr' | 'const' | 'volatile' | 'restrict'; type: number }
  | { kind: 'typedef' | 'type-tag' | 'var' | 'decl-tag' | 'func'; name: string; type: number }
  | { kind: 'float'; name: string; size: number }
  | { kind: 'array'; type: number; length: number }
  | {
      kind: 'struct' | 'union';
      name: string;
      size: number;
      members: { name: string; type: number; bitOffset: number; bitSize?: number }[];
    }
  | { kind: 'fwd'; name: string; isUnion?: boolean }
  | {
      kind: 'enum' | 'enum64';
      name: string;
      size: number;
      isSigned?: boolean;
      values: Record<string, number>;
    }
  | { kind: 'proto'; returns: number; parameters: { name: string; type: number }[] }
  | { kind: 'datasec'; name: string; size: number; variables: number[] };

const NUMBERS: Readonly<Record<MadeType['kind'], number>> = {
  int: 1,
  ptr: 2,
  array: 3,
  struct: 4,
  union: 5,
  enum: 6,
  fwd: 7,
  typedef: 8,
  volatile: 9,
  const: 10,
  restrict: 11,
  func: 12,
  proto: 13,
  var: 14,
  datasec: 15,
  float: 16,
  'decl-tag': 17,
  'type-tag': 18,
  enum64: 19,
};

/** What split BTF goes on from: how many bytes of strings its base has. */
export interface MadeBase {
  strings: number;
}

/** Bytes of BTF. */
export function btfBytes(
  types: readonly MadeType[],
  { isLittle = true, base }: { isLittle?: boolean; base?: MadeBase } = {},
): Buffer {
  const shape = { width: 64, isLittle } as const;
  const first = base?.strings ?? 0;
  let strings = base ? '' : '\0';
  const places = new Map<string, number>();
  const nameAt = (name: string): number => {
    if (name === '') return 0;
    const known = places.get(name);
    if (known !== undefined) return known;
    const at = first + strings.length;
    places.set(name, at);
    strings += `${name}\0`;
    return at;
  };
  const table = new Numbers(shape);
  for (const type of types) putType(table, type, nameAt);
  const body = table.whole;
  const header = new Numbers(shape).u16(0xeb9f).u8(1, 0).u32(24, 0, body.length, body.length, strings.length);
  return Buffer.concat([header.whole, body, Buffer.from(strings, 'latin1')]);
}

/** Bytes of strings of BTF without a base. */
export const stringsOf = (btf: Buffer): MadeBase => ({ strings: btf.readUInt32LE(20) });

function putType(table: Numbers, type: MadeType, nameAt: (name: string) => number): void {
  const begin = (third: number, items = 0, flag = false): Numbers =>
    table.u32(
      nameAt('name' in type ? type.name : ''),
      ((flag ? 0x80000000 : 0) | (NUMBERS[type.kind] << 24) | items) >>> 0,
      third,
    );
  switch (type.kind) {
    case 'int':
      begin(type.size).u32(type.bits ?? type.size * 8);
      return;
    case 'float':
      begin(type.size);
      return;
    case 'array':
      begin(0).u32(type.type, 0, type.length);
      return;
    case 'struct':
    case 'union': {
      const isPacked = type.members.some(({ bitSize }) => bitSize !== undefined);
      begin(type.size, type.members.length, isPacked);
      for (const { name, type: of, bitOffset, bitSize = 0 } of type.members) {
        table.u32(nameAt(name), of, isPacked ? (bitSize << 24) | bitOffset : bitOffset);
      }
      return;
    }
    case 'fwd':
      begin(0, 0, type.isUnion ?? false);
      return;
    case 'enum':
    case 'enum64': {
      const values = Object.entries(type.values);
      begin(type.size, values.length, type.isSigned ?? false);
      for (const [name, value] of values) {
        table.u32(nameAt(name), value);
        if (type.kind === 'enum64') table.u32(value < 0 ? 0xffffffff : 0);
      }
      return;
    }
    case 'proto':
      begin(type.returns, type.parameters.length);
      for (const { name, type: of } of type.parameters) table.u32(nameAt(name), of);
      return;
    case 'datasec':
      begin(type.size, type.variables.length);
      for (const variable of type.variables) table.u32(variable, 0, 8);
      return;
    case 'var':
    case 'decl-tag':
      begin(type.type).u32(0);
      return;
    default:
      begin(type.type);
  }
}
