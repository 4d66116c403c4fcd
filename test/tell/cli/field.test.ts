// SPDX-License-Identifier: GPL-2.0-or-later
/** Inputs as the field has them, each with its right answer: none may pass for "nothing changed" that is not read. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elfFile } from '../../formats/elf/elf-writer';
import { LAYOUT, madeModule } from '../../formats/module/made-up';
import { modversions, root, type Answer } from '../../support/program';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-field-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
const run = (line: string): Answer => modversions(line.split(' '), folder);

beforeAll(() => {
  cpSync(join(root, 'test/cases/field'), folder, { recursive: true });
  const layout = `0x${LAYOUT.toString(16)}\tmodule_layout\tvmlinux\tEXPORT_SYMBOL\t\n`;
  put('kernel.symvers', `${layout}0x00000007\tkettle_boil\tvmlinux\tEXPORT_SYMBOL\t\n`);
  put(
    'needs-extra.ko',
    madeModule({
      imports: ['kettle_boil', 'filter_clean'],
      versions: { kettle_boil: 7, filter_clean: 0x0a0b0c04 },
    }),
  );
  const btf = Buffer.from('9feb010018000000000000000000ff000000ff00000009000000', 'hex');
  put('broken-btf.ko', madeModule({ sections: [{ name: '.BTF', content: btf, flags: 0 }] }));
  const sound = readFileSync(join(folder, 'sound.symvers'), 'utf8');
  put('zeros.symvers', sound.replace(/^0x\w+/gm, '0x00000000'));
  put('no-vermagic.ko', madeModule({ vermagic: null, license: null }));
  put('object.o', elfFile({ width: 64, isLittle: true, machine: 62, sections: [], symbols: [] }));
  put('package.deb', '!<arch>\ndebian-binary   1700000000  0     0     100644  4         `\n2.0\n');
  put('package.rpm', Buffer.concat([Buffer.from('edabeedb0300', 'hex'), Buffer.alloc(200)]));
  put('junk', Buffer.from('\x00\x01\x02'));
  mkdirSync(join(folder, 'linux-headers'));
  put('linux-headers/Makefile', 'include ../linux-headers-common/Makefile\n');
  put('linux-headers/.config', '');
  cpSync(join(folder, 'sound.symvers'), join(folder, 'linux-headers/Module.symvers'));
});

/** Exit status, and what has to stand on standard output and on standard error. */
type Right = [status: number, stdout: RegExp | string, stderr: RegExp | ''];

const NOTHING = /^no export changed by its CRC; types and targets not compared\n/;
const REPEATED = /repeated\.symvers:2: 1 row repeats an earlier one, and is taken once/;
const UNTYPED = /untyped\.symvers:1: 2 rows have no export type/;
const listed = (list: string): [string, Right] => [
  `compare --filter-symbol-list ${list}.list sound.symvers sound.symvers`,
  [0, NOTHING, ''],
];

