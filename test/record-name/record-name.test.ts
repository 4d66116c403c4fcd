// SPDX-License-Identifier: GPL-2.0-or-later
/** The spellings of a record's name. */
import { isMarked, markedName, RecordName } from '../../src/record-name';

test.each([
  ['s#pot', 'struct', 'struct pot', 'struct pot'],
  ['u#cup', 'union', 'union cup', 'union cup'],
  ['e#tea', 'enum', 'enum tea', 'enum tea'],
  ['t#leaf_t', 'typedef', 'typedef leaf_t', 'leaf_t'],
  ['E#GREEN', 'enumerator', 'enumerator GREEN', 'GREEN'],
])('%s', (spelling, keyword, title, inC) => {
  const name = RecordName.parse(spelling);
  expect(name).toMatchObject({ spelling, keyword, title, inC, isExport: false });
  expect(RecordName.written(title)).toEqual(name);
  expect(isMarked(spelling)).toBe(true);
  expect(markedName(name.mark, name.bare)).toBe(spelling);
});

test('an export by its own name', () => {
  for (const spelling of ['brew', 'x#pot', '#', '', 's', 'pot#s#']) {
    const name = RecordName.parse(spelling);
    expect(name).toMatchObject({ spelling, keyword: null, title: spelling, inC: spelling, isExport: true });
    expect(isMarked(spelling)).toBe(false);
  }
  expect(RecordName.parse('s#')).toMatchObject({ mark: 's', bare: '' });
});

test('what a name may mean', () => {
  const spellings = RecordName.allOf('pot').map(({ spelling }) => spelling);
  expect(spellings).toEqual(['s#pot', 'u#pot', 'e#pot', 't#pot', 'E#pot']);
  const kinds = RecordName.allOf('pot').map(({ isTag, isType }) => [isTag, isType]);
  expect(kinds).toEqual([
    [true, true],
    [true, true],
    [true, true],
    [false, true],
    [false, false],
  ]);
});

test('what people write', () => {
  expect(RecordName.written('struct   pot')?.spelling).toBe('s#pot');
  for (const text of ['pot', 'struct', 'struct a b', 'class pot', 's#pot']) {
    expect(RecordName.written(text)).toBeNull();
  }
});
