// SPDX-License-Identifier: GPL-2.0-or-later
/** Which sources may export something. */
import * as path from 'node:path';
import { planFor, type Plan } from '../../../src/tree/kbuild';
import { madeUpTree, opened, write, type Files } from './made-up-tree';

/** The plan of a tree in which one source, `lib/x.c`, is compiled. */
async function planned(files: Files, ...options: string[]): Promise<Plan> {
  const root = madeUpTree(files);
  const source = Object.keys(files).find((name) => /^lib\/x\.[cS]$/.test(name))!;
  const words = ['cc', '-D__KERNEL__', '-I./include', ...options, '-c', '-o', 'lib/x.o', source];
  write(root, { 'commands.json': JSON.stringify([{ directory: root, file: source, arguments: words }]) });
  return planFor(opened(root), { compileCommands: path.join(root, 'commands.json') });
}

const header = '#define EXPORT_SYMBOL(x) __EXPORT_SYMBOL(x)\n';

test.each<[string, Files, string[]]>([
  ['an export', { 'lib/x.c': 'EXPORT_SYMBOL(x);' }, []],
  ['a macro with EXPORT_ in its name', { 'lib/x.c': 'EXPORT_TEA(x);' }, []],
  [
    'macros of common headers whose names say nothing',
    {
      'include/linux/export.h': header,
      'include/tea/serve.h': '#define serve(x) \\\n  pour(x)\n',
      'arch/tea/include/asm/pour.h': '#\tdefine pour(x) int x; EXPORT_SYMBOL(x)\n',
      'lib/x.c': '#include <tea/serve.h>\nserve(x)\n',
    },
    [],
  ],
  [
    'an included source',
    { 'lib/x.c': ' # include "../y/y.c"', 'y/y.c': '#include "z.inc"', 'y/z.inc': 'EXPORT_SYMBOL(z)' },
    [],
  ],
  ['a source of a folder', { 'lib/x.c': '#include <y.c>', 'y/y.c': 'EXPORT_SYMBOL(y);' }, ['-I', 'y']],
  [
    'a header of its own that exports',
    { 'lib/x.c': '#include "x.h"', 'lib/x.h': 'int x;\nEXPORT_SYMBOL(x);' },
    [],
  ],
  [
    'a header of its own with a macro',
    { 'lib/x.c': '#include "x.h"\nserve(x)', 'lib/x.h': '#define serve(x) \\\n EXPORT_SYMBOL(x)' },
    [],
  ],
  [
    'a common header that exports',
    { 'lib/x.c': '#include <tea/x.h>', 'include/tea/x.h': 'EXPORT_SYMBOL(x);' },
    [],
  ],
  [
    'one that another includes',
    {
      'lib/x.c': '#include <tea/y.h>',
      'include/tea/y.h': '#include <tea/x.h>',
      'include/uapi/tea/x.h': 'EXPORT_SYMBOL(x);',
    },
    [],
  ],
])('%s is found', async (_what, files, options) => {
  expect((await planned(files, ...options)).units).toHaveLength(1);
});

test.each<[string, Files]>([
  ['nothing', { 'lib/x.c': 'int x;' }],
  [
    'a header that only defines',
    { 'lib/x.c': '#include "x.h"', 'lib/x.h': `/* EXPORT_SYMBOL */\n${header}// EXPORT_SYMBOL\n` },
  ],
  ['common headers', { 'lib/x.c': '#include <linux/export.h>', 'include/linux/export.h': header }],
  [
    'headers that include each other',
    { 'lib/x.c': '#include "x.h"', 'lib/x.h': '#include "y.h"', 'lib/y.h': '#include "x.h"' },
  ],
  ['an include that does not end', { 'lib/x.c': '#include "x' }],
])('%s is not', async (_what, files) => {
  expect((await planned(files)).units).toEqual([]);
});

test.each([
  ['#if __LINE__ > 3', true],
  ['# elif defined(X) && \\\n __LINE__', true],
  ['#define HERE __LINE__', false],
  ['int line = __LINE__;\n#if X', false],
])('__LINE__ in a condition: %j %s', async (text, uses) => {
  expect((await planned({ 'lib/x.c': `${text}\n` })).usesLineInConditions).toBe(uses);
  expect((await planned({ 'lib/x.c': '', 'include/x.h': `${text}\n` })).usesLineInConditions).toBe(uses);
});

test('assembly without any C has no flags, and is no unit', async () => {
  expect((await planned({ 'lib/x.S': 'EXPORT_SYMBOL(x)' })).units).toEqual([]);
});
