// SPDX-License-Identifier: GPL-2.0-or-later
/** The member through which a record refers to another. */
import { memberOf } from '../../../src/kernel/compare/member';

test.each([
  ['s#a struct a { int x ; s#b * dev ; }', 'dev'],
  ['s#a struct a { s#b * one , * two ; }', 'one'],
  ['s#a struct a { int x , y [ s#b ] , z ; }', 'y'],
  ['s#a struct a { const s#b * const dev ; }', 'dev'],
  ['s#a struct a { s#b list [ 4 ] [ E#N ] ; }', 'list'],
  ['s#a struct a { s#b flags : 3 ; }', 'flags'],
  ['s#a struct a { int ( * open ) ( int , s#b * ) ; int z ; }', 'open'],
  ['s#a struct a { s#b * ( * get [ 2 ] ) ( void ) ; }', 'get'],
  ['s#a struct a { s#b * ( * const get ) ( void ) ; }', 'get'],
  ['s#a struct a { s#b alloc __attribute__ ( ( __aligned__ ( 64 ) ) ) ; }', 'alloc'],
  ['s#a struct a { struct { int x ; s#b * dev ; } link ; int z ; }', 'link.dev'],
  ['s#a struct a { struct { int x ; union { s#b * dev ; } ; } link [ 2 ] ; }', 'link.dev'],
  ['u#a union a { int x ; struct { s#b dev ; } ; }', 'dev'],
  ['s#a struct a { int x ; s#b ; }', null],
  ['t#a typedef struct { s#b * dev ; } a', 'dev'],
  ['t#a typedef s#b a', null],
  ['t#a typedef int ( * a ) ( s#b * )', null],
  ['f int f ( s#b * , int )', null],
  ['e#a enum a { ONE = s#b , TWO }', null],
  ['s#a struct a { int x ; }', null],
  ['s#a struct a { int x [ ( 1 , s#b ) ] , y ; }', 'x'],
])('%s', (record, member) => expect(memberOf(record, 's#b')).toBe(member));

test.each([
  ['s#lid', 'lid'],
  ['s#cup', 'pair.cup'],
  ['s#leaf', 'brew'],
  ['s#tray', null],
])('records of debug data: %s', (reference, member) => {
  const record =
    's#pot structure_type pot { member s#lid lid data_member_location(0) , ' +
    'member structure_type { member pointer_type { s#cup } byte_size(8) cup data_member_location(0) } byte_size(8) pair data_member_location(8) , ' +
    'member pointer_type { subroutine_type ( formal_parameter base_type int byte_size(4) encoding(5) , formal_parameter pointer_type { s#leaf } byte_size(8) ) -> base_type void } byte_size(8) brew data_member_location(16) , ' +
    'member s#tray data_member_location(24) } byte_size(32)';
  expect(memberOf(record, reference)).toBe(member);
});
