// SPDX-License-Identifier: GPL-2.0-or-later
/** A scan of sources beside a kernel as it is shipped: what both know is compared, and nothing else is vouched for. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Records, SymtypesReader, type Kernel, type Target } from '../../../src/formats/corpus';
import { readSide } from '../../../src/formats/shipped';
import { Explainer } from '../../../src/kernel/explain';
import { judgeKernels, type JudgedComparison } from '../../../src/kernel/judge';
import { Progress } from '../../../src/progress';
import type { MadeType } from '../../formats/btf/btf-writer';
import { kernelImage, potTypes, type Made } from '../../formats/shipped/made-kernel';
import { crcsOf, kernelOf, removeKernels } from './scan-of';

const folder = mkdtempSync(join(tmpdir(), 'mixed-'));
let count = 0;
afterAll(() => {
  rmSync(folder, { recursive: true });
  removeKernels();
});

const TARGET: Target = {
  machine: 'x86_64',
  byteOrder: 'little',
  pointerBytes: 8,
  longBytes: 8,
  charIsSigned: true,
  packStruct: 0,
  shortEnums: false,
  msBitfields: false,
  // As sources tell them; no image does.
  options: ['-fshort-wchar'],
};
/** As sources say what `potTypes` says: through a typedef, with attributes, qualifiers and names of parameters. */
const SOURCE = `typedef long lid_t;
struct pot { const lid_t lid; } __attribute__((__aligned__(8))) __attribute__((designated_init));
extern int pot_fill(struct pot *const which) __attribute__((__cold__));
extern void pot_empty(struct pot *);
extern int pot_count;
__GENKSYMS_EXPORT_SYMBOL(pot_fill);
__GENKSYMS_EXPORT_SYMBOL(pot_empty);
__GENKSYMS_EXPORT_SYMBOL(pot_count);`.replace('const lid_t', 'lid_t');
const CRCS = crcsOf(SOURCE) as Record<string, number>;
const CHANGED = Object.fromEntries(Object.entries(CRCS).map(([name, crc]) => [name, crc ^ 1]));

const source = (text = SOURCE, target: Partial<Target> = {}): Promise<Kernel> =>
  kernelOf({ 'core/pot': text }, { target: { ...TARGET, ...target } });

function side(content: Buffer): Promise<Kernel> {
  const path = join(folder, String(count++), 'vmlinux');
  mkdirSync(join(path, '..'));
  writeFileSync(path, content);
  return readSide(path, new SymtypesReader(), new Progress());
}

const image = (made: Made = {}): Promise<Kernel> => side(kernelImage({ crcs: CRCS, ...made }));

const causes = ({ causes: all }: JudgedComparison): unknown =>
  all.map(({ name, judgement }) => [name, judgement.verdict]);
const missed = ({ missed: all }: JudgedComparison): unknown =>
  all.map(({ name, judgement }) => [name, judgement.kind, judgement.verdict]);
const changes = ({ changes: all }: JudgedComparison): unknown =>
  all.map(({ name, verdict }) => [name, verdict]);

test('one kernel, known in both ways, has no difference, and what is not compared is said once', async () => {
  for (const [base, next] of [
    [await source(), await image()],
    [await image(), await source()],
  ] as const) {
    const found = judgeKernels(base, next);
    expect([changes(found), causes(found), missed(found)]).toEqual([[], [], []]);
    const said = found.warnings.filter(({ message }) => message.includes('what both tell is compared'));
    expect(said).toHaveLength(1);
    expect(found.beyond.definitions).toBeNull();
  }
});

test('a member that moved is a break, both ways, in the words of each side', async () => {
  const found = judgeKernels(await source(), await image({ before: ['heat'], crcs: CHANGED }));
  expect(causes(found)).toEqual([['s#pot', 'break']]);
  expect(found.causes[0]!.baseText).toContain('t#lid_t lid');
  expect(found.causes[0]!.newText).toContain('long int heat');
  expect(changes(found)).toEqual([
    ['pot_count', 'unknown'],
    ['pot_empty', 'break'],
    ['pot_fill', 'break'],
  ]);
  const back = judgeKernels(await image({ before: ['heat'], crcs: CHANGED }), await source());
  expect(causes(back)).toEqual([['s#pot', 'break']]);
});

test('nothing is compatible on the word of type data', async () => {
  const found = judgeKernels(await source(), await image({ crcs: CHANGED }));
  expect(causes(found)).toEqual([]);
  expect(changes(found)).toEqual([
    ['pot_count', 'unknown'],
    ['pot_empty', 'unknown'],
    ['pot_fill', 'unknown'],
  ]);
  const renamed = potTypes([]).map((type) =>
    type.kind === 'struct' ? { ...type, members: [{ ...type.members[0]!, name: 'cover' }] } : type,
  );
  expect(causes(judgeKernels(await source(), await image({ types: renamed, crcs: CHANGED })))).toEqual([
    ['s#pot', 'unknown'],
  ]);
});

