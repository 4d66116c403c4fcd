// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readBtf, isSplitBtf, structsOf } from '../../../src/formats/btf';
import { contentOf } from '../../../src/formats/content';
import { readBaseline, readScan, SymtypesReader, toldSymvers } from '../../../src/formats/corpus';
import { conditionLines, readConditions } from '../../../src/formats/corpus/conditions-file';
import { headerLines, readHeaders } from '../../../src/formats/corpus/headers-file';
import { readDwarf } from '../../../src/formats/dwarf';
import { Elf } from '../../../src/formats/elf';
import { hasQuietRecord, moduleElf, readModule } from '../../../src/formats/module';
import { compareObjects, wantedBy } from '../../../src/formats/object';
import { readSide } from '../../../src/formats/shipped';
import { judgeKernels } from '../../../src/kernel/judge';
import { readRules } from '../../../src/kernel/accept/read-rules';
import { parseRules, parseSymbolList } from '../../../src/kernel/rules';
import { Progress } from '../../../src/progress';
import { readSaved } from '../../../src/tell/documents';
import { hashUnit } from '../../../src/tell/library';
import { kernelReports } from '../../../src/tell/report';
import { rawText } from '../../../src/text';
import { btfBytes } from '../../formats/btf/btf-writer';
import { SAMPLES, UNCHECKED } from '../../formats/content/samples';
import { dwarfSections } from '../../formats/dwarf/dwarf-writer';
import { Numbers } from '../../formats/elf/elf-writer';
import { androidImage } from '../../formats/image/made-android';
import { madeModule } from '../../formats/module/made-up';
import { kernelImage, potTypes } from '../../formats/shipped/made-kernel';
import { cpioOf, debOf, rpmOf, tarOf, type Entry } from '../../formats/shipped/made-package';
import { everyKind } from '../../tell/report/made-up';
import { readForms } from '../dwarf-forms';
import { unpacked } from '../gendwarfksyms-cases';
import { root } from '../program';

/** A reader that is given damaged inputs. */
export interface HardenedReader {
  name: string;
  /** Sound inputs that damaged ones are made from. */
  samples: readonly Buffer[];
  /** The name that the input has as a file, for readers that open files. */
  fileName: string;
  /** Files that lie beside it, by name. */
  beside?: readonly (readonly [name: string, content: Buffer])[];
  /**
   * Reads all there is.
   * @param path where the bytes are as well
   * @throws ModversionsError for what is refused; anything else is a fault
   */
  read: (bytes: Buffer, path: string) => unknown;
}

const sample = (...parts: string[]): Buffer => readFileSync(join(root, ...parts));
const teapot = (name: string): Buffer => sample('samples/teapot-1.0/scan', name);
const SHAPE = { width: 64, isLittle: true } as const;
const LIMIT = 1 << 26;

const DUMP = `s#lid struct lid { int open ; }
s#pot struct pot { s#lid lid ; int level ; t#tea tea ; }
t#tea typedef enum { GREEN = 0 , BLACK = 1 } tea
brew int brew ( s#pot * )
`;

const CONDITIONS = [
  {
    file: 'include/pot.h',
    groups: [{ branches: [{ line: 2, condition: 'defined(CONFIG_LID)' }], end: 4 }],
    macros: [{ line: 3, name: 'CUPS', text: '8' }],
    declarations: [{ line: 6, text: 'struct pot {\n\nint lid ;\n} ;' }],
  },
];

const HEADERS = [
  {
    file: 'include/linux/pot.h',
    pieces: [
      { kind: 'macro', name: 'FULL', line: 3, parameters: null, text: '100' },
      {
        kind: 'function',
        name: 'level',
        line: 5,
        parameters: null,
        text: 'static inline int level(void)\n{ }',
      },
    ],
  },
] as const;

const RULES = 'drivers/* PASS\nMODULE vmlinux FAIL\nNAMESPACE POT PASS\nSYMBOL pot_* FAIL\n';
const YAML = sample('samples/kabi/rules.yaml');

