// SPDX-License-Identifier: GPL-2.0-or-later
/** What a scan refuses, each in one line with a remedy, and what it goes on with. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Answer } from '../../support/program';
import { Lab, rowsOf } from './lab';

// Each scan starts some processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const lab = new Lab();
afterAll(() => lab.remove());

const ONLY = ['--only', 'lib/*'];
const tree = lab.objects;

/** Changes files of the tree, acts, and puts them back. */
function having(changes: Record<string, (text: string) => string | null>, act: () => void): void {
  const before = Object.keys(changes).map((file): [string, string] => [file, lab.read(file)]);
  for (const [file, text] of before) {
    const changed = changes[file]!(text);
    if (changed === null) fs.rmSync(path.join(tree, file));
    else lab.write(file, changed);
  }
  try {
    if (fs.existsSync(path.join(tree, 'include/config/auto.conf')) && changes['.config'] === undefined)
      lab.settle();
    act();
  } finally {
    for (const [file, text] of before) lab.write(file, text);
    lab.settle();
  }
}

const refused = ({ status, stdout, stderr }: Answer): string => {
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  return stderr;
};

const without =
  (line: string) =>
  (text: string): string =>
    text.replace(`${line}\n`, '');
const and =
  (line: string) =>
  (text: string): string =>
    `${text}${line}\n`;
const gone = (): null => null;
const CONF = 'include/config/auto.conf';
const PREPARE = 'run `make olddefconfig prepare`';

test.each([
  [
    '.config',
    gone,
    `${tree}: not configured, there is no .config`,
    'put the .config of the kernel there and run `make olddefconfig prepare`',
  ],
  [CONF, gone, `${tree}: not prepared, there is no ${CONF}`, `${PREPARE} there`],
  [
    'include/generated/utsrelease.h',
    gone,
    `${tree}: not prepared, there is no include/generated/utsrelease.h`,
    `${PREPARE} there`,
  ],
  [
    CONF,
    without('CONFIG_MODULES=y'),
    `${tree}/.config: CONFIG_MODULES is off: this kernel exports nothing`,
    'scan a kernel with modules',
  ],
  [
    CONF,
    without('CONFIG_MODVERSIONS=y'),
    `${tree}/.config: CONFIG_MODVERSIONS is off: this kernel has no CRCs`,
    'turn it on and run `make olddefconfig prepare`, or ask for the CRCs it would have with --assume-modversions',
  ],
  [
    CONF,
    and('CONFIG_TRIM_UNUSED_KSYMS=y'),
    `${tree}/.config: CONFIG_TRIM_UNUSED_KSYMS is on: which exports remain is known only after linking`,
    'turn it off and run `make olddefconfig prepare`',
  ],
  [
    'scripts/genksyms/parse.y',
    (text: string): string => `${text}direct_nested_declarator1:\n`,
    `${tree}/scripts/genksyms: half way between two generations of genksyms: parse.y has direct_nested_declarator1, as since 6.14, and parse.y lacks dont_want_type_specifier`,
    'take a released kernel, none from between two releases',
  ],
  [
    'scripts/genksyms/keywords.c',
    (): string => '"EXPORT_SYMBOL"',
    `${tree}/scripts/genksyms/keywords.c: kernels before 5.4 spell exports in another way, which is not supported`,
    'scan a kernel from 5.4 on',
  ],
  [
    'Kbuild',
    gone,
    'kernel: not a kernel tree',
    "name the folder with the kernel's sources, or the one that `make O=` made",
  ],
  [
    'init/main.c',
    gone,
    `${tree}: a kernel's headers, without its sources`,
    'name the folder with the whole sources',
  ],
])('%s: %#', (file, change, message, remedy) => {
  having({ [file]: change }, () => {
    expect(refused(lab.scan(ONLY))).toBe(`modversions: ${message}\n  ${remedy}\n`);
  });
});

test('exports of an unknown form', () => {
  const mend = (text: string): string =>
    text.replace('(sym, sec, ns)\t__GENKSYMS_EXPORT_SYMBOL(sym)', '(sym, sec, ns)\t__GENKSYMS_EXPORT(sym)');
  having({ 'include/linux/export.h': mend }, () => {
    const { status, stderr } = lab.scan([...ONLY, '--no-cache']);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'include/linux/export.h:1: exports have an unknown form: no macro reduces them to __GENKSYMS_EXPORT_SYMBOL(name)\n' +
        '  please report the kernel version; only kernels since 5.4 are known\n',
    );
  });
});

test('a .config that is newer than what was prepared from it', () => {
  const later = new Date(Date.now() + 60_000);
  fs.utimesSync(path.join(tree, '.config'), later, later);
  expect(refused(lab.scan(ONLY))).toBe(
    `modversions: ${tree}/.config: changed since the tree was prepared\n  ${PREPARE}\n`,
  );
  lab.settle();
});

test('no such tree, no such compiler, no such shard, no such job', () => {
  expect(refused(lab.run(['scan', 'nowhere', '-o', 'out']))).toBe(
    'modversions: nowhere: there is no such folder\n  name the folder of a kernel tree\n',
  );
  expect(refused(lab.scan([...ONLY, '--cc', 'no-such-cc']))).toBe(
    'modversions: no-such-cc: the compiler cannot be started\n  install it, or name another one with --cc\n',
  );
  for (const shard of ['0/2', '3/2', 'a/b'])
    expect(refused(lab.scan([...ONLY, '--shard', shard]))).toContain(
      `--shard ${shard}: is not K/N with K from 1 to N`,
    );
  expect(refused(lab.scan([...ONLY, '-j', '0']))).toContain('--jobs takes a whole number from 1');
});

