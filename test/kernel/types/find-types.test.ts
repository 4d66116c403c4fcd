// SPDX-License-Identifier: GPL-2.0-or-later
/** The types that a name means in a scan. */
import { modelOf } from '../../../src/c/layout';
import { findTypes, KernelScopes, typeNames } from '../../../src/kernel/types';
import { corpusOf } from '../../formats/corpus/made-up';

const scopes = new KernelScopes(
  corpusOf([
    {
      name: 'a',
      exports: [{ name: 'f' }],
      records: [
        'f int f ( t#pot * , s#cup * , s#lid * )',
        't#pot typedef struct kettle pot',
        's#kettle struct kettle { int a ; long b ; }',
        's#cup struct cup { char a ; }',
        's#lid struct lid { UNKNOWN }',
      ],
    },
    {
      name: 'b',
      exports: [{ name: 'g' }],
      records: ['g int g ( s#cup * )', 's#cup struct cup { char a ; char b ; }'],
    },
  ]),
  modelOf('x86_64', {}),
);

const found = (name: string): string[] =>
  findTypes(scopes, name).layouts.map(
    ({ keyword, name: bare, meanings }) => `${keyword} ${bare}: ${meanings.length}`,
  );

test.each([
  ['cup', ['struct cup: 2']],
  ['struct cup', ['struct cup: 2']],
  ['s#cup', ['struct cup: 2']],
  ['union cup', []],
  ['missing', []],
])('%s', (name, expected) => {
  expect(found(name)).toEqual(expected);
});

test('behind a typedef comes what it stands for', () => {
  expect(found('pot')).toEqual(['typedef pot: 1', 'struct kettle: 1']);
});

test('a type that nothing defines is known, and has no layout', () => {
  expect(findTypes(scopes, 'lid')).toEqual({ layouts: [], isKnown: true });
  expect(findTypes(scopes, 'missing').isKnown).toBe(false);
});

test('all names, as people write them', () => {
  expect(typeNames(scopes).sort()).toEqual(['struct cup', 'struct kettle', 'struct lid', 'typedef pot']);
});