/** Code that calls, and data with the place of a function. */
function withRelocations(): Buffer {
  const places = new Numbers(SHAPE);
  for (const symbol of [1, 2])
    places
      .word(4 * symbol)
      .u32(1, symbol)
      .word(0);
  const relocations = {
    name: '.rela.text',
    content: places.whole,
    type: 4,
    flags: 0,
    info: 1,
    entrySize: 24,
  };
  return madeModule({
    imports: ['printk'],
    sections: [
      relocations,
      { name: '.rodata.str1.1', content: Buffer.from('pot\0lid\0'), flags: 0x32, entrySize: 1 },
    ],
    symbols: [{ name: 'brew', section: '.text', type: 2 }],
  });
}

const nic = (): Buffer =>
  madeModule({
    imports: ['printk', '?maybe'],
    versions: { printk: 1 },
    extended: { printk: 1 },
    exports: [{ name: 'one', crc: 1, isGplOnly: true, namespace: 'POT' }],
    isSigned: true,
  });

const withDwarf = (version: 4 | 5): Buffer =>
  madeModule({
    sections: dwarfSections(SHAPE, { version, entries: ['struct pot', 'struct lid;', 'enum tea'] }),
  });

const KERNEL: readonly Entry[] = [
  { name: './boot/vmlinux-6.1.0-pot', content: kernelImage() },
  { name: './lib/modules/6.1.0-pot/kernel/pot.ko', content: nic() },
];

const debugObjects = (): Buffer[] => {
  const forms = readForms();
  return [
    'GCC, DWARF 2',
    'GCC, DWARF 5, type units',
    'Clang, DWARF 4',
    'units that refer to each other (LTO)',
  ].map((form) => unpacked((forms[form]!.pot ?? forms[form]!.both)!));
};

async function readWhole(path: string): Promise<void> {
  const reader = new SymtypesReader();
  const { readTypes } = await readSide(path, reader, new Progress());
  readTypes?.(reader.records);
}

/** Compares an object with itself as it is, and as it was found: what can be read can be judged. */
async function judgeWhole(path: string): Promise<void> {
  const reader = new SymtypesReader();
  const kernel = await readSide(path, reader, new Progress());
  judgeKernels(kernel, await readSide(path, reader, new Progress()), {}, reader.records);
  const sound = `${path}.sound.o`;
  writeFileSync(sound, debugObjects()[0]!);
  judgeKernels(await readSide(sound, reader, new Progress()), kernel, {}, reader.records);
}

function contentIn(object: Buffer, name: string): Buffer {
  const elf = new Elf(object, 'x.o');
  return elf.content(elf.named(name)!);
}

/** An object with other bytes in a section, as far as there is room. */
function grafted(object: Buffer, name: string, content: Buffer): Buffer {
  const { offset, size } = new Elf(object, 'x.o').named(name)!;
  const copy = Buffer.from(object);
  copy.fill(0, offset, offset + size);
  content.copy(copy, offset, 0, size);
  return copy;
}

