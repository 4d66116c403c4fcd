/** Two releases to what differs and why, and how that is shown. */
import { compareReleases, type Comparison, type Release, type Unit } from '../../../src/kernel/compare';
import { comparisonText, type Look } from '../../../src/tell/report';

/** A unit from its dump's lines; every record without a mark is an export, whose CRC is made from what it reaches. */
function unit(exports: Record<string, number>, ...records: string[]): Unit {
  return {
    file: 'a.i',
    exports: Object.entries(exports).map(([name, crc]) => ({ name, crc })),
    types: records.map((record) => `${record} \n`).join(''),
  };
}

const base = (...units: Unit[]): Release => ({ name: 'base', units });
const next = (...units: Unit[]): Release => ({ name: 'new', units });

/** Name, kind and exports of each cause. */
function causesOf({ causes }: Comparison): unknown[] {
  return causes.map(({ name, kind, exports }) => [name, kind, exports]);
}

describe('exports', () => {
  const comparison = compareReleases(
    base(unit({ same: 1, gone: 2 }), unit({ b: 0xffffffff, _z: 1, B: 3 })),
    next(unit({ come: 5, B: 4, b: 0, _z: 2 }), unit({ same: 1 })),
  );

  test('are paired by name, wherever they stand', () => {
    expect(comparison.added).toEqual([{ name: 'come', crc: 5 }]);
    expect(comparison.removed).toEqual([{ name: 'gone', crc: 2 }]);
    expect(comparison.unchanged).toEqual([{ name: 'same', crc: 1 }]);
  });

  test('come in the order of bytes', () => {
    expect(comparison.changed.map(({ name, baseCrc, newCrc }) => [name, baseCrc, newCrc])).toEqual([
      ['B', 3, 4],
      ['_z', 1, 2],
      ['b', 0xffffffff, 0],
    ]);
  });

  test('of several with one name the first counts', () => {
    const twice = compareReleases(base(unit({ f: 1 }), unit({ f: 2 })), next(unit({ f: 1, g: 1 })));
    expect(twice.changed).toEqual([]);
  });
});

describe('a cause', () => {
  /** The causes between two units that both export `f` and nothing else. */
  const between = (before: string[], after: string[]): unknown[] =>
    causesOf(compareReleases(base(unit({ f: 1 }, ...before)), next(unit({ f: 2 }, ...after))));

  test('is no type that merely contains a changed one', () => {
    const rest = ['s#outer struct outer { s#inner i ; }', 'f void f ( s#outer * )'];
    expect(
      between(['s#inner struct inner { int a ; }', ...rest], ['s#inner struct inner { long a ; }', ...rest]),
    ).toEqual([['s#inner', 'changed', ['f']]]);
  });

  test('is no type that came with the text that names it', () => {
    expect(
      between(
        ['s#s struct s { int a ; }', 'f void f ( s#s * )'],
        ['t#u8 typedef unsigned char u8', 's#s struct s { int a ; t#u8 b ; }', 'f void f ( s#s * )'],
      ),
    ).toEqual([['s#s', 'changed', ['f']]]);
  });

  test('is no changed type that the export does not reach', () => {
    expect(
      between(['s#s struct s { }', 'f int f ( void )'], ['s#s struct s { int a ; }', 'f long f ( void )']),
    ).toEqual([['f', 'changed', ['f']]]);
  });

  test("may be the export's own declaration, but `extern` is no part of it", () => {
    const before = ['s#s struct s { int a ; }', 'f extern s#s f'];
    expect(between(before, ['s#s struct s { long a ; }', 'f s#s f'])).toEqual([['s#s', 'changed', ['f']]]);
    expect(between(['f extern int f'], ['f long f'])).toEqual([['f', 'changed', ['f']]]);
  });

  test('may be an enumerator or a typedef', () => {
    expect(
      between(
        ['E#N 3', 't#t typedef int t', 'f t#t f [ E#N ]'],
        ['E#N 4', 't#t typedef long t', 'f t#t f [ E#N ]'],
      ),
    ).toEqual([
      ['E#N', 'changed', ['f']],
      ['t#t', 'changed', ['f']],
    ]);
  });

  test('became visible or opaque', () => {
    const open = ['s#s struct s { int a ; }', 'f void f ( s#s * )'];
    const opaque = ['s#s struct s { UNKNOWN }', 'f void f ( s#s * )'];
    expect(between(opaque, open)).toEqual([['s#s', 'became-visible', ['f']]]);
    expect(between(open, opaque)).toEqual([['s#s', 'became-opaque', ['f']]]);
  });

  test('is found in circles', () => {
    const rest = ['s#b struct b { s#a * up ; }', 'f void f ( s#b * )'];
    expect(
      between(['s#a struct a { s#b b ; }', ...rest], ['s#a struct a { s#b b ; int c ; }', ...rest]),
    ).toEqual([['s#a', 'changed', ['f']]]);
  });

  test('is found behind a tag of another kind', () => {
    const rest = ['f void f ( s#u * )'];
    expect(
      between(['u#u union u { int a ; }', ...rest], ['u#u union u { int a ; int b ; }', ...rest]),
    ).toEqual([['u#u', 'changed', ['f']]]);
  });

  test('may hold strings with spaces, line ends and what looks like a type', () => {
    const other = 's#s struct s { int a ; }';
    expect(
      between(
        [other, 'f int f asm ( "a s#s \\" \n b" )'],
        ['s#s struct s { }', 'f int f asm ( "a s#s \\" \n c" )'],
      ),
    ).toEqual([['f', 'changed', ['f']]]);
  });
});

