// SPDX-License-Identifier: GPL-2.0-or-later
/** For which compilers and machines our preprocessor is proved. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Predefined, provedFor } from '../../../src/tree/preprocess';

const folder = mkdtempSync(join(tmpdir(), 'proved-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Asks a compiler that has these macros. */
function proofOf(...macros: string[]): ReturnType<typeof provedFor> {
  const program = join(folder, 'cc');
  const all = [
    ...['__ORDER_LITTLE_ENDIAN__ 1234', '__BYTE_ORDER__ 1234', '__SIZEOF_POINTER__ 8', '__SIZEOF_LONG__ 8'],
    ...macros,
  ];
  writeFileSync(program, `#!/bin/sh\n${all.map((one) => `echo '#define ${one}'`).join('\n')}\n`, {
    mode: 0o755,
  });
  const unit = { name: 'a', source: 'a.c', file: 'a.c', module: 'vmlinux', command: [program] };
  return provedFor({ ...unit, directory: folder }, new Predefined());
}

test.each([
  [['__GNUC__ 12', '__x86_64__ 1'], true, 'GCC 12 for x86_64'],
  [['__GNUC__ 12', '__aarch64__ 1'], true, 'GCC 12 for arm64'],
  [['__GNUC__ 14', '__x86_64__ 1'], true, 'GCC 14 for x86_64'],
  [['__GNUC__ 14', '__aarch64__ 1'], false, 'GCC 14 for arm64'],
  [['__GNUC__ 13', '__x86_64__ 1'], false, 'GCC 13 for x86_64'],
  [['__GNUC__ 1', '__x86_64__ 1'], false, 'GCC 1 for x86_64'],
  [['__GNUC__ 12', '__i386__ 1'], false, 'GCC 12 for i386'],
  [['__GNUC__ 12', '__x86_64__ 1', '__ILP32__ 1'], false, 'GCC 12 for x32'],
  // Clang says that it is a GCC.
  [['__GNUC__ 12', '__clang__ 1', '__x86_64__ 1'], false, 'a compiler that is no GCC, for x86_64'],
  [['__x86_64__ 1'], false, 'a compiler that is no GCC, for x86_64'],
])('%j: %s', (macros, isProved, compiler) => {
  expect(proofOf(...macros)).toEqual({ isProved, compiler });
});

test('one that cannot be started is not', () => {
  const unit = { name: 'a', source: 'a.c', file: 'a.c', module: 'vmlinux', command: ['no-such-compiler'] };
  expect(provedFor({ ...unit, directory: folder }, new Predefined()).isProved).toBe(false);
});
