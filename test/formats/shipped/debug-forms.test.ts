// SPDX-License-Identifier: GPL-2.0-or-later
/** Debug information of two compilers in all its forms: the same types, or one line that says why not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SymtypesReader, type Corpus } from '../../../src/formats/corpus';
import { readSide } from '../../../src/formats/shipped';
import { judgeKernels, type JudgedComparison } from '../../../src/kernel/judge';
import { Progress } from '../../../src/progress';
import { readForms } from '../../support/dwarf-forms';
import { unpacked } from '../../support/gendwarfksyms-cases';

const forms = readForms();
const folder = mkdtempSync(join(tmpdir(), 'debug-forms-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(form: string): string {
  const path = join(folder, form);
  mkdirSync(path, { recursive: true });
  for (const [name, object] of Object.entries(forms[form]!))
    writeFileSync(join(path, `${name}.o`), unpacked(object));
  return path;
}

async function corpusOf(form: string): Promise<Corpus> {
  const reader = new SymtypesReader();
  const { readTypes } = await readSide(written(form), reader, new Progress());
  return readTypes!(reader.records).source!.corpus;
}

/** Of each unit its exports, and the records that it leads to, by name. */
function told({ units, variants }: Corpus): Record<string, string[]> {
  return Object.fromEntries(
    units.map(({ name, variants: own }) => [name, [...own].map((one) => variants[one]!.record).sort()]),
  );
}

const POT_MEMBERS = [
  't#level_t level',
  'unsigned int hot : 1',
  'unsigned int cold : 3',
  'long long int wide : 40',
  'struct { int x ; union { char c ; long int l ; } ; }',
  's#spout spout',
  't#aligned_t aligned',
  's#line line',
  'char pad __attribute__ ( ( aligned ( 32 ) ) )',
  'e#kind kind',
  'e#flags flags',
  't#loose_t loose',
  's#lid * lid',
  's#pot * next',
  'int grid [ 2 ] [ 3 ]',
  '_Bool ( * fill ) ( s#pot * , const char * , ... )',
  'const volatile unsigned char * seen',
  'int tail [ 0 ]',
];
const COMMON = [
  'e#flags enum flags { LARGE = 18446744073709551615ULL }',
  'e#kind enum kind { TEA = -1 , COFFEE = 3 }',
  's#line struct line { char a ; } __attribute__ ( ( aligned ( 64 ) ) )',
  `s#pot struct pot { ${POT_MEMBERS.map((one) => `${one} ; `).join('')}}`,
  's#spout struct spout { char a ; int b ; } __attribute__ ( ( packed ) )',
  't#aligned_t typedef int aligned_t __attribute__ ( ( aligned ( 16 ) ) )',
  't#level_t typedef long unsigned int level_t',
  't#loose_t typedef long long unsigned int loose_t __attribute__ ( ( aligned ( 4 ) ) )',
];
const UNITS = {
  lid: [
    ...COMMON,
    'lid_open int lid_open ( s#lid * )',
    's#lid struct lid { int only_here ; s#pot * pot ; }',
  ].sort(),
  pot: [
    ...COMMON,
    'pot_fill int pot_fill ( s#pot * , e#kind )',
    'pot_sizes const short int pot_sizes [ 3 ]',
    'pots s#pot * pots [ 4 ]',
    's#lid struct lid { UNKNOWN }',
  ].sort(),
};