test('--assume-modversions goes on, and scan.json says so', () => {
  having({ [CONF]: without('CONFIG_MODVERSIONS=y') }, () => {
    const { status, results } = lab.scan([...ONLY, '--assume-modversions']);
    expect(status).toBe(0);
    expect(JSON.parse(results['scan.json'])).toMatchObject({ assumedModversions: true, only: ['lib/*'] });
  });
});

test('a compiler of another version than the tree was configured with is warned of', () => {
  const other = (text: string): string => text.replace('1.0.0"', '0.9.9"');
  having({ [CONF]: other }, () => {
    const { status, stderr } = lab.scan(ONLY);
    expect(status).toBe(0);
    expect(stderr).toContain(
      `modversions: warning: ${tree}/.config: configured with teacc (Teapot Compiler Collection) 0.9.9, but teacc is teacc (Teapot Compiler Collection) 1.0.0\n` +
        '  name the compiler it was configured with: --cc\n',
    );
  });
});

test('without make, what can be done is said', () => {
  fs.mkdirSync(lab.at('bare'));
  fs.symlinkSync(process.execPath, lab.at('bare', 'node'));
  for (const tool of fs.readdirSync(lab.at('tools')).filter((name) => name !== 'make'))
    fs.copyFileSync(lab.at('tools', tool), lab.at('bare', tool));
  fs.chmodSync(lab.at('bare', 'teacc'), 0o755);
  fs.symlinkSync('/usr/bin/env', lab.at('bare', 'env'));
  const { status, stderr } = lab.scan([...ONLY, '--no-cache'], { PATH: lab.at('bare') });
  expect(status).toBe(2);
  expect(stderr).toContain(
    `modversions: ${tree}: make cannot be started\n  name a compile_commands.json of this kernel: --compile-commands FILE\n`,
  );
});

test('a compile_commands.json that is none', () => {
  lab.write('broken.json', '[\n{\n');
  expect(refused(lab.scan(['--compile-commands', 'kernel/broken.json']))).toMatch(
    /kernel\/broken\.json:\d: not JSON/,
  );
  lab.write('broken.json', '[]');
  expect(refused(lab.scan(['--compile-commands', 'kernel/broken.json']))).toContain(
    'names no command that compiles',
  );
  fs.rmSync(path.join(tree, 'broken.json'));
});

test('a unit that fails is told with its message; the others are done, and the status is 2', () => {
  const broken = (text: string): string => text.replace('<linux/kernel.h>', '<linux/kernle.h>');
  having({ 'lib/spoon.c': broken }, () => {
    const { status, stderr, stdout, results } = lab.scan(['--only', '{lib/*,core/leaf}']);
    expect(status).toBe(2);
    const message = 'lib/spoon: lib/spoon.c:3:10: fatal error: linux/kernle.h: No such file or directory';
    const remedy = 'see whether the kernel builds this object, with the same compiler and configuration';
    expect(stderr).toContain(`modversions: ${message}\n  ${remedy}\n`);
    expect([...rowsOf(results).keys()]).toEqual(['leaf_names']);
    expect(stdout).toContain('1 exports: 1 of vmlinux');
    const { problems } = JSON.parse(results['scan.json']) as { problems: unknown };
    expect(problems).toEqual([{ kind: 'failed', unit: 'lib/spoon', message, remedy }]);
  });
  expect([...rowsOf(lab.scan(['--only', 'lib/*']).results).keys()]).toEqual(['spoon_stir']);
});

describe('where the results go', () => {
  test('a file', () => {
    fs.writeFileSync(lab.at('taken'), 'mine');
    const { status, stderr } = lab.run(['scan', 'kernel', '-o', 'taken', ...ONLY]);
    expect(status).toBe(2);
    expect(stderr).toContain(`modversions: ${lab.at('taken')}: `);
    expect(fs.readFileSync(lab.at('taken'), 'utf8')).toBe('mine');
  });

  test('a folder in which one of the files is a folder', () => {
    fs.mkdirSync(lab.at('held', 'symtypes'), { recursive: true });
    const { status, stderr } = lab.run(['scan', 'kernel', '-o', 'held', ...ONLY]);
    expect(status).toBe(2);
    expect(stderr).toContain(`modversions: ${lab.at('held', 'symtypes')}: `);
    expect(fs.readdirSync(lab.at('held'))).toEqual(['symtypes']);
  });

  test('a folder of the tree itself: it is no part of it', () => {
    for (const time of [1, 2]) {
      const { status, stderr } = lab.run(['scan', 'kernel', '-o', 'kernel/results', ...ONLY]);
      expect(status).toBe(0);
      if (time === 2) expect(stderr).not.toContain('asking kbuild');
    }
    fs.rmSync(path.join(tree, 'results'), { recursive: true });
  });

  test('with --json, scan.json goes to standard output', () => {
    const { stdout, results } = lab.scan([...ONLY, '--json']);
    expect(stdout).toBe(results['scan.json']);
  });
});
