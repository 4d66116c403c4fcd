// SPDX-License-Identifier: GPL-2.0-or-later
/** The slot or hole that would have taken a new member. */
import { recordNamed, roomIfKnown, type Newcomer, type Uses } from '../../../src/c/abi';
import { RecordName } from '../../../src/record-name';
import { typesOf } from '../layout/ours';

const nobody: Uses = { madeByModules: () => null, userOf: () => null };

function newcomers(base: string, newText: string): Newcomer[] {
  const side = (text: string): Parameters<typeof roomIfKnown>[0]['base'] => {
    const types = typesOf([text]);
    return { types, syntax: recordNamed(RecordName.parse('s#pot'), types)! };
  };
  return roomIfKnown({ base: side(base), new: side(newText) }, nobody);
}

/** `lid@4 hole 4 behind heat`. */
const told = (base: string, newText: string): string[] =>
  newcomers(base, newText).map(({ declaration, room }) => {
    if (!room) return `${declaration}: none`;
    const { offset, slot, size, behind } = room;
    return `${declaration} @${offset / 8}, ${slot ?? `hole behind ${behind}`}, ${size / 8}`;
  });

test.each([
  ['a hole', 'int heat; long size;', 'char lid; int heat; long size;', ['char lid @4, hole behind heat, 4']],
  ['the end', 'long size; int heat;', 'int lid; long size; int heat;', ['int lid @12, hole behind heat, 4']],
  ['none', 'long size;', 'int lid; long size;', ['int lid: none']],
  ['too small a hole', 'int heat; long size;', 'long lid; int heat; long size;', ['long lid: none']],
  [
    'a hole that is large enough, and not aligned',
    'short heat; char a[8]; long size;',
    'int lid; short heat; char a[8]; long size;',
    ['int lid @12, hole behind a, 6'],
  ],
  [
    'each its own',
    'int heat; long size; int level;',
    'int lid; int rim; int heat; long size; int level;',
    ['int lid @4, hole behind heat, 4', 'int rim @20, hole behind level, 4'],
  ],
  [
    'two in one hole',
    'char heat; long size;',
    'short lid; short rim; char heat; long size;',
    ['short lid @2, hole behind heat, 7', 'short rim @4, hole behind lid, 4'],
  ],
  [
    'a slot before a hole',
    'int heat; long size; unsigned long rh_reserved1;',
    'int *lid; int heat; long size; unsigned long rh_reserved1;',
    ['int *lid @16, rh_reserved1, 8'],
  ],
  [
    'a slot takes one',
    'long size; unsigned long rh_reserved1;',
    'long lid; long rim; long size; unsigned long rh_reserved1;',
    ['long lid @8, rh_reserved1, 8', 'long rim: none'],
  ],
  [
    'what may be used is no slot',
    'long size; unsigned long reserved;',
    'long lid; long size; unsigned long reserved;',
    ['long lid: none'],
  ],
  [
    'in an unnamed struct',
    'struct { int heat; long size; }; long rest;',
    'struct { int heat; long size; }; int lid; long rest;',
    ['int lid @4, hole behind heat, 4'],
  ],
  [
    'a pointer to a function',
    'long size; void *suse_kabi_padding;',
    'int (*pour)(int); long size; void *suse_kabi_padding;',
    ['int (*pour)(int) @8, suse_kabi_padding, 8'],
  ],
  ['a change besides', 'int heat; long size;', 'char lid; long heat; long size;', []],
  ['a member that went', 'int heat; long size; int gone;', 'char lid; int heat; long size;', []],
  ['a bit-field', 'int heat; long size;', 'int lid : 3; int heat; long size;', []],
  ['nothing new', 'int heat;', 'long heat;', []],
])('%s', (_, base, newMembers, found) => {
  expect(told(`struct pot { ${base} };`, `struct pot { ${newMembers} };`)).toEqual(found);
});

test('packed structs have no holes, and attributes of both are kept', () => {
  const packed = (members: string): string => `struct pot { ${members} } __attribute__((packed));`;
  expect(told(packed('int heat; long size;'), packed('char lid; int heat; long size;'))).toEqual([
    'char lid: none',
  ]);
  const aligned = (members: string): string => `struct pot { ${members} } __attribute__((aligned(64)));`;
  expect(told(aligned('long size;'), aligned('long lid; long size;'))).toEqual([
    'long lid @8, hole behind size, 56',
  ]);
});

test('what cannot be laid out has no room', () => {
  expect(told('struct pot { long size; };', 'struct pot { struct lid lid; long size; };')).toEqual([]);
});
