// SPDX-License-Identifier: GPL-2.0-or-later
/** Texts that are the same but for blanks, held against copies with single blanks. */
import fc from 'fast-check';
import type { Corpus, Declaration } from '../../../src/formats/corpus';
import { identitiesOf } from '../../../src/kernel/meaning/identities';

const texts = fc.stringMatching(/^[ab \t\n\xa0]{0,6}$/);
const declarations = fc.array(fc.record({ text: texts, pack: fc.nat(1) }), { maxLength: 12 });

const corpusOf = (all: readonly Pick<Declaration, 'text' | 'pack'>[]): Corpus => ({
  declarations: all.map((one) => ({ ...one, file: 'pot.h', line: 1 })),
  variants: [],
  inclusions: [],
  units: [],
  definitions: [],
});

test('the same number for the same words and packing, and for nothing else', () => {
  fc.assert(
    fc.property(declarations, declarations, (base, other) => {
      const found = identitiesOf(corpusOf(base), corpusOf(other));
      const numbers = new Map<string, number>();
      const expected = [base, other].map((side) =>
        side.map(({ text, pack }) => {
          const plain = `${pack} ${text.replace(/\s+/g, ' ')}`;
          if (!numbers.has(plain)) numbers.set(plain, numbers.size);
          return numbers.get(plain)!;
        }),
      );
      expect([[...found.base], [...found.new]]).toEqual(expected);
      expect(found.count).toBe(numbers.size);
    }),
  );
});
