// SPDX-License-Identifier: GPL-2.0-or-later
/** A tiny kernel tree of our own, whose kernel serves tea. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { openTree, type KernelTree } from '../../../src/tree/kbuild';

/** Path → text. */
export type Files = Readonly<Record<string, string>>;

const roots: string[] = [];

afterAll(() => {
  for (const root of roots) fs.rmSync(root, { recursive: true, force: true });
});

export function scratch(): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'kbuild-test-')));
  roots.push(root);
  return root;
}

export function write(root: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, 'latin1');
  }
}

/** A program that says what a compiler says of its version. */
export function compiler(root: string, says: string): string {
  const file = path.join(root, 'tea-cc');
  fs.writeFileSync(file, `#!/bin/sh\necho '${says}'\n`, { mode: 0o755 });
  return file;
}

export const CONFIG =
  'CONFIG_CC_VERSION_TEXT="tea-cc 1.0"\nCONFIG_MODULES=y\nCONFIG_MODVERSIONS=y\nCONFIG_MILK=m\n';

/** What a source tree has before it is configured. */
export function sources(): Files {
  return {
    Makefile: 'VERSION = 6\nPATCHLEVEL = 1\nbuild-dir\t:= .\nvmlinux_o: vmlinux.a\n',
    Kbuild: '',
    'init/main.c': 'int kettle;\nEXPORT_SYMBOL(kettle);\n',
    'scripts/head-object-list.txt': '# Head objects\narch/tea/kernel/head.o\n',
    'scripts/genksyms/keywords.c': '{ "__GENKSYMS_EXPORT_SYMBOL", EXPORT_SYMBOL_KEYW },\n',
    'scripts/genksyms/parse.y': 'm_abstract_declarator: ptr_operator m_abstract_declarator ;\n',
  };
}

/** What configuring and preparing adds, in the source tree or a separate one. */
export function prepared(cc: string): Files {
  return {
    '.config': `# Linux/tea 6.1.0 Kernel Configuration\n${CONFIG}`,
    'include/config/auto.conf': CONFIG,
    'include/config/auto.conf.cmd': [
      ['ARCH', 'tea'],
      ['KERNELVERSION', '6.1.0'],
      ['CC', cc],
      ['srctree', '.'],
      ['PYTHON3', 'python3'],
    ]
      .map(([name, value]) => `ifneq "$(${name})" "${value}"\ninclude/config/auto.conf: FORCE\nendif\n`)
      .join(''),
    'include/config/kernel.release': '6.1.0-teapot\n',
    'include/generated/autoconf.h': '',
    'include/generated/utsrelease.h': '#define UTS_RELEASE "6.1.0-other"\n',
  };
}

/** A configured and prepared tree with files of the test's own; its source is its object tree. */
export function madeUpTree(files: Files = {}): string {
  const root = scratch();
  write(root, { ...sources(), ...prepared(compiler(root, 'tea-cc 1.0')), ...files });
  return root;
}

export function opened(tree: string): KernelTree {
  return openTree({ tree, assumeModversions: false });
}
