// SPDX-License-Identifier: GPL-2.0-or-later
/** Trees whose CRCs are made from debug data: their objects are scanned, and those that are missing are told. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Corpus, ScanProblem } from '../../../src/formats/corpus';
import { Progress } from '../../../src/progress';
import { scanTree } from '../../../src/tree/scan';
import { unpacked } from '../../support/gendwarfksyms-cases';
import { readKindObjects } from '../../support/gendwarfksyms-kinds';
import { CONFIG, madeUpTree, opened, write } from '../kbuild/made-up-tree';

const POT = Object.values(readKindObjects()['member-appended']!.base)[0]!;

interface Scanned {
  corpus: Corpus;
  problems: readonly ScanProblem[];
  generation: string;
  isIncomplete: boolean;
}

/** A tree of two units, of which `core/pot` is built. */
async function scanned(cmd: string): Promise<Scanned & { root: string }> {
  const config = `${CONFIG}CONFIG_GENDWARFKSYMS=y\n`;
  const root = madeUpTree({
    '.config': config,
    'include/config/auto.conf': config,
    'core/pot.c': 'EXPORT_SYMBOL(pot_brew);\n',
    'core/lid.c': 'EXPORT_SYMBOL(lid);\n',
    'core/.pot.o.cmd': cmd,
  });
  fs.writeFileSync(path.join(root, 'core/pot.o'), unpacked(POT));
  const entries = ['core/pot', 'core/lid'].map((name) => ({
    directory: root,
    file: `${name}.c`,
    arguments: ['tea-cc', '-c', '-o', `${name}.o`, `${name}.c`],
  }));
  write(root, { 'commands.json': JSON.stringify(entries) });
  const { corpus, facts, isIncomplete } = await scanTree({
    tree: opened(root),
    compileCommands: path.join(root, 'commands.json'),
    only: [],
    shard: undefined,
    jobs: 1,
    useCache: false,
    generate: false,
    assumedModversions: false,
    stable: false,
    leftOut: [],
    progress: new Progress(),
    say: () => undefined,
  });
  return { corpus, problems: facts.problems, generation: facts.generation, isIncomplete, root };
}

const SAVED = 'savedcmd_core/pot.o := tea-cc -c -o core/pot.o core/pot.c\n\n';

test('exports, types and declarations of what is built', async () => {
  const { corpus, generation } = await scanned(SAVED);
  expect(generation).toBe('gendwarfksyms');
  expect(
    corpus.units.map(({ name, module, exports }) => [name, module, exports.map((one) => one.name)]),
  ).toEqual([['core/pot', 'vmlinux', ['pot_brew']]]);
  expect(corpus.variants.map(({ record }) => record)).toContain(
    's#pot structure_type pot { member base_type unsigned int byte_size(4) encoding(7) level data_member_location(0) , ' +
      'member pointer_type { base_type char byte_size(1) encoding(6) } byte_size(8) label data_member_location(8) } byte_size(16)',
  );
  expect(corpus.declarations).toContainEqual({
    text: 'struct pot {\nunsigned int level;\nchar *label;\n};',
    file: 'include/pot.h',
    line: 1,
    pack: 0,
  });
});

test('a unit without an object is told with the command that makes it', async () => {
  const { problems, isIncomplete, root } = await scanned(SAVED);
  expect(isIncomplete).toBe(true);
  expect(problems.filter(({ kind }) => kind === 'not-built')).toEqual([
    {
      kind: 'not-built',
      unit: 'core/lid',
      message: 'core/lid.o is not built',
      remedy: `make -C ${root} core/lid.o`,
    },
  ]);
});

test('a CRC of the build that is another one', async () => {
  const { corpus } = await scanned(SAVED);
  const { crc } = corpus.units[0]!.exports[0]!;
  const row = (value: number): string => `#SYMVER pot_brew 0x${value.toString(16).padStart(8, '0')}\n`;
  const told = async (cmd: string): Promise<string[]> =>
    (await scanned(cmd)).problems.filter(({ kind }) => kind === 'other-version').map((one) => one.message);
  expect(await told(SAVED + row(crc))).toEqual([]);
  expect(await told(SAVED + row(1))).toEqual([
    `the build gave pot_brew the CRC 0x00000001, and its debug data give 0x${crc.toString(16).padStart(8, '0')}`,
  ]);
});
