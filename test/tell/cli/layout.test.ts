// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions layout`: its text, its JSON, what it refuses, on scans made up here. */
import Ajv from 'ajv';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScan } from '../../../src/formats/corpus';
import { corpusOf, facts, type MadeUnit } from '../../formats/corpus/made-up';
import { kernelImage } from '../../formats/shipped/made-kernel';
import { modversions, root, type Answer } from '../../support/program';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-layout-'));
afterAll(() => rmSync(folder, { recursive: true }));
const layout = (...args: string[]): Answer => modversions(['layout', ...args], folder);
const isValid = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'docs/layout.schema.json'), 'utf8')) as object,
);

/** What is said of a type, loosely: the schema tells its form. */
type Json = Record<string, Record<string, unknown> & { others?: Record<string, unknown>[] }>;

/** What `-f json` says, held against its schema. */
function jsonOf(...args: string[]): Json {
  const { stdout, stderr } = layout(...args, '-f', 'json');
  expect(stderr).toBe('');
  const types = JSON.parse(stdout) as Json;
  expect(isValid(types) ? [] : isValid.errors).toEqual([]);
  return types;
}

const POT =
  `s#pot struct pot { struct s#lid * lid ; unsigned level : 3 , : 2 , heat : 5 ; t#seal_t seal ; union { long a ;
struct { char b ; int c [ 1 << 2 ] ; } ; } ; int ( * const pour ) ( struct s#pot * , ... ) ; struct { char d ; } cups [ 2 ] ;
char tail [ ] ; } __attribute__ ( ( aligned ( 64 ) ) )`.replaceAll('\n', ' ');

const records = [
  'pour int pour ( s#pot * )',
  POT,
  's#lid struct lid { UNKNOWN }',
  't#seal_t typedef struct { char ring ; } seal_t',
  't#seal_alias typedef t#seal_t seal_alias',
  'e#tea enum tea { GREEN = 1 , BLACK , FAR = 1ULL << 60 , LOW = - 4 }',
  'u#cup union cup { short a ; char b [ 3 ] ; }',
  's#odd struct odd { int a ; struct never b ; }',
  's#broken struct broken { int a ( }',
];
const UNITS: MadeUnit[] = [
  {
    name: 'core',
    exports: [{ name: 'pour', crc: 1 }],
    records: [...records, 's#two struct two { int a ; }'],
  },
  { name: 'b', exports: [], records: ['s#two struct two { long a ; }', 's#lid struct lid { UNKNOWN }'] },
  { name: 'c', exports: [], records: ['s#two struct two { long a ; }'] },
];
writeScan(join(folder, 'scan'), corpusOf(UNITS), facts);
writeFileSync(join(folder, 'Module.symvers'), '0x00000001\tpour\tvmlinux\tEXPORT_SYMBOL\t\n');
writeFileSync(join(folder, 'vmlinux'), kernelImage());

test('a struct as pahole shows it', () => {
  expect(layout('scan', 'pot').stdout).toBe(
    [
      'struct pot {                                             /* include/s.h:2 */',
      '\tstruct lid *               lid;                  /*     0     8 */',
      '\tunsigned int               level:3;              /*     8: 0  4 */',
      '',
      '\t/* XXX 2 bits hole, try to pack */',
      '',
      '\tunsigned int               heat:5;               /*     8: 5  4 */',
      '',
      '\t/* XXX 6 bits hole, try to pack */',
      '',
      '\t/* Bitfield combined with next fields */',
      '',
      '\tseal_t                     seal;                 /*    10     1 */',
      '',
      '\t/* XXX 5 bytes hole, try to pack */',
      '',
      '\tunion {',
      '\t\tlong               a;                    /*    16     8 */',
      '\t\tstruct {',
      '\t\t\tchar       b;                    /*    16     1 */',
      '',
      '\t\t\t/* XXX 3 bytes hole, try to pack */',
      '',
      '\t\t\tint        c[4];                 /*    20    16 */',
      '\t\t};                                       /*    16    20 */',
      '\t};                                               /*    16    24 */',
    ]
      .join('\n')
      .concat('\n', layout('scan', 'pot').stdout.split('/*    16    24 */\n')[1]!),
  );
  const [, tail] = layout('scan', 's#pot').stdout.split('/*    16    24 */\n');
  expect(tail).toContain(
    '\tint                        (*const pour)(struct pot *, ...); /*    40     8 */\n',
  );
  expect(tail).toContain('\t} cups[2];                                       /*    48     2 */\n');
  expect(tail).toContain('\tchar                       tail[];               /*    50     0 */\n');
  expect(tail).toContain('\t/* size: 64, cachelines: 1, members: 8 */\n');
  expect(tail).toContain('} __attribute__((__aligned__(64)));\n');
});