/** Forms that are refused, and why. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'no types (-g1)': /: 2 units of its debug information are no C, or were built to hold no types/,
  'a part of the types': /: 2 units of its debug information are no C, or were built to hold no types/,
  'split GCC': /lid\.o: the DWARF is split: its types are in \S+\.dwo, which is not read/,
  'split Clang': /lid\.o: the DWARF is split: its types are in \S+\.dwo, which is not read/,
  'old compression': /lid\.o: the DWARF is compressed in the old way \(\.zdebug_info\)/,
  'parts shared by dwz': /both\.o: the DWARF has its common parts in another file, where dwz put them/,
};

/** Forms in which no alignment is told: it is found from places and sizes, and another may give the same. */
const UNTOLD: ReadonlySet<string> = new Set([
  'GCC, DWARF 2, strict',
  'Clang, DWARF 2',
  'Clang, DWARF 4',
  'Clang, big-endian, DWARF 4',
]);
const whole = Object.keys(forms).filter((form) => !(form in REFUSED) && !form.startsWith('kernel'));
/** Without what stands for alignment. */
const unaligned = (records: readonly string[]): string[] =>
  records.map((one) => one.replace(/ __attribute__ \( \( aligned \( \d+ \) \) \)/g, ''));

test.each(whole.filter((form) => UNTOLD.has(form)))('%s', async (form) => {
  const { lid, pot } = told(await corpusOf(form));
  expect([unaligned(lid!), unaligned(pot!)]).toEqual([unaligned(UNITS.lid), unaligned(UNITS.pot)]);
});

test.each(whole.filter((form) => !UNTOLD.has(form)))('%s', async (form) => {
  expect(told(await corpusOf(form))).toEqual(UNITS);
});

test.each(Object.keys(REFUSED))('%s is refused', async (form) => {
  await expect(corpusOf(form)).rejects.toThrow(REFUSED[form]!);
});

type Knowledge = 'dwarf' | 'both' | 'btf';

function kernel(side: 'base' | 'new', by: Knowledge): string {
  const path = join(folder, side, by, 'vmlinux');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, unpacked(forms[`kernel, ${side}`]![by]!));
  return path;
}

async function judged(base: Knowledge, next: Knowledge): Promise<JudgedComparison> {
  const reader = new SymtypesReader();
  const sides = [];
  for (const path of [kernel('base', base), kernel('new', next)])
    sides.push(await readSide(path, reader, new Progress()));
  return judgeKernels(sides[0]!, sides[1]!, {}, reader.records);
}

test('an image with DWARF alone tells exports, release, types and variables', async () => {
  const side = await readSide(kernel('base', 'dwarf'), new SymtypesReader(), new Progress());
  expect([side.release, side.target?.machine]).toEqual(['6.1.0-pot', 'x86_64']);
  expect([...side.rows!.keys()].sort()).toEqual(['lid_open', 'pot_fill', 'pot_sizes', 'pots']);
  const messages = side.typeLimits!.map(({ message }) => message);
  expect(messages).toEqual([expect.stringContaining('types are known by debug information')]);
});

test('between two such a cause has its verdict, and its place', async () => {
  const { causes, base } = await judged('dwarf', 'dwarf');
  expect(causes.map(({ name, exports, judgement }) => [name, exports, judgement.verdict])).toEqual([
    ['s#pot', ['lid_open', 'pot_fill', 'pots'], 'break'],
  ]);
  expect([causes[0]!.basePlace, causes[0]!.newPlace]).toEqual([
    { file: 'pot.h', line: 23 },
    { file: 'pot.h', line: 23 },
  ]);
  expect(base.kind).toBe('shipped');
});

test('BTF goes before DWARF', async () => {
  const side = await readSide(kernel('base', 'both'), new SymtypesReader(), new Progress());
  expect(side.btf).toBeDefined();
  expect(side.typeLimits![0]!.message).toContain('types are known by BTF');
});

test.each([
  ['dwarf', 'btf'],
  ['btf', 'dwarf'],
] as const)('%s against %s: what both know is compared, and what they do not is told', async (base, next) => {
  const { causes, warnings } = await judged(base, next);
  expect(causes.map(({ name, judgement }) => [name, judgement.verdict])).toEqual([['s#pot', 'break']]);
  expect(warnings.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/one side is known by (DWARF|BTF), the other by (DWARF|BTF)/),
  );
});
