// SPDX-License-Identifier: GPL-2.0-or-later
/** Errors of the system in words, and bytes that a terminal would obey. */
import { ModversionsError, perrorText, printable, systemError } from '../../src/problem';

const error = (code: string): Error => Object.assign(new Error(`${code}: as Node has it`), { code });

test.each([
  ['ENOENT', 'no such file', 'No such file or directory'],
  ['EACCES', 'permission denied', 'Permission denied'],
  ['EPERM', 'EPERM: as Node has it', 'Operation not permitted'],
  ['EDQUOT', 'the quota is used up', 'EDQUOT: as Node has it'],
  ['EWHAT', 'EWHAT: as Node has it', 'EWHAT: as Node has it'],
])('%s in our words, and as perror has it', (code, ours, perror) => {
  expect(systemError('a.i', error(code), 'do this')).toEqual(new ModversionsError(`a.i: ${ours}`, 'do this'));
  expect(perrorText(error(code))).toBe(perror);
});

test('an error that is not the system stays what it is', () => {
  const fault = new TypeError('a fault');
  expect(systemError('a.i', fault, 'do this')).toBe(fault);
  expect(perrorText(fault)).toBe('a fault');
});

test('bytes become UTF-8, and control characters visible', () => {
  expect(printable(Buffer.from('thé').toString('latin1'))).toBe('thé');
  expect(printable('a\x1b[31mb\n')).toBe('a\\x1b[31mb\\x0a');
});