/** All readers of files that others made. */
export async function hardenedReaders(): Promise<HardenedReader[]> {
  const [tar, deb] = [await tarOf(KERNEL), await debOf(KERNEL)];
  const saved = Buffer.from(
    [...kernelReports(everyKind()).in('json', { color: false, width: null })].join(''),
  );
  const symtypes = (bytes: Buffer, path: string): unknown =>
    new SymtypesReader().readUnits(bytes, path, 'unit');
  const reader = (
    name: string,
    fileName: string,
    samples: readonly (Buffer | string)[],
    read: HardenedReader['read'],
  ): HardenedReader => ({ name, fileName, samples: samples.map((one) => Buffer.from(one as Buffer)), read });
  return [
    reader(
      'Module.symvers',
      'Module.symvers',
      [teapot('Module.symvers'), sample('test/cases/field/sound.symvers')],
      (bytes, path) => toldSymvers(rawText(bytes), path),
    ),
    reader('symtypes', 'unit.symtypes', [DUMP], symtypes),
    reader('consolidated symtypes', 'symtypes', [teapot('symtypes')], symtypes),
    reader('baseline', 'baseline.jsonl', [teapot('baseline.jsonl')], (_, path) => readBaseline(path)),
    reader(
      'headers.jsonl',
      'headers.jsonl',
      [[...headerLines(HEADERS.map(({ file, pieces }) => ({ file, pieces: [...pieces] })))].join('')],
      (_, path) => readHeaders(path),
    ),
    reader('conditions.jsonl', 'conditions.jsonl', [[...conditionLines(CONDITIONS)].join('')], (_, path) =>
      readConditions(path),
    ),
    {
      ...reader('scan.json', 'scan.json', [teapot('scan.json')], (_, path) => readScan(join(path, '..'))),
      beside: ['Module.symvers', 'symtypes', 'baseline.jsonl'].map((name) => [name, teapot(name)]),
    },
    reader('rules', 'rules', [RULES], (bytes, path) => parseRules(rawText(bytes), path)),
    reader('rules as YAML', 'rules.yaml', [YAML], (bytes, path) => readRules(rawText(bytes), path)),
    reader(
      'symbol lists',
      'list',
      [sample('samples/kabi/stablelist'), sample('test/cases/field/abi_symbol_list.list')],
      (bytes, path) => parseSymbolList(rawText(bytes), path),
    ),
    reader('saved comparison', 'saved.json', [saved], (bytes, path) => readSaved(rawText(bytes), path)),
    reader('module (ELF)', 'x.ko', [nic(), sample('test/cases/modules/kettle.ko')], (bytes, path) =>
      readModule(bytes, path),
    ),
    reader('relocations of a module', 'x.ko', [withRelocations()], (bytes, path) =>
      hasQuietRecord(moduleElf(bytes, path)),
    ),
    reader('pair of objects', 'x.o', [withRelocations(), nic()], (bytes, path) => {
      compareObjects(withRelocations(), bytes, path);
      return wantedBy(bytes, path);
    }),
    reader('compressed module', 'x.ko.gz', [gzipSync(nic())], async (bytes, path) =>
      readModule(await contentOf(bytes, path, LIMIT), path),
    ),
    reader('BTF', 'x.btf', [btfBytes(potTypes(['a', 'b']))], (bytes, path) =>
      isSplitBtf(bytes, path) ? null : [...structsOf(readBtf(bytes, path))],
    ),
    reader('DWARF', 'x.ko', [withDwarf(4), withDwarf(5)], (bytes, path) =>
      readDwarf(moduleElf(bytes, path), path),
    ),
    reader(
      'preprocessed unit',
      'x.i',
      [sample('samples/teapot-1.0/units/pot.i'), sample('samples/teapot-1.0/units/bus.i')],
      (bytes) => hashUnit(bytes, { types: true }),
    ),
    reader('kernel image', 'vmlinux', [kernelImage()], (_, path) => readWhole(path)),
    reader('boot image', 'boot.img', [androidImage(4, kernelImage())], (_, path) => readWhole(path)),
    ...['lz4', 'lz4 blocks', 'lz4 legacy', 'bzip2', 'lzma'].map((form) =>
      reader(`packed by ${form}`, 'x', [{ ...SAMPLES, ...UNCHECKED }[form]!], (bytes, path) =>
        contentOf(bytes, path, LIMIT),
      ),
    ),
    reader('object with DWARF', 'x.o', debugObjects(), (_, path) => judgeWhole(path)),
    ...['.debug_info', '.debug_abbrev'].map((section) =>
      reader(`${section} of an object`, 'x.o', [contentIn(debugObjects()[0]!, section)], (bytes, path) => {
        writeFileSync(path, grafted(debugObjects()[0]!, section, bytes));
        return judgeWhole(path);
      }),
    ),
    reader('tar package', 'k.tar', [tar], (_, path) => readWhole(path)),
    reader('rpm package', 'k.rpm', [rpmOf(KERNEL)], (_, path) => readWhole(path)),
    reader('cpio archive', 'k.cpio', [cpioOf(KERNEL)], (_, path) => readWhole(path)),
    reader('deb package', 'k.deb', [deb], (_, path) => readWhole(path)),
  ];
}
