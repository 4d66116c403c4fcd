// SPDX-License-Identifier: GPL-2.0-or-later
/** What must hold for every input, tried on made-up ones. */
import fc from 'fast-check';
import { G0, V7_0, type Generation } from '../../../grammars';
import { Session, type SessionResult, type Settings } from '../../../src/genksyms/program';
import { Kind, Lexer, Names, TypeNames } from '../../../src/genksyms/lex';
import { UnitHasher, type UnitResult } from '../../../src/genksyms/unit';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Everything the lexer keeps of a text. */
function wordsOf(text: string): string[] {
  const names = new Names();
  const lexer = new Lexer(names, G0, new TypeNames());
  lexer.open(latin1(text));
  lexer.keepAll = true;
  while (lexer.next() !== Kind.END);
  return Array.from(lexer.wordId.subarray(0, lexer.words), (id) => names.text(id));
}

function genksyms(text: string, generation: Generation, settings: Partial<Settings> = {}): SessionResult {
  const quiet = { debug: false, warnings: false, dumpDefinitions: false, preserve: false, reference: null };
  return new Session({ ...quiet, ...settings }, generation).run(latin1(text));
}

/** An answer of the hasher as genksyms would print it. */
function printed({ exports, types }: UnitResult): Pick<SessionResult, 'stdout' | 'types'> {
  const rows = exports.map(({ name, crc }) => `#SYMVER ${name} 0x${crc.toString(16).padStart(8, '0')}\n`);
  return { stdout: rows.join(''), types: types! };
}

const printedBy = (hasher: UnitHasher, text: string): Pick<SessionResult, 'stdout' | 'types'> =>
  printed(hasher.hash(latin1(text), true));

// Words and what lies between them.

const blank = fc.stringMatching(/^[ \t\f\v\r\n]{1,3}$/);
const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z_$][A-Za-z0-9_$]{0,8}$/),
  fc.constantFrom(
    'int',
    'struct',
    'typedef',
    'static',
    '__int128',
    '__GENKSYMS_EXPORT_SYMBOL',
    '__extension__',
  ),
  fc.constantFrom('0', '017', '42', '0x1F', '1u', '2L', '3UL', '4lu', '.5', '5.', '1e9', '2.5E-3f'),
  fc.stringMatching(/^L?"([^"\\\n\0]|\\["\\nt])*"$/).filter((text) => /^[\x01-\xff]*$/.test(text)),
  fc.constantFrom("'a'", "L'\\''", "'\\\\'", "'\\n'", "'ab'"),
  fc.constantFrom(
    '~=',
    '%=',
    '^=',
    '&=',
    '*=',
    '+=',
    '==',
    '|=',
    '<=',
    '>=',
    '/=',
    '-=',
    '&&',
    '||',
    '->',
    '<<',
    '>>',
  ),
  fc.constantFrom(
    '...',
    '.',
    ',',
    ';',
    '*',
    '+',
    '-',
    '/',
    '%',
    '&',
    '|',
    '^',
    '~',
    '!',
    '?',
    '<',
    '>',
    '@',
    '\\',
    '`',
  ),
);
const group = fc
  .tuple(fc.constantFrom(['(', ')'], ['[', ']'], ['{', '}']), fc.array(word, { maxLength: 4 }))
  .map(([[open, close], inner]) => [open!, ...inner, close!]);
