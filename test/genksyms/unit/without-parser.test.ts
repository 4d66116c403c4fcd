// SPDX-License-Identifier: GPL-2.0-or-later
/** Where no parser is ready, and no shape known from the build, recovery reads every declaration: the same, only slower. */
import type * as Program from '../../../src/tell/cli/genksyms';
import { answerOf, argsOf, cases, titled } from '../program/cases';

jest.doMock('../../../src/genksyms/parse/parser', () => ({
  readyParser: () => null,
  loadParser: () => Promise.resolve(),
}));
jest.doMock('../../../src/genksyms/parse/table', () => ({ loadTable: () => null }));
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { dropIn } = require('../../../src/tell/cli/genksyms') as typeof Program;

const printing = cases.filter(
  ({ exit, reference, types }) => exit >= 0 && reference === undefined && types === null,
);

test.each(titled(printing))('%s: %s', (_version, _name, one) => {
  const written = { 1: '', 2: '' };
  const exit = dropIn(argsOf(one), {
    readInput: () => Buffer.from(one.input, 'latin1'),
    write: (descriptor, bytes) => void (written[descriptor] += bytes.toString('latin1')),
  });
  expect({ stdout: written[1], stderr: written[2], types: null, exit }).toEqual(answerOf(one));
});