describe('causes', () => {
  const reach = (type: string): string[] =>
    ['a', 'b', 'c'].map((name) => `${name} void ${name} ( ${type} * )`);
  const own = 's#s struct s { long a ; }';
  const comparison = compareReleases(
    base(
      unit({ a: 1, b: 1 }, 's#s struct s { int a ; }', ...reach('s#s')),
      unit({ c: 1, d: 1 }, 's#s struct s { UNKNOWN }', ...reach('s#s'), 'd int d'),
    ),
    next(unit({ a: 2, b: 2 }, own, ...reach('s#s')), unit({ c: 2, d: 2 }, own, ...reach('s#s'), 'd long d')),
  );

  test('come by impact, the same type as other units see it apart', () => {
    expect(causesOf(comparison)).toEqual([
      ['s#s', 'changed', ['a', 'b']],
      ['d', 'changed', ['d']],
      ['s#s', 'became-visible', ['c']],
    ]);
  });

  test('carry both texts', () => {
    expect(comparison.causes[0]).toMatchObject({
      baseText: 'struct s { int a ; }',
      newText: 'struct s { long a ; }',
    });
  });

  test('are told for each export', () => {
    expect(comparison.changed.map(({ name, causes }) => [name, causes])).toEqual([
      ['a', [0]],
      ['b', [0]],
      ['c', [2]],
      ['d', [1]],
    ]);
  });
});

describe('as text', () => {
  const plain: Look = { color: false, unchanged: false };
  const inner = 'union { int a , b ; int ( * go ) ( int , struct { char c ; } ) ; }';
  const comparison = compareReleases(
    base(unit({ f: 1, gone: 2, same: 3 }, `s#s struct s { ${inner} ; int z ; }`, 'f void f ( s#s * )')),
    next(unit({ f: 4, same: 3 }, `s#s struct s { ${inner} u ; int z ; }`, 'f void f ( s#s * )')),
  );

  test('counts, exports with both CRCs, and what is behind them', () => {
    expect(comparisonText(comparison, plain)).toBe(
      `base to new: 1 export changed, 0 added, 1 removed, 1 unchanged

export  base        new
f       0x00000001  0x00000004  changed
gone    0x00000002  -           removed

s#s changed, behind 1 export
  f
@@ -5,6 +5,6 @@
 		int ( * go ) ( int, struct {
 			char c;
 		} );
-	};
+	} u;
 	int z;
 }
`,
    );
  });

  test('the unchanged too', () => {
    expect(comparisonText(comparison, { ...plain, unchanged: true })).toContain(
      'same    0x00000003  0x00000003\n',
    );
  });

  test('in colour', () => {
    const text = comparisonText(comparison, { ...plain, color: true });
    expect(text).toContain('\x1b[31m-\t};\x1b[39m\n\x1b[32m+\t} u;\x1b[39m\n');
  });

  test('nothing that differs', () => {
    const same = compareReleases(base(unit({ f: 1 })), next(unit({ f: 1 })));
    expect(comparisonText(same, plain)).toBe(
      'base to new: 0 exports changed, 0 added, 0 removed, 1 unchanged\n',
    );
  });

  test('long lists of exports fill lines', () => {
    const names = Array.from({ length: 12 }, (_, at) => `export_${String(at).padStart(2, '0')}`);
    const records = (type: string): string[] => [
      `t#t typedef ${type} t`,
      ...names.map((name) => `${name} t#t`),
    ];
    const all = (crc: number): Record<string, number> => Object.fromEntries(names.map((name) => [name, crc]));
    const many = compareReleases(
      base(unit(all(1), ...records('int'))),
      next(unit(all(2), ...records('long'))),
    );
    const [, list] = /behind 12 exports\n([^@]*)@/.exec(comparisonText(many, plain))!;
    expect(list).toBe(`  ${names.slice(0, 7).join(' ')}\n  ${names.slice(7).join(' ')}\n`);
  });

  test('bytes of a unit are shown as UTF-8, and do not reach the terminal as orders', () => {
    const bytes = Buffer.from('"\x1b[2J é"').toString('latin1');
    const orders = compareReleases(
      base(unit({ f: 1 }, 'f int f')),
      next(unit({ f: 2 }, `f int f asm ( ${bytes} )`)),
    );
    expect(comparisonText(orders, plain)).toContain('+int f asm ( "\\x1b[2J é" )\n');
  });
});
