// SPDX-License-Identifier: GPL-2.0-or-later
/** What of records from debug data is a type's own. */
import { isDebugRecord } from '../../../src/formats/corpus';
import { ownRecord } from '../../../src/formats/corpus/debug-records';

const POT =
  's#pot structure_type pot { member s#lid lid data_member_location(0) , member union_type { member base_type int byte_size(4) encoding(5) a } byte_size(4) data_member_location(16) , member t#u32 bits bit_size(3) data_bit_offset(160) } byte_size(24) alignment(8)';

test('offsets and sizes of structures follow from members; all else is their own', () => {
  expect(ownRecord(POT, 'struct pot { };')).toBe(
    's#pot structure_type pot { member s#lid lid , member union_type { member base_type int byte_size(4) encoding(5) a } , member t#u32 bits bit_size(3) } alignment(8)',
  );
  expect(ownRecord(POT, 'struct pot { } __attribute__((packed));')).toMatch(/ alignment\(8\) packed$/);
  const pointer = 't#p typedef_type p { pointer_type { s#pot } byte_size(8) }';
  expect(ownRecord(pointer, '')).toBe(pointer);
  const leaf = 'e#leaf enumeration_type leaf { enumerator GREEN = 0 } byte_size(4)';
  expect(ownRecord(leaf, '')).toBe(leaf);
});

test('a type that is known by name alone', () => {
  expect(ownRecord('s#lid structure_type lid { }', '')).toBe('s#lid struct lid { UNKNOWN }');
  expect(ownRecord('s#lid structure_type lid { } byte_size(0)', '')).toBe('s#lid structure_type lid { }');
});

test('records of genksyms stay as they are', () => {
  const record = 's#pot struct pot { s#lid lid ; }';
  expect(isDebugRecord(record)).toBe(false);
  expect(ownRecord(record, '')).toBe(record);
  expect(isDebugRecord(POT)).toBe(true);
  expect(isDebugRecord("s#'a b' structure_type a b { }")).toBe(true);
});
