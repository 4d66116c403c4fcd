// SPDX-License-Identifier: GPL-2.0-or-later
/** What genksyms writes for the value of an enumerator that has none. */
import { ClassOf, EnumCounter } from '../../../src/genksyms/declare';
import { Names } from '../../../src/genksyms/lex';

const names = new Names();
const text = (tokens: Int32Array): string =>
  Array.from(tokens, (token) => names.text(token >>> ClassOf.BITS)).join(' ');
const value = (...words: string[]): Int32Array =>
  Int32Array.from(words, (word) => names.of(word) << ClassOf.BITS);

test('it counts on, from an expression without evaluating it, and from nothing after a restart', () => {
  const counter = new EnumCounter(names);
  expect(counter.atRest).toBe(true);
  expect([text(counter.next()), text(counter.next())]).toEqual(['0', '1']);
  expect(text(counter.next(value('1', '<<', '4')))).toBe('1 << 4');
  expect(text(counter.next())).toBe('( 1 << 4 ) + 1');
  expect(text(counter.next())).toBe('( 1 << 4 ) + 2');
  expect(counter.atRest).toBe(false);
  counter.restart();
  expect(counter.atRest).toBe(true);
  expect(text(counter.next())).toBe('0');
});