test('a struct for programs', () => {
  const { members, ...rest } = jsonOf('scan', 'struct pot')['struct pot']!;
  expect(rest).toEqual({ size: 64, align: 64, file: 'include/s.h', line: 2 });
  expect(members).toEqual([
    { name: 'lid', type: 'struct lid *', offset: 0, size: 8 },
    { name: 'level', type: 'unsigned int', offset: 8, size: 4, bitOffset: 64, bitSize: 3 },
    { name: 'heat', type: 'unsigned int', offset: 8, size: 4, bitOffset: 69, bitSize: 5 },
    { name: 'seal', type: 'seal_t', offset: 10, size: 1 },
    {
      name: '',
      type: 'union { ... }',
      offset: 16,
      size: 24,
      members: [
        { name: 'a', type: 'long', offset: 16, size: 8 },
        {
          name: '',
          type: 'struct { ... }',
          offset: 16,
          size: 20,
          members: [
            { name: 'b', type: 'char', offset: 16, size: 1 },
            { name: 'c', type: 'int [4]', offset: 20, size: 16 },
          ],
        },
      ],
    },
    { name: 'pour', type: 'int (*const)(struct pot *, ...)', offset: 40, size: 8 },
    {
      name: 'cups',
      type: 'struct { ... } [2]',
      offset: 48,
      size: 2,
      members: [{ name: 'd', type: 'char', offset: 48, size: 1 }],
    },
    { name: 'tail', type: 'char []', offset: 50, size: 0 },
  ]);
});

test('a kernel as it is shipped: from its type data, and what they do not tell is said', () => {
  const { status, stdout, stderr } = layout('vmlinux', 'pot', '-f', 'json');
  expect(status).toBe(0);
  expect(isValid(JSON.parse(stdout)) ? [] : isValid.errors).toEqual([]);
  expect((JSON.parse(stdout) as Json)['struct pot']).toMatchObject({
    size: 8,
    members: [{ name: 'lid', offset: 0, size: 8 }],
  });
  expect(stderr).toContain('types are known by BTF');
});

test('another machine', () => {
  expect(jsonOf('scan', 'cup', 'two', '--machine', 'i386')).toMatchObject({
    'union cup': { size: 4, align: 2 },
    'struct two': { size: 4, align: 4 },
  });
});

test('all types: enums with values, typedefs of what has no tag, no opaque ones', () => {
  const types = jsonOf('scan', '--all');
  expect(Object.keys(types).sort()).toEqual([
    'enum tea',
    'struct broken',
    'struct odd',
    'struct pot',
    'struct two',
    'typedef seal_t',
    'union cup',
  ]);
  expect(types['enum tea']).toMatchObject({
    size: 8,
    align: 8,
    values: { GREEN: 1, BLACK: 2, FAR: String(1n << 60n), LOW: -4 },
  });
  expect(types['typedef seal_t']).toMatchObject({ size: 1, members: [{ name: 'ring', offset: 0 }] });
});

test('what cannot be told says why', () => {
  const types = jsonOf('scan', '--all');
  expect(types['struct odd']).toMatchObject({
    unknown: 'struct never is not defined here',
    members: [
      { name: 'a', size: 4 },
      { name: 'b', unknown: 'struct never is not defined here' },
    ],
  });
  expect(types['struct odd']).not.toHaveProperty('size');
  expect(types['struct broken']!.unknown).toMatch(/^its declaration cannot be read: /);
  expect(layout('scan', 'odd', 'broken').stdout).toContain(
    '/* layout not known: struct never is not defined here */',
  );
});