test('explaining a type says the same', async () => {
  const renamed = potTypes([]).map((type) =>
    type.kind === 'struct' ? { ...type, members: [{ ...type.members[0]!, name: 'cover' }] } : type,
  );
  for (const base of [await source(), await image()]) {
    const other = await image({ types: renamed, crcs: CHANGED });
    const explainer = new Explainer(base, other, new Records());
    const { explanations } = explainer.explain(explainer.subjectsOf('struct pot'));
    expect(explanations.map(({ verdict }) => verdict)).toEqual(['unknown']);
  }
});

test('what differs under an equal CRC is unknown, and not passed over', async () => {
  const found = judgeKernels(await source(), await image({ before: ['heat'] }));
  expect(missed(found)).toEqual([['s#pot', 'missed-by-crc', 'unknown']]);
});

test('a kernel without CRCs is compared by its types', async () => {
  const found = judgeKernels(await source(), await image({ before: ['heat'], crcs: null }));
  expect(causes(found)).toEqual([['s#pot', 'break']]);
});

test('arrays of arrays, bit-fields, unnamed members, values and lists of arguments are the same in both', async () => {
  const text = `enum { ROWS = 2, COLUMNS = 3 };
typedef __builtin_va_list va_list;
enum heat { COLD, HOT = 0x80000000 };
struct pot { long lid[ROWS][COLUMNS]; unsigned int a : 3, : 5, b : 4; union { enum heat heat; int level; }; void (*pour)(int[4]); };
extern int pot_fill(struct pot *, va_list);
__GENKSYMS_EXPORT_SYMBOL(pot_fill);`;
  const types: MadeType[] = [
    { kind: 'int', name: 'long int', size: 8 },
    { kind: 'array', type: 1, length: 6 },
    { kind: 'int', name: 'unsigned int', size: 4 },
    {
      kind: 'enum',
      name: 'heat',
      size: 4,
      values: { COLD: 0, HOT: -0x80000000 },
    },
    { kind: 'int', name: 'int', size: 4 },
    {
      kind: 'union',
      name: '',
      size: 4,
      members: [
        { name: 'heat', type: 4, bitOffset: 0 },
        { name: 'level', type: 5, bitOffset: 0 },
      ],
    },
    { kind: 'ptr', type: 5 },
    { kind: 'proto', returns: 0, parameters: [{ name: '', type: 7 }] },
    { kind: 'ptr', type: 8 },
    {
      kind: 'struct',
      name: 'pot',
      size: 64,
      members: [
        { name: 'lid', type: 2, bitOffset: 0 },
        { name: 'a', type: 3, bitOffset: 384, bitSize: 3 },
        { name: 'b', type: 3, bitOffset: 392, bitSize: 4 },
        { name: '', type: 6, bitOffset: 416 },
        { name: 'pour', type: 9, bitOffset: 448 },
      ],
    },
    { kind: 'ptr', type: 10 },
    { kind: 'struct', name: '__va_list_tag', size: 8, members: [{ name: 'offset', type: 1, bitOffset: 0 }] },
    { kind: 'ptr', type: 12 },
    {
      kind: 'proto',
      returns: 5,
      parameters: [
        { name: 'pot', type: 11 },
        { name: 'list', type: 13 },
      ],
    },
    { kind: 'func', name: 'pot_fill', type: 14 },
  ];
  const crcs = crcsOf(text) as Record<string, number>;
  const found = judgeKernels(await source(text), await image({ types, crcs }));
  expect([changes(found), causes(found), missed(found)]).toEqual([[], [], []]);
  // Each of them is looked at.
  const others = types.map((type): MadeType =>
    type.kind === 'enum' ? { ...type, values: { COLD: 0, HOT: 9 } } : type,
  );
  expect(missed(judgeKernels(await source(text), await image({ types: others, crcs })))).toEqual([
    ['e#heat', 'missed-by-crc', 'unknown'],
  ]);
  const longer = types.map((type): MadeType => (type.kind === 'array' ? { ...type, length: 5 } : type));
  expect(missed(judgeKernels(await source(text), await image({ types: longer, crcs })))).toEqual([
    ['s#pot', 'missed-by-crc', 'unknown'],
  ]);
});

test('other machines are refused, and type data of which the machine is not known', async () => {
  const shipped = await image();
  const i386 = await source(SOURCE, { machine: 'i386', pointerBytes: 4, longBytes: 4 });
  expect(() => judgeKernels(i386, shipped)).toThrow(/compiled for different targets/);
  const rows = (await source()).rows!;
  const alone = {
    ...(await side(kernelImage({ types: potTypes([]) }))),
    target: null,
    architecture: null,
    rows,
  };
  const base = await source();
  expect(() => judgeKernels(base, alone)).toThrow(/its machine is not known/);
});