const TABLE: [command: string, right: Right][] = [
  // An empty reference.
  ['compare /dev/null sound.symvers', [2, '', /^modversions: \/dev\/null: exports nothing/]],
  ['compare sound.symvers empty.symvers', [2, '', /^modversions: empty\.symvers: exports nothing/]],
  ['explain empty.symvers sound.symvers kettle_boil', [2, '', /empty\.symvers: exports nothing/]],
  ['check-module needs-extra.ko --against empty.symvers', [2, '', /empty\.symvers: exports nothing/]],
  // A kernel without CONFIG_MODVERSIONS has a zero for each CRC, and they are all the same.
  [
    'compare zeros.symvers zeros.symvers',
    [
      2,
      '',
      /^modversions: zeros\.symvers: has no CRCs and no types: there is nothing to compare but names\n/,
    ],
  ],
  ['compare zeros.symvers sound.symvers', [2, '', /zeros\.symvers: has no CRCs and no types/]],
  [
    'list check some-match.list sound.symvers --base empty.symvers',
    [2, '', /^modversions: empty\.symvers: exports nothing/],
  ],
  // The drop-in says of it what the tool of the field says.
  ['symvers compare -f short empty.symvers empty.symvers', [0, /^Changes tolerated/, '']],
  // Rows.
  ['compare repeated.symvers sound.symvers', [0, REPEATED, '']],
  ['compare -f short repeated.symvers sound.symvers', [0, /^Changes tolerated/, REPEATED]],
  ['compare --json repeated.symvers sound.symvers', [0, /"warnings": \[/, REPEATED]],
  ['compare contradicting.symvers sound.symvers', [2, '', /contradicting\.symvers:2: duplicate symbol/]],
  ['symvers compare repeated.symvers sound.symvers', [2, '', /repeated\.symvers:2: duplicate symbol/]],
  ['compare untyped.symvers sound.symvers', [0, UNTYPED, '']],
  ['symvers compare untyped.symvers sound.symvers', [2, '', /untyped\.symvers:1: no export type/]],
  // Lists.
  ...[
    'whitelist',
    'rhel7_x86_64_whitelist',
    'ol10_x86_64_whitelist',
    'abi_whitelist',
    'rhel9_x86_64_stablelist',
    'x_lockedlist',
    'abi_symbol_list',
    'byte-order-mark',
  ].map(listed),
  [
    'compare --symbol-list some-match.list sound.symvers sound.symvers',
    [0, /neither kernel exports 2 of the 3 symbols that it lists: kettle_biol, spoon_\*/, ''],
  ],
  [
    'compare --stablelist none-matches.list sound.symvers sound.symvers',
    [2, '', /none-matches\.list: neither kernel exports anything that it lists: kettle_biol/],
  ],
  [
    'compare --filter-symbol-list other-section.list sound.symvers sound.symvers',
    [2, '', /other-section\.list: lists no symbol/],
  ],
  [
    'compare --filter-symbol-list two-sections.list sound.symvers sound.symvers',
    [0, /two-sections\.list:3: the section \[suppress_function\] is no list of symbols/, ''],
  ],
  // Options that are given twice.
  [
    'compare -r first.rules -r second.rules sound.symvers changed.symvers',
    [1, /Export 'kettle_boil' changed CRC/, ''],
  ],
  [
    'compare -r second.rules -r first.rules sound.symvers changed.symvers',
    [0, /1 change by the rule in line 1 of second\.rules/, ''],
  ],
  ['symvers compare -r first.rules -r second.rules sound.symvers changed.symvers', [0, /by rules/, '']],
  [
    'check-module needs-extra.ko --against kernel.symvers --against kernel.symvers',
    [1, /^1 module, 2 kernels: 1 none\n/, ''],
  ],
  [
    'compare --filter-symbol-list a --symbol-list b sound.symvers sound.symvers',
    [2, '', /--filter-symbol-list is given twice: 'a', 'b'/],
  ],
  ['crc --types a --types b old-exports.i', [2, '', /--types is given twice: 'a', 'b'/]],
  ['compare --fail-on any --fail-on break a b', [2, '', /--fail-on is given twice/]],
  ['compare -f json -f text sound.symvers sound.symvers', [2, '', /two reports for standard output/]],
  ['compare -f json:x -f text:x sound.symvers sound.symvers', [2, '', /two reports for x: json and text/]],
  ['compare sound.symvers sound.symvers changed.symvers', [2, '', /one argument too many/]],
  // What the tool of the field says of a symbol with two changes, of names, and of rules that are not used.
  [
    'symvers compare -r second.rules -f short sound.symvers two-changes.symvers',
    [0, /^Changes tolerated by rules: '0' additions, '0' removals, '1' modifications\n$/, ''],
  ],
  ['symvers compare -f symbols sound.symvers all-changes.symvers', [1, 'kettle_boil\nkettle_whistle\n', '']],
  [
    'unused-rules -r unused.rules sound.symvers',
    [0, /^unused\.rules:1: WARNING: Severity rule 'SYMBOL spoon_stir FAIL' is unused\n/, ''],
  ],
  ['unused-rules -r unused.rules sound.symvers', [0, /'MODULE drivers\/spoon\/\* PASS' is unused\n$/, '']],
  // Symtypes of old.
  ['symtypes compare old-headings.symtypes old-headings-changed.symtypes', [1, /^The following '2'/, '']],
  ['symtypes compare old-headings.symtypes old-headings.symtypes', [0, '', '']],
  [
    'compare old-headings.symtypes old-headings-changed.symtypes',
    [1, /^2 exports are unknown; 2 changed/, ''],
  ],
  // Units of old.
  ['crc --generation 4.18 old-exports.i', [0, /^(0x[0-9a-f]{8}\t[a-e]\told-exports\.i\n){5}$/, '']],
  [
    'crc old-exports.i',
    [
      0,
      '',
      /drivers\/oven\.c:2: EXPORT_SYMBOL is how kernels up to 5\.3 export: --generation 4\.18 reads it/,
    ],
  ],
  // Modules.
  ['check-module needs-extra.ko --against kernel.symvers', [1, /unknown symbol filter_clean/, '']],
  [
    'check-module needs-extra.ko --against kernel.symvers --extra-symbols extra.symvers',
    [0, /^1 module would load\n[^]*--extra-symbols names is taken as loaded/, ''],
  ],
  [
    'check-module needs-extra.ko --against kernel.symvers --extra-symbols extra-other.symvers',
    [1, /version of symbol filter_clean: 0x0a0b0c04, and filter has 0x0a0b0c05/, ''],
  ],
  [
    'check-module needs-extra.ko --against kernel.symvers --extra-symbols extra.symvers --extra-symbols extra-other.symvers',
    [0, /extra-other\.symvers: extra\.symvers has another version of filter_clean, which counts/, ''],
  ],
  [
    'check-module no-vermagic.ko --against kernel.symvers',
    [1, /no version magic, which every module of a kernel has/, ''],
  ],
  [
    'check-module broken-btf.ko --against kernel.symvers',
    [
      0,
      /the BTF of broken-btf\.ko is cut off: kernels without CONFIG_MODULE_ALLOW_BTF_MISMATCH refuse it/,
      '',
    ],
  ],
  // Other files, told by what they are.
  ['compare object.o sound.symvers', [2, '', /object\.o: nothing in it tells what the kernel exports/]],
  ['symvers compare object.o sound.symvers', [2, '', /object\.o: is an ELF file/]],
  ['symtypes compare object.o old-headings.symtypes', [2, '', /object\.o: is an ELF file/]],
  ['compare package.deb sound.symvers', [2, '', /package\.deb: the Debian package is cut off or damaged/]],
  ['compare package.rpm sound.symvers', [2, '', /package\.rpm: the RPM package is cut off or damaged/]],
  ['compare dump.stg sound.symvers', [2, '', /dump\.stg: is an Android \.stg dump/]],
  ['compare abidw.xml sound.symvers', [2, '', /abidw\.xml: is libabigail's XML/]],
  ['compare junk sound.symvers', [2, '', /junk: is no text/]],
  [
    'compare linux-headers sound.symvers',
    [
      0,
      /^base: linux-headers\/Module\.symvers \(Module\.symvers, 2 exports\)$/m,
      /^modversions: linux-headers: taken as the Module\.symvers in it/,
    ],
  ],
];

test.each(TABLE)('%s', (command, [status, stdout, stderr]) => {
  const answer = run(command);
  const isRight = (text: string, right: RegExp | string): boolean =>
    typeof right === 'string' ? text === right : right.test(text);
  const shown = { ...answer, stdoutIsRight: isRight(answer.stdout, stdout), stderrIsRight: true };
  // Warnings of the unit of an old kernel are genksyms' own.
  shown.stderrIsRight = isRight(answer.stderr, stderr);
  expect(shown).toEqual({ ...answer, status, stdoutIsRight: true, stderrIsRight: true });
});
