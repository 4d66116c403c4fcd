// SPDX-License-Identifier: GPL-2.0-or-later
/** Kernels made of texts are as scanned ones are. */
import { compareKernels } from '../../../src/kernel/compare';
import { crcsOf, kernelOf, removeKernels } from './scan-of';

afterAll(removeKernels);

const kettle = (members: string): string =>
  `struct kettle { ${members} };\nvoid boil(struct kettle *kettle);\n__GENKSYMS_EXPORT_SYMBOL(boil);\n`;

test('two kernels of texts are compared by their types', async () => {
  const base = await kernelOf({ 'core/kettle': kettle('int level;') });
  const next = await kernelOf({ 'core/kettle': kettle('int level; int heat;') });
  const { causes, changes } = compareKernels(base, next);
  expect(changes.map(({ name, kind }) => [name, kind])).toEqual([['boil', 'crc']]);
  expect(causes.map(({ name, change, exports }) => ({ name, change, exports }))).toEqual([
    { name: 's#kettle', change: 'changed', exports: ['boil'] },
  ]);
  expect(base.rows?.get('boil')?.crc).toBe(crcsOf(kettle('int level;')).boil);
});

test('the type and the namespace of an export come from its note', async () => {
  const text = 'void pour(void);\n#pragma modversions pour "GPL" "TEA"\n__GENKSYMS_EXPORT_SYMBOL(pour);\n';
  const { rows } = await kernelOf({ 'drivers/cup': text });
  expect(rows?.get('pour')).toMatchObject({
    type: 'EXPORT_SYMBOL_GPL',
    namespace: 'TEA',
    module: 'drivers/cup',
  });
});
