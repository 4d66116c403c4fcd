// SPDX-License-Identifier: GPL-2.0-or-later
/** What a tree is, and the trees that are refused. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { G0 } from '../../../grammars';
import { openTree } from '../../../src/tree/kbuild';
import { ModversionsError } from '../../../src/problem';
import { CONFIG, compiler, madeUpTree, opened, prepared, scratch, sources, write } from './made-up-tree';

/** The message and the remedy with which opening fails. */
function refusal(tree: string, options: { objtree?: string; cc?: string } = {}): [string, string] {
  try {
    openTree({ tree, assumeModversions: false, ...options });
  } catch (error) {
    expect(error).toBeInstanceOf(ModversionsError);
    const { message, remedy } = error as ModversionsError;
    return [message, remedy];
  }
  throw new Error('not refused');
}

/** A tree whose configuration has more lines. */
function configured(...lines: string[]): string {
  const config = `${CONFIG}${lines.join('\n')}\n`;
  return madeUpTree({ '.config': config, 'include/config/auto.conf': config });
}

describe('a prepared tree', () => {
  test('what its CRCs are made from', () => {
    expect(opened(madeUpTree()).generation).toBe(G0);
    expect(opened(configured('CONFIG_GENDWARFKSYMS=y')).generation).toBeNull();
  });

  test('in its source', () => {
    const root = madeUpTree();
    const cc = path.join(root, 'tea-cc');
    expect(opened(root)).toEqual({
      source: root,
      objects: root,
      modules: null,
      release: '6.1.0-teapot',
      version: [6, 1],
      architecture: 'tea',
      compiler: { command: cc, configured: cc, version: 'tea-cc 1.0' },
      generation: G0,
      variables: { ARCH: 'tea', CC: cc, PYTHON3: 'python3' },
      warnings: [],
    });
  });

  test('beside its source, which is found or named', () => {
    const [source, linked, included] = [scratch(), scratch(), scratch()] as [string, string, string];
    write(source, sources());
    for (const objects of [linked, included]) write(objects, prepared(compiler(objects, 'tea-cc 1.0')));
    fs.symlinkSync(source, path.join(linked, 'source'));
    write(included, { Makefile: `# made by kbuild\ninclude ${source}/Makefile\n` });
    for (const objects of [linked, included]) {
      expect(opened(objects)).toMatchObject({ source, objects });
      expect(openTree({ tree: source, objtree: objects, assumeModversions: false })).toMatchObject({
        source,
        objects,
      });
    }
  });

  test('without what kbuild records', () => {
    const root = madeUpTree({ 'include/config/auto.conf.cmd': '', 'include/config/kernel.release': '' });
    const config = CONFIG.replace('tea-cc 1.0', `${root}/tea-cc 1.0`);
    write(root, { 'include/config/auto.conf': config });
    const { release, architecture, compiler: found, warnings } = opened(root);
    expect([release, architecture, found.command]).toEqual(['6.1.0-other', 'tea', `${root}/tea-cc`]);
    expect(warnings).toHaveLength(1);
  });

  test('with a compiler of another version', () => {
    const root = madeUpTree();
    const cc = compiler(scratch(), 'tea-cc 2.0');
    const tree = openTree({ tree: root, cc, assumeModversions: false });
    expect(tree.compiler).toMatchObject({ command: cc, configured: `${root}/tea-cc` });
    expect(tree.warnings).toEqual([
      {
        message: `${root}/.config: configured with tea-cc 1.0, but ${cc} is tea-cc 2.0`,
        remedy: 'name the compiler it was configured with: --cc',
      },
    ]);
  });

  test.each([
    ['x86_64', 'x86'],
    ['i386', 'x86'],
    ['arm64', 'arm64'],
  ])('for ARCH=%s', (arch, folder) => {
    const root = madeUpTree({ 'include/config/auto.conf.cmd': `ifneq "$(ARCH)" "${arch}"\n` });
    expect(openTree({ tree: root, cc: `${root}/tea-cc`, assumeModversions: false }).architecture).toBe(
      folder,
    );
  });
});

