// SPDX-License-Identifier: GPL-2.0-or-later
/** What the evidence of a compiler proves of code that differs, and what it must not. It needs gcc on x86-64. */
import { hasGcc } from '../../../support/gcc';
import { base, number, pointer, ref, type Decl, type Member, type Side, type Type } from './model';
import { truthOf } from './pair';

const member = (id: number, type: Type, bits?: string): Member => ({
  id,
  name: `m${id}`,
  type,
  attrs: [],
  ...(bits !== undefined && { bits: number(bits) }),
});

const pot = (members: Member[]): Decl => ({
  is: 'record', id: 1, tag: 'struct', name: 'pot1', members, before: [], after: [], prefix: '',
  pragmas: { before: [], inside: [], after: [] },
}); // prettier-ignore

const kind = (attrs: string[]): Decl => ({
  is: 'typedef', id: 1, name: 'kind1', type: { is: 'array', of: base('char'), bound: number('24') }, attrs, isTurned: false,
}); // prettier-ignore

/** A side in which a function takes a pointer to what is declared, or a variable is one. */
function sideOf(decl: Decl, isVariable: boolean, attrs: string[] = []): Side {
  const type: Type = isVariable
    ? ref({ id: 1 })
    : { is: 'function', result: base('int'), params: [pointer(ref({ id: 1 }))], rest: '', attrs: [] };
  const object: Decl = { is: 'object', id: 2, name: 'brew_c1', type, attrs, prefix: 'extern', companion: '' };
  return {
    decls: { 1: decl, 2: object },
    headers: [{ file: 'include/c1a.h', decls: [1, 2] }],
    privates: [],
    units: [{ name: 'core/c1a', includes: ['include/c1a.h'], exports: [2], own: '' }],
    nextId: 3,
    focus: [],
  };
}

function answerFor(before: Side, after: Side): string {
  const pair = {
    number: 1,
    base: before,
    next: after,
    mutation: { kind: 'by hand', isSoft: false },
    isTree: false,
  };
  const [truths] = truthOf([pair], { command: 'gcc', flags: ['-m64'] });
  return truths![0]!.answer;
}

const bits = (name: string, width?: string): Side =>
  sideOf(pot([member(3, base(name), width), member(4, base('short'))]), false);
const aligned = (bytes: number): Side => sideOf(kind(bytes === 0 ? [] : [`aligned(${bytes})`]), true);

(hasGcc ? test : test.skip).each([
  ['a bit holds what a bit of _Bool holds', bits('unsigned char', '1'), bits('_Bool', '1'), 'harmless'],
  ['and the reverse', bits('_Bool', '1'), bits('unsigned char', '1'), 'harmless'],
  ['a byte holds more than a _Bool', bits('unsigned char'), bits('_Bool'), 'must'],
  ['a _Bool is given what it cannot hold', bits('_Bool'), bits('unsigned char'), 'must'],
  ['a bit with a sign is read otherwise', bits('int', '1'), bits('unsigned int', '1'), 'must'],
  ['fewer bits', bits('unsigned int', '3'), bits('unsigned int', '2'), 'must'],
  ['a variable may be aligned better', aligned(0), aligned(64), 'harmless'],
  ['what modules count on must stay', aligned(64), aligned(16), 'must'],
  ['a variable is larger and better aligned', sideOf(kind([]), true), sideOf({ ...kind(['aligned(64)']), type: { is: 'array', of: base('char'), bound: number('25') } } as Decl, true), 'must'],
] as const)('%s', (_, before, after, answer) => {
  expect(answerFor(before, after)).toBe(answer);
}); // prettier-ignore
