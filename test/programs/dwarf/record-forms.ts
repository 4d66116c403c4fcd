// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Compiles `test/cases/dwarf` in all forms that debug information comes in, for a test that needs no compiler. It takes gcc-12,
 * clang-14, ld and objcopy of binutils, and pahole (PAHOLE). Run by hand: `node dist/test/programs/dwarf/record-forms.js`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMS_FILE, SOURCES, type Forms } from '../../support/dwarf-forms';
import { packed } from '../../support/gendwarfksyms-cases';

const GCC = ['gcc-12'];
const CLANG = ['clang-14'];
/** By name the compiler and its options. */
const COMPILED: Readonly<Record<string, readonly string[]>> = {
  'GCC, DWARF 2': [...GCC, '-gdwarf-2'],
  'GCC, DWARF 2, strict': [...GCC, '-gdwarf-2', '-gstrict-dwarf'],
  'GCC, DWARF 3': [...GCC, '-gdwarf-3'],
  'GCC, DWARF 4': [...GCC, '-gdwarf-4'],
  'GCC, DWARF 5': [...GCC, '-gdwarf-5'],
  'GCC, DWARF 5 of 64 bits': [...GCC, '-gdwarf-5', '-gdwarf64'],
  'GCC, DWARF 4, type units': [...GCC, '-gdwarf-4', '-fdebug-types-section'],
  'GCC, DWARF 5, type units': [...GCC, '-gdwarf-5', '-fdebug-types-section'],
  'GCC, compressed by zlib': [...GCC, '-gdwarf-5', '-gz=zlib'],
  'GCC, fat objects': [...GCC, '-gdwarf-5', '-flto', '-ffat-lto-objects'],
  'Clang, DWARF 2': [...CLANG, '-gdwarf-2'],
  'Clang, DWARF 4': [...CLANG, '-gdwarf-4'],
  'Clang, DWARF 5': [...CLANG, '-gdwarf-5'],
  'Clang, type units': [...CLANG, '-gdwarf-5', '-fdebug-types-section'],
  'Clang, big-endian, DWARF 4': [...CLANG, '--target=s390x-linux-gnu', '-gdwarf-4'],
  'Clang, big-endian, DWARF 5': [...CLANG, '--target=s390x-linux-gnu', '-gdwarf-5'],
  'no types (-g1)': [...GCC, '-g1'],
  'a part of the types': [...GCC, '-femit-struct-debug-baseonly'],
  'split GCC': [...GCC, '-gsplit-dwarf'],
  'split Clang': [...CLANG, '-gsplit-dwarf'],
  'old compression': [...GCC, '-gz=zlib-gnu'],
};

function run([program, ...args]: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(program!, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}

const folder = mkdtempSync(join(tmpdir(), 'dwarf-forms-'));
const object = (name: string): string => packed(readFileSync(join(folder, name)));
try {
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(folder, name), text);
  const forms: Forms = {};
  const compile = (options: readonly string[]): void => {
    for (const unit of ['pot', 'lid'])
      run(
        [
          ...options.slice(0, 1),
          '-O2',
          '-g',
          '-w',
          ...options.slice(1),
          '-c',
          `${unit}.c`,
          '-o',
          `${unit}.o`,
        ],
        folder,
      );
  };
  for (const [name, options] of Object.entries(COMPILED)) {
    compile([...options, `-fdebug-prefix-map=${folder}=/kitchen`]);
    forms[name] = { pot: object('pot.o'), lid: object('lid.o') };
  }
  const plain = [...GCC, '-gdwarf-5', `-fdebug-prefix-map=${folder}=/kitchen`];
  compile(plain);
  run(['ld', '-r', '-o', 'both.o', 'pot.o', 'lid.o'], folder);
  forms['linked'] = { both: object('both.o') };
  run(['objcopy', '--compress-debug-sections=zstd', 'both.o', 'zstd.o'], folder);
  forms['linked, compressed by zstd'] = { both: object('zstd.o') };
  run(['objcopy', '--add-section', '.gnu_debugaltlink=pot.h', 'both.o', 'dwz.o'], folder);
  forms['parts shared by dwz'] = { both: object('dwz.o') };
  compile([...plain, '-flto']);
  const link = ['-flto', '-r', '-flinker-output=nolto-rel', '-o', 'lto.o', 'pot.o', 'lid.o'];
  run([...GCC, '-O2', '-g', ...link], folder);
  forms['units that refer to each other (LTO)'] = { both: object('lto.o') };
  for (const [side, options] of [
    ['base', []],
    ['new', ['-DNEW']],
  ] as const) {
    compile([...plain, '-DLINKED', ...options]);
    writeFileSync(
      join(folder, 'banner.c'),
      'const char banner[] = "Linux version 6.1.0-pot (cook@kitchen) #1";\n',
    );
    run([...GCC, '-c', 'banner.c'], folder);
    run(['ld', '-e', '0', '-o', 'dwarf', 'pot.o', 'lid.o', 'banner.o'], folder);
    run(['cp', 'dwarf', 'both'], folder);
    run([process.env.PAHOLE ?? 'pahole', '-J', 'both'], folder);
    run(['objcopy', '--strip-debug', 'both', 'btf'], folder);
    forms[`kernel, ${side}`] = { dwarf: object('dwarf'), both: object('both'), btf: object('btf') };
  }
  writeFileSync(FORMS_FILE, `${JSON.stringify(forms, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