describe('refused is', () => {
  test('what is not there', () => {
    expect(refusal('/nowhere')).toEqual([
      '/nowhere: there is no such folder',
      'name the folder of a kernel tree',
    ]);
  });

  test('what is no kernel', () => {
    const root = scratch();
    expect(refusal(root)[0]).toBe(`${root}: not a kernel tree`);
  });

  test('a package of headers', () => {
    const root = madeUpTree();
    fs.rmSync(path.join(root, 'init/main.c'));
    expect(refusal(root)[0]).toBe(`${root}: a kernel's headers, without its sources`);
  });

  test('one that is not configured', () => {
    const root = scratch();
    write(root, sources());
    expect(refusal(root)).toEqual([
      `${root}: not configured, there is no .config`,
      'put the .config of the kernel there and run `make olddefconfig prepare`',
    ]);
  });

  test.each(['include/config/auto.conf', 'include/generated/autoconf.h', 'include/generated/utsrelease.h'])(
    'one without %s',
    (name) => {
      const root = madeUpTree();
      fs.rmSync(path.join(root, name));
      expect(refusal(root)).toEqual([
        `${root}: not prepared, there is no ${name}`,
        'run `make olddefconfig prepare` there',
      ]);
    },
  );

  test('one without bounds.h, if it has a source for it', () => {
    const root = madeUpTree({ 'kernel/bounds.c': '' });
    expect(refusal(root)[0]).toBe(`${root}: not prepared, there is no include/generated/bounds.h`);
  });

  test('one that was configured again', () => {
    const root = madeUpTree();
    const later = Date.now() / 1000 + 10;
    fs.utimesSync(path.join(root, '.config'), later, later);
    expect(refusal(root)).toEqual([
      `${root}/.config: changed since the tree was prepared`,
      'run `make olddefconfig prepare`',
    ]);
  });

  test.each([
    [
      'CONFIG_TRIM_UNUSED_KSYMS=y',
      'CONFIG_TRIM_UNUSED_KSYMS is on: which exports remain is known only after linking',
    ],
  ])('%s', (line, message) => {
    const root = configured(line);
    expect(refusal(root)[0]).toBe(`${root}/.config: ${message}`);
  });

  test('CONFIG_MODULES off', () => {
    const root = madeUpTree({ 'include/config/auto.conf': '# CONFIG_MODULES is not set\n' });
    expect(refusal(root)[0]).toContain('CONFIG_MODULES is off');
  });

  test('CONFIG_MODVERSIONS off, unless the user says so', () => {
    const root = madeUpTree({ 'include/config/auto.conf': 'CONFIG_MODULES=y\n' });
    expect(refusal(root)[0]).toBe(`${root}/.config: CONFIG_MODVERSIONS is off: this kernel has no CRCs`);
    expect(openTree({ tree: root, assumeModversions: true }).generation).toBe(G0);
  });

  test('a compiler that is not there', () => {
    expect(refusal(madeUpTree(), { cc: 'no-such-cc' })).toEqual([
      'no-such-cc: the compiler cannot be started',
      'install it, or name another one with --cc',
    ]);
  });

  test('one whose exports are macros of their own', () => {
    const root = madeUpTree({ 'scripts/genksyms/keywords.c': '{ "EXPORT_SYMBOL", EXPORT_SYMBOL_KEYW },\n' });
    expect(refusal(root)[0]).toContain('kernels before 5.4');
  });

  test('one half way between two generations of genksyms', () => {
    const root = madeUpTree({ 'scripts/genksyms/parse.y': 'direct_nested_declarator1: ;\n' });
    expect(refusal(root)[0]).toContain('half way between two generations');
  });

  test.each([
    ['5', '4', 'G0'],
    ['6', '14', '6.14'],
    ['7', '3', '7.0'],
  ])('version %s.%s, where there is no grammar, is of generation %s', (major, minor, generation) => {
    const root = madeUpTree({ Makefile: `VERSION = ${major}\nPATCHLEVEL = ${minor}\n` });
    fs.rmSync(path.join(root, 'scripts/genksyms'), { recursive: true });
    expect(openTree({ tree: root, assumeModversions: false }).generation?.name).toBe(generation);
  });
});
