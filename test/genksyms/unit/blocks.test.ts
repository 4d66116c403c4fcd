// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Header text known from an earlier unit must mean what it means alone. Each pair was found by fuzzing; the
 * expected dumps are what `genksyms -r /dev/null -T FILE` wrote for the second unit alone.
 */
import { G0 } from '../../../grammars';
import { UnitHasher } from '../../../src/genksyms/unit';

const pairs: [what: string, first: string, second: string, types: string][] = [
  [
    'a block that the second unit begins with is its source file',
    '# 1 "h3.h" 1\n# 1 "h1.h" 1\nstruct t { int T ; } ;\n# 6 "h1.h"\n',
    '# 1 "h1.h" 1\nstruct t { int T ; } ;\n# 3 "h3.h" 2\nstruct t g ; __GENKSYMS_EXPORT_SYMBOL ( g ) ;\n',
    's#t struct t { UNKNOWN } \ng s#t g \n',
  ],
  [
    'an enumerator that was none in the unit that recorded it',
    '# 1 "u0.c"\n# 1 "h.h" 1\nint a;\n# 2 "h4.h"\nenum { a } ;\n# 6 "u0.c" 2\n',
    '# 1 "u2.c"\n# 2 "h4.h"\nenum { a } ;\n# 6 "h3.h" 1\nstruct u { int a ; } g ; __GENKSYMS_EXPORT_SYMBOL ( g ) ;\n',
    'E#a 0 \ns#u struct u { int E#a ; } \ng s#u g \n',
  ],
];

test.each(pairs)('%s', (_what, first, second, types) => {
  const hasher = new UnitHasher(G0);
  hasher.hash(Buffer.from(first), false);
  expect(hasher.hash(Buffer.from(second), true).types!.toString('latin1')).toBe(types);
  expect(new UnitHasher(G0).hash(Buffer.from(second), true).types!.toString('latin1')).toBe(types);
});

test('a known block without a record is a declaration all the same', () => {
  const unit = (name: string): Buffer =>
    Buffer.from(`# 1 "${name}"\n# 1 "h0.h" 1\ntypedef int ;\n# 15 "${name}" 2\n`);
  const hasher = new UnitHasher(G0);
  for (const name of ['a.c', 'b.c']) {
    const { problems, ending } = hasher.hash(unit(name), false);
    expect(problems).toEqual([]);
    expect(ending.how).toBe('complete');
  }
});
