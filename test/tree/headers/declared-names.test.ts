// SPDX-License-Identifier: GPL-2.0-or-later
import { declaredNames } from '../../../src/tree/headers';

test.each([
  ['typedef int (*pour_t)(long spout), lid_t[4];', ['t#lid_t', 't#pour_t']],
  ['typedef struct lid { int a; } lid_t;', ['s#lid', 't#lid_t']],
  ['enum lid { LID = 1, RIM };\nenum { SPOUT };', ['E#LID', 'E#RIM', 'E#SPOUT', 'e#lid']],
  ['extern long rim; /* extern int no; */', ['rim']],
  ['static inline int lid_of(int a)\n{\n\tint inner;\n\treturn a;\n}', ['lid_of']],
  ['#ifdef X\n#define LIDS 2\n#else\n#define LIDS(a) \\\n\t(a)\n#endif', ['LIDS']],
  ['#define MAKE(x) \\\n\ttypedef int x;\nint pour(void);', ['MAKE', 'pour']],
])('%s', (text, names) => {
  expect([...declaredNames(text)].sort()).toEqual(names);
});
