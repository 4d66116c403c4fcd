// SPDX-License-Identifier: GPL-2.0-or-later
/** How a unit's text ends decides whether its exports are all there are. */
import { G0 } from '../../../grammars';
import { UnitHasher, type Ending } from '../../../src/genksyms/unit';

const endings: [how: Ending['how'], what: string, text: string][] = [
  ['complete', 'behind a declaration', '# 1 "a.c"\nint a;\n'],
  ['complete', 'right behind an error that ended', '# 1 "a.c"\nint a;\nint a b;\n'],
  ['complete', 'behind an error in a header', '# 1 "a.c"\n# 1 "a.h" 1\nint a b;\n# 2 "a.c" 2\nint a;\n'],
  ['empty', 'without a declaration', '# 1 "a.c"\n\n'],
  ['open', 'inside a declaration', '# 1 "a.c"\nint a;\nint a b\n'],
  ['open', 'inside a body', '# 1 "a.c"\nint f(void) { {}\n'],
  ['away', 'inside a header', '# 1 "a.c"\n# 1 "a.h" 1\nint a;\n'],
  ['stopped', 'at a byte that C does not know', '# 1 "a.c"\nint a;\n\0int b;\n'],
  ['stopped', 'where genksyms runs out of states', `# 1 "a.c"\n${'struct s {'.repeat(20_000)}\n`],
];

test.each(endings)('%s: %s', (how, _what, text) => {
  expect(new UnitHasher(G0).hash(Buffer.from(text), false).ending.how).toBe(how);
});
