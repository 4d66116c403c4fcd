// SPDX-License-Identifier: GPL-2.0-or-later
/** Where no parser is ready, and no shape known from the build, recovery reads every declaration: the same, only slower. */
import type * as Program from '../../../src/tell/cli/genksyms';
import { answerOf, cases, titled } from '../program/cases';
import { folderForEach } from '../program/in-folder';

jest.doMock('../../../src/genksyms/parse/parser', () => ({
  readyParser: () => null,
  loadParser: () => Promise.resolve(),
}));
jest.doMock('../../../src/genksyms/parse/table', () => ({ loadTable: () => null }));
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { dropIn } = require('../../../src/tell/cli/genksyms') as typeof Program;

const inFolder = folderForEach();

test.each(titled(cases.filter(({ exit }) => exit >= 0)))('%s: %s', (_version, _name, one) => {
  expect(inFolder.run(one, dropIn)).toEqual(answerOf(one));
});
