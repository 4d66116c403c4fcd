// SPDX-License-Identifier: GPL-2.0-or-later
import { firstDifference } from '../../../src/tree/cpp';

const text = '# 1 "a.c"\n# 1 "t.h" 1\nint  a = x->y ;\n# 2 "a.c" 2\n#pragma tea\nchar *s = "p  q";\n';

test.each([
  ['white space', text.replace('int  a', 'int a'), null],
  ['empty lines for a marker', text.replace('#pragma', '# 2 "a.c"\n#pragma'), null],
  ['a word', text.replace('int', 'long'), 't.h:1: int instead of t.h:1: long'],
  ['white space in a string', text.replace('p  q', 'p q'), 'a.c:3: "p  q" instead of a.c:3: "p q"'],
  ['one sign for two', text.replace('->', '- >'), 't.h:1: -> instead of t.h:1: -'],
  ['a line', text.replace('char', '\nchar'), 'a.c:3: char instead of a.c:4: char'],
  ['a file', text.replace('"t.h"', '"u.h"'), 't.h:1: int instead of u.h:1: int'],
  ['a return', text.replace('" 2', '"'), '# 2 "a.c" 2 instead of nothing'],
  ['an inclusion of nothing', `${text}# 1 "e.h" 1\n# 4 "a.c" 2\n`, 'nothing instead of # 1 "e.h" 1'],
  ['an end', text.replace(' ;', ''), 't.h:1: ; instead of a.c:2: #pragma tea'],
])('%s', (_, other, difference) => {
  expect(firstDifference(text, other)).toBe(difference);
});