test('of several definitions the one that most units have comes first', () => {
  const { size, units, others } = jsonOf('scan', 'two')['struct two']!;
  expect({ size, units }).toEqual({ size: 8, units: 2 });
  expect(others).toMatchObject([{ size: 4, units: 1, unit: 'core' }]);
  const { stdout } = layout('scan', 'two');
  expect(stdout).toMatch(
    /^\/\* as 2 units have it, b first \*\/\nstruct two \{[^]*\n\/\* as 1 unit has it, core alone \*\/\n/,
  );
});

test('a typedef, and what it stands for', () => {
  const { stdout } = layout('scan', 'seal_alias');
  expect(stdout).toMatch(
    /^typedef seal_t seal_alias; +\/\* include\/t.h:\d+ \*\/\n\/\* size: 1, align: 1 \*\/\n\ntypedef struct \{/,
  );
  expect(stdout).toMatch(/\n\} seal_t;\n$/);
  expect(Object.keys(jsonOf('scan', 'typedef seal_alias'))).toEqual(['typedef seal_alias', 'typedef seal_t']);
});

test('an enum', () => {
  expect(layout('scan', 'enum tea').stdout).toMatch(
    /^enum tea \{ .*\n\tGREEN = 1,\n\tBLACK = 2,\n[^]*size: 8, align: 8 \*\/\n\};\n$/,
  );
});

test.each([
  [['scan', 'poot'], "scan: no export reaches a type 'poot'", "did you mean 'pot'?"],
  [['scan', 'struct cup'], "scan: no export reaches a type 'struct cup'", "did you mean 'union cup'?"],
  [['scan', 'nothing_like_it'], 'scan: no export reaches a type', 'see --all for what there is'],
  [['scan', 'struct lid'], "scan: 'struct lid' is opaque", 'its layout is no part of the interface'],
  [['scan'], 'no type was named', 'name types'],
  [['scan', 'pot', '--all'], '--all and names of types exclude each other', 'leave one'],
  [['scan', 'pot', '--machine', 'pdp11'], "no data model of 'pdp11' is known", '--machine: x86_64'],
  [['scan', 'pot', '-f', 'yaml'], "--format 'yaml': no such type", 'text, json'],
  [['none', 'pot'], 'none: no such file', 'give a scan'],
  [['Module.symvers', 'pot'], 'Module.symvers: holds no declarations', 'an image with BTF'],
])('%j is refused', (args, message, remedy) => {
  const { status, stdout, stderr } = layout(...args);
  const [first, second] = stderr.split('\n');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(first).toContain(`modversions: ${message}`);
  expect(second).toContain(remedy);
});

test('hostile types end in an answer', () => {
  const deep = 'struct { '.repeat(2000) + 'int a ; ' + '} ; '.repeat(2000);
  const long = `s#long struct long { char ${'* '.repeat(5000)} a ; }`;
  const units: MadeUnit[] = [
    {
      name: 'u',
      exports: [],
      records: [
        's#a struct a { struct s#b b ; int x [ sizeof ( struct s#a ) ] ; }',
        's#b struct b { struct s#a a ; }',
        't#c typedef t#d c',
        't#d typedef t#c d',
        `s#deep struct deep { ${deep} }`,
        long,
        's#huge struct huge { char a [ 1UL << 62 ] ; char b [ 1UL << 62 ] ; int : 999 ; char c [ - 1 ] ; }',
        'e#loop enum loop { A = B , B = A }',
      ],
    },
  ];
  writeScan(join(folder, 'hostile'), corpusOf(units), facts);
  const types = jsonOf('hostile', '--all');
  for (const name of ['struct a', 'struct b', 'struct deep', 'struct huge', 'enum loop']) {
    expect(types[name]).toHaveProperty('unknown');
  }
  expect(types['struct long']).toMatchObject({ size: 8 });
  expect(layout('hostile', 'c', 'a', 'deep', 'huge', 'loop', 'long').status).toBe(0);
});
