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
