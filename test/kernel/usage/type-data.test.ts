// SPDX-License-Identifier: GPL-2.0-or-later
import { readBtf } from '../../../src/formats/btf';
import { TypeData } from '../../../src/kernel/usage';
import { btfBytes, stringsOf, type MadeType } from '../../formats/btf/btf-writer';
import { madeModule } from '../../formats/module/made-up';

const baseTypes = (name: string): MadeType[] => [{ kind: 'int', name, size: 4 }];
const baseOf = (name: string): ReturnType<typeof readBtf> => readBtf(btfBytes(baseTypes(name)), 'vmlinux');

/** A module whose type data go on from those of a kernel with one type. */
const MODULE = madeModule({
  sections: [
    {
      name: '.BTF',
      content: btfBytes(
        [{ kind: 'struct', name: 'pot', size: 4, members: [{ name: 'level', type: 1, bitOffset: 0 }] }],
        { base: stringsOf(btfBytes(baseTypes('int'))) },
      ),
      flags: 0,
    },
  ],
});

const known = (types: TypeData): ReturnType<TypeData['of']> =>
  types.of(() => Promise.resolve(MODULE), 'x.ko');
const asked = [expect.objectContaining({ why: expect.stringContaining('which --btf-base takes') as string })];

test('type data of the kernel that modules were compared with are what they go on from', async () => {
  const types = new TypeData(null, baseOf('int'));
  expect((await known(types))?.names.structs.has('pot')).toBe(true);
  expect(types.unchecked()).toEqual([]);
});

test('where they go on from others, these are asked for', async () => {
  const types = new TypeData(null, baseOf('another int'));
  expect(await known(types)).toBeNull();
  expect(types.unchecked()).toEqual(asked);
});

test('what was given is taken, and a misfit is told', async () => {
  const types = new TypeData(baseOf('another int'), baseOf('int'));
  expect(await known(types)).toBeNull();
  expect(types.unchecked()).toEqual([
    expect.objectContaining({ why: expect.stringContaining('cannot be read: x.ko: the BTF ') as string }),
  ]);
});
