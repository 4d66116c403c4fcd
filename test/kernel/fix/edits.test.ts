// SPDX-License-Identifier: GPL-2.0-or-later
/** How sources are cut and edited; whether fixes hold is tried in test/tell/cli/fix.test.ts. */
import { edited, lineBehind, ownLines, Unwritable } from '../../../src/kernel/fix/edits';
import { MACROS } from '../../../src/kernel/fix/families';
import { guardBody } from '../../../src/kernel/fix/guard-body';
import { bodyOf, declaredName } from '../../../src/kernel/fix/pieces';
import { sourceOf } from '../../../src/kernel/fix/source-words';
import { RecordName } from '../../../src/record-name';

const text = [
  '/* struct pot { int no; }; */',
  'const char *said = "struct pot { int no; };";',
  '#define POT struct pot { int no; }',
  'struct pot {',
  '\tint a; // one',
  '#ifdef CONFIG_B',
  '\tint b[2], c; /* goes',
  '\ton */',
  '#endif',
  '\tint (*call)(int, long);',
  '\tstruct { int d; } e;',
  '};',
  'enum { CUPS = 2, MUGS };',
  '',
].join('\n');
const source = sourceOf(text);

test('members with their names, conditions and lines', () => {
  const body = bodyOf(source, RecordName.parse('s#pot'))!;
  expect(body.pieces.map((piece) => [piece.key, declaredName(piece), piece.words[0]!.depth])).toEqual([
    ['int a', 'a', 0],
    ['int b [ 2 ] , c', null, 1],
    ['int ( * call ) ( int , long )', 'call', 0],
    ['struct { int d ; } e', 'e', 0],
  ]);
  expect(body.open.line).toBe(3);
  expect(ownLines(source, body.pieces[1]!.words)).toEqual({ from: 6, to: 8 });
  expect(lineBehind(source, 6)).toBe(8);
});

test('an enum by one of its enumerators', () => {
  const body = bodyOf(source, RecordName.parse('E#MUGS'))!;
  expect(body.pieces.map((piece) => [piece.key, declaredName(piece)])).toEqual([
    ['CUPS = 2', 'CUPS'],
    ['MUGS', 'MUGS'],
  ]);
  expect(() => ownLines(source, body.pieces[0]!.words)).toThrow(Unwritable);
});

test('edits that meet are refused', () => {
  const edit = { from: 1, to: 3, lines: ['x'] };
  expect(edited(sourceOf('a\nb\nc\nd'), [edit, { from: 3, to: 3, lines: ['y'] }])).toBe('a\nx\ny\nd');
  expect(() => edited(sourceOf('a\nb\nc\nd'), [edit, { from: 2, to: 2, lines: [] }])).toThrow(Unwritable);
});

/** What no source should be, and may be. */
test.each([
  ['an open comment', 'struct pot { /* int a;'],
  ['an open string', 'struct pot { char *a = "int;'],
  ['an open brace', 'struct pot { int a; struct {'],
  ['a file of NULs', '\0'.repeat(1000)],
  ['a line without an end', '#define A \\'],
  ['#endif without #if', '#endif\nstruct pot { int a; };'],
  ['many braces', `struct pot ${'{'.repeat(10_000)}`],
])('%s is read to its end', (_, broken) => {
  const cut = sourceOf(broken);
  expect(() => bodyOf(cut, RecordName.parse('s#pot'))).not.toThrow();
});

/** A source of numbers that is the same each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

test('10,000 mutations of a source are edited or refused', () => {
  const random = numbers(18);
  const next = (below: number): number => Math.floor(random.next().value! * below);
  const pieces = [
    '#if 0\n',
    '#endif\n',
    '/*',
    '*/',
    '{',
    '}',
    ';',
    ',',
    '"',
    "'",
    '\\\n',
    '\n',
    '(',
    '\0',
    '\xff',
  ];
  const name = RecordName.parse('s#pot');
  const was = sourceOf('struct pot { long a; int b[2], c; struct { int d; } e; };');
  const made = sourceOf('struct pot { int a; int b[2], c; int (*call)(int, long); struct { int d; } e; };');
  const [base, fresh] = [bodyOf(was, name)!, bodyOf(made, name)!];
  let written = 0;
  for (let count = 0; count < 10_000; count++) {
    const at = next(text.length);
    const mutated = text.slice(0, at) + pieces[next(pieces.length)]! + text.slice(at + next(8));
    const file = sourceOf(mutated);
    const body = bodyOf(file, name);
    if (!body) continue;
    try {
      const definitions = { base: { source: was, body: base }, new: fresh, file: { source: file, body } };
      const done = edited(file, guardBody(definitions, MACROS.plain, false));
      const guards = /^#if(?:n?def __GENKSYMS__)$/gm;
      // Nothing of the source is lost, and each guard is closed.
      const own = new Set(done.split('\n'));
      expect(mutated.split('\n').every((line) => own.has(line))).toBe(true);
      const opened = (done.match(guards) ?? []).length - (mutated.match(guards) ?? []).length;
      expect(done.match(/^#endif$/gm)!.length - (mutated.match(/^#endif$/gm) ?? []).length).toBe(opened);
      written++;
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
    }
  }
  expect(written).toBeGreaterThan(1000);
});