const words = fc
  .array(
    fc.oneof(
      word.map((one) => [one]),
      group,
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.flat());

test('the words of a text are read back whatever blanks stand between them', () => {
  const texts = words.chain((list) =>
    fc.tuple(fc.constant(list), fc.array(blank, { minLength: list.length, maxLength: list.length })),
  );
  fc.assert(
    fc.property(texts, ([list, blanks]) => {
      const text = list.map((one, i) => one + blanks[i]!).join('');
      // `attribute`-like words and `typeof` never come up, since no keyword that begins a phrase is among them.
      expect(wordsOf(text)).toEqual(list);
      expect(wordsOf(wordsOf(text).join(' '))).toEqual(list);
    }),
    { numRuns: 500 },
  );
});

// Units made of headers.

const tag = fc.constantFrom('s', 't', 'u');
const typeName = fc.constantFrom('T', 'U');
const constant = fc.constantFrom('A', 'B', 'C', 'D');
const object = fc.constantFrom('a', 'b', 'f', 'g', 'x');
const type = fc.oneof(
  fc.constantFrom('int', 'unsigned long', 'const char *', 'void *'),
  tag.map((name) => `struct ${name} *`),
  tag.map((name) => `enum ${name}`),
  typeName,
);
const member = fc.tuple(type, fc.oneof(object, constant)).map(([of, name]) => `${of} ${name};`);
const body = fc.array(member, { maxLength: 3 }).map((members) => `{ ${members.join(' ')} }`);
const enumerators = fc
  .array(fc.tuple(constant, fc.constantFrom('', ' = 4', ' = A + 1')), { minLength: 1, maxLength: 3 })
  .map((list) => `{ ${list.map((one) => one.join('')).join(', ')} }`);
const declaration = fc.oneof(
  fc.tuple(tag, body).map(([name, members]) => `struct ${name} ${members};`),
  fc.tuple(tag, enumerators).map(([name, list]) => `enum ${name} ${list};`),
  enumerators.map((list) => `enum ${list};`),
  fc.tuple(type, typeName).map(([of, name]) => `typedef ${of} ${name};`),
  fc.tuple(type, object, type, type).map(([of, name, p, q]) => `${of} ${name}(${p} a, ${q});`),
  fc.tuple(type, object, constant).map(([of, name, size]) => `extern ${of} ${name}[${size}];`),
  fc.tuple(object, body).map(([name, members]) => `struct ${members} ${name};`),
  // What genksyms cannot parse.
  fc.constantFrom(
    'int a b;',
    'struct s { int @; };',
    'enum { A, 1 };',
    'f(int @);',
    '} int x;',
    'union __attribute__((p)) s { };',
  ),
);

/** A header: declarations, each told with or without a line marker of its own. */
interface Header {
  file: string;
  declarations: string[];
}

const headers = fc
  .array(fc.array(declaration, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((list): Header[] => list.map((declarations, i) => ({ file: `h${i}.h`, declarations })));
/** For each unit, which headers it includes; the same ones again and again. */
const inclusions = fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 5,
});

const exported = ['a', 'b', 'f', 'g', 'x'].map((name) => `__GENKSYMS_EXPORT_SYMBOL(${name});\n`).join('');

/** @param marked whether to put a line marker before a declaration of a header, by its number there */
function unit(source: string, list: Header[], own: string, marked: (declaration: number) => boolean): string {
  let text = `# 1 "${source}"\n`;
  list.forEach(({ file, declarations }, i) => {
    text += `# 1 "${file}" 1\n`;
    declarations.forEach((one, n) => {
      if (n > 0 && marked(n)) text += `# ${n + 1} "${file}"\n`;
      text += `${one}\n`;
    });
    text += `# ${i + 2} "${source}" 2\n`;
  });
  return `${text}${own}\n${exported}`;
}

const GENERATIONS: readonly Generation[] = [G0, V7_0];

test.each(GENERATIONS)(
  'one hasher gives every unit the CRCs of its own, in whatever order and however often: $name',
  (generation) => {
    const owns = fc.array(declaration, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(
        headers,
        inclusions,
        owns,
        fc.array(fc.nat(4), { maxLength: 12 }),
        fc.boolean(),
        (all, included, own, order, each) => {
          const texts = included.map((list, i) => {
            const chosen = list.map((n) => all[n % all.length]!);
            return unit(`u${i % 2}.c`, chosen, own[i]!, () => each);
          });
          const alone = texts.map((text) => genksyms(text, generation));
          const hasher = new UnitHasher(generation);
          for (const n of [...texts.keys(), ...order.map((n) => n % texts.length)]) {
            const { stdout, types } = alone[n]!;
            expect(printedBy(hasher, texts[n]!)).toEqual({ stdout, types });
          }
        },
      ),
      { numRuns: 150 },
    );
  },
);

test.each(GENERATIONS)(
  'line markers between the declarations of a header change nothing: $name',
  (generation) => {
    const marks = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(headers, declaration, fc.array(marks, { minLength: 1, maxLength: 4 }), (all, own, ways) => {
        const plain = printedBy(
          new UnitHasher(generation),
          unit('u.c', all, own, () => false),
        );
        const hasher = new UnitHasher(generation);
        for (const way of ways)
          expect(
            printedBy(
              hasher,
              unit('u.c', all, own, (n) => way[n]!),
            ),
          ).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  },
);

test.each(GENERATIONS)('a dump is a reference from which nothing differs: $name', (generation) => {
  fc.assert(
    fc.property(headers, fc.boolean(), (all, preserve) => {
      // References move the enumerator counter until the first enum is complete.
      const text = unit('u.c', all, '', () => false).replace('\n', '\nenum { FIRST };\n');
      const { stdout, types } = genksyms(text, generation);
      const reference = types.toString('latin1');
      expect(genksyms(text, generation, { reference, preserve })).toEqual({
        stdout,
        types,
        stderr: '',
        exit: 0,
      });
      const overrides = reference.replace(/^(?=.)/gm, 'override ');
      const kept = genksyms(text, generation, { reference: overrides, preserve });
      expect({ ...kept, types: kept.types.toString('latin1'), stderr: '' }).toEqual({
        stdout,
        types: overrides,
        stderr: '',
        exit: 0,
      });
      expect(kept.stderr.split('\n').filter((line) => !/ modversion is unchanged$|^$/.test(line))).toEqual(
        [],
      );
    }),
    { numRuns: 150 },
  );
});

test.each(GENERATIONS)('no text breaks a reader, and both readers agree on it: $name', (generation) => {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.oneof(word, fc.constantFrom('(', ')', '{', '}', '[', ']', '=', ':', '#')) },
    { weight: 2, arbitrary: declaration },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'typeof',
        '__attribute__',
        'asm',
        '_Static_assert',
        'enum',
        'union',
        '\n# 3 "h.h"\n',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('"', "'", '\\\n', '\0', '\x80', '\n#', 'typeof(', '[') },
  );
  const texts = fc.array(fc.tuple(piece, fc.constantFrom(' ', ' ', '\n', '')), { maxLength: 30 });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = `# 1 "u.c"\n# 1 "g.h" 1\n${parts.flat().join('')}\n;\n${exported}`;
      const { stdout, types } = genksyms(text, generation);
      const hasher = new UnitHasher(generation);
      expect(printedBy(hasher, text)).toEqual({ stdout, types });
      expect(printedBy(hasher, text)).toEqual({ stdout, types });
    }),
    { numRuns: 400 },
  );
});
