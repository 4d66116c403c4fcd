// SPDX-License-Identifier: GPL-2.0-or-later
/** What a module says of itself, in both classes and byte orders, signed, and of kernels of several ages. */
import { readModule, type KernelModule } from '../../../src/formats/module';
import { SHAPES, shapeName } from '../elf/elf-writer';
import { LAYOUT, madeModule, SIGNATURE, VERMAGIC, type MadeExport, type MadeModule } from './made-up';

const read = (made: MadeModule, file = 'made.ko'): KernelModule => readModule(madeModule(made), file);

const EXPORTS: MadeExport[] = [
  { name: 'pot_pour', crc: 0xfedcba98, isGplOnly: true, namespace: 'POT' },
  { name: 'pot_brew', crc: 0x01234567 },
];

test.each(SHAPES.map((shape) => [shapeName(shape), shape] as const))('%s', (_, shape) => {
  const module = read({
    ...shape,
    machine: 40,
    name: 'pot_holder',
    modinfo: ['alias=pci:*', 'alias=usb:*', 'depends=pot,,lid', 'import_ns=POT', 'intree=Y', 'import_ns=LID'],
    imports: ['printk', '?maybe', 'lid_open'],
    versions: { printk: 0xdeadbeef, lid_open: 1 },
    extended: { lid_open: 0x80000001, ['x'.repeat(70)]: 2 },
    exports: EXPORTS,
    isSigned: true,
  });
  expect(module).toMatchObject({
    file: 'made.ko',
    name: 'pot_holder',
    elf: { ...shape, machine: 40 },
    isSigned: true,
    hasExportVersions: true,
    faults: [],
  });
  expect(module.modinfo).toMatchObject({
    vermagic: VERMAGIC,
    license: 'GPL',
    depends: ['pot', 'lid'],
    importedNamespaces: ['POT', 'LID'],
    isInTree: true,
  });
  expect(module.modinfo.fields.slice(0, 2)).toEqual([
    { tag: 'alias', value: 'pci:*' },
    { tag: 'alias', value: 'usb:*' },
  ]);
  expect(module.imports).toEqual([
    { name: 'printk', isWeak: false },
    { name: 'maybe', isWeak: true },
    { name: 'lid_open', isWeak: false },
  ]);
  expect(module.versions).toEqual([
    { name: 'module_layout', crc: LAYOUT },
    { name: 'printk', crc: 0xdeadbeef },
    { name: 'lid_open', crc: 1 },
  ]);
  expect(module.extendedVersions).toEqual([
    { name: 'lid_open', crc: 0x80000001 },
    { name: 'x'.repeat(70), crc: 2 },
  ]);
  expect(module.exports).toEqual([
    { name: 'pot_brew', crc: 0x01234567, isGplOnly: false, namespace: '' },
    { name: 'pot_pour', crc: 0xfedcba98, isGplOnly: true, namespace: 'POT' },
  ]);
});

test.each(['table', 'rodata', 'absolute'] as const)('CRCs of exports: %s', (crcs) => {
  const only = EXPORTS.slice(0, 1);
  expect(read({ exports: only, crcs }).exports[0]).toMatchObject({ crc: 0xfedcba98, isGplOnly: true });
});

test('one table of exports, and their flags beside it', () => {
  const namespace = 'module:kettle,tea-*';
  const exports = [...EXPORTS, { name: 'steam', isGplOnly: true, namespace }];
  expect(read({ exports, hasFlags: true }).exports).toMatchObject([
    { name: 'pot_brew', isGplOnly: false },
    { name: 'pot_pour', isGplOnly: true },
    { name: 'steam', isGplOnly: true, namespace },
  ]);
});

test('exports without CRCs', () => {
  const module = read({ exports: [{ name: 'bare' }] });
  expect(module.exports).toEqual([{ name: 'bare', crc: null, isGplOnly: false, namespace: '' }]);
  expect(module.hasExportVersions).toBe(false);
});

test('what is not there', () => {
  const module = read({ versions: null, vermagic: null, license: null });
  expect(module).toMatchObject({
    versions: null,
    extendedVersions: null,
    imports: [],
    exports: [],
    isSigned: false,
  });
  expect(module.modinfo).toMatchObject({
    vermagic: null,
    license: null,
    depends: [],
    importedNamespaces: [],
  });
});

test('a module without a name in it is called like its file', () => {
  const bytes = madeModule({});
  bytes.write('nome', bytes.indexOf('name=made'));
  expect(readModule(bytes, 'lib/pot-holder.ko.xz').name).toBe('pot_holder');
});

test('a section that the loader would not keep is not there', () => {
  const sections = [{ name: '__version_ext_crcs', content: Buffer.alloc(4), flags: 0 }];
  expect(read({ sections }).extendedVersions).toBeNull();
});

test('on 64-bit PowerPC a dot before names goes, and .TOC. is nothing', () => {
  const module = read({
    machine: 21,
    isLittle: false,
    imports: ['.TOC.', '.printk'],
    versions: { '.printk': 5 },
  });
  expect(module.imports.map(({ name }) => name)).toEqual(['printk']);
  expect(module.versions![1]).toEqual({ name: 'printk', crc: 5 });
});

test('the offset table that old assemblers name on x86 may be missing', () => {
  expect(read({ imports: ['_GLOBAL_OFFSET_TABLE_'] }).imports[0]!.isWeak).toBe(true);
  expect(read({ imports: ['_GLOBAL_OFFSET_TABLE_'], machine: 183 }).imports[0]!.isWeak).toBe(false);
});

const signed = (change: (signature: Buffer) => void): Buffer => {
  const signature = Buffer.from(SIGNATURE);
  change(signature);
  return Buffer.concat([madeModule(), signature]);
};

test.each([
  [
    'longer than the file',
    signed((bytes) => bytes.fill(0xff, 13, 17)),
    'the signature is longer than the file',
  ],
  ['of another kind', signed((bytes) => bytes.fill(1, 7, 8)), 'the signature is of the unknown kind 1'],
  ['damaged', signed((bytes) => bytes.fill(1, 5, 6)), 'the block behind the signature is damaged'],
])('a signature that is %s is a fault', (_, bytes, fault) => {
  expect(readModule(bytes, 'x.ko')).toMatchObject({ isSigned: true, faults: [fault] });
});

test('common symbols are a fault', () => {
  expect(read({ symbols: [{ name: 'lazy', section: 0xfff2 }] }).faults).toHaveLength(1);
  expect(read({ symbols: [{ name: '__gnu_lto_slim', section: 0xfff2 }] }).faults).toEqual([]);
});

test('an object is no module', () => {
  const bytes = madeModule();
  bytes.write('_', bytes.indexOf('.gnu.linkonce'));
  const message = 'x.ko: no .gnu.linkonce.this_module: an object, and no module';
  expect(() => readModule(bytes, 'x.ko')).toThrow(message);
});

test('what is no module is refused', () => {
  const program = madeModule();
  program.writeUInt16LE(2, 16);
  expect(() => readModule(program, 'x')).toThrow('x: is no relocatable ELF file, as modules are');
  expect(() => read({ symbols: [{ name: 'odd', section: 77 }] })).toThrow(
    'made.ko: symbol 1 lies in section 77, and there are 8',
  );
  expect(() => read({ sections: [{ name: '__version_ext_crcs', content: Buffer.alloc(4) }] })).toThrow(
    'made.ko: only one of __version_ext_crcs and __version_ext_names is there',
  );
  const names = { name: '__version_ext_names', content: Buffer.from('one\0') };
  const crcs = (size: number): MadeModule => ({
    sections: [{ name: '__version_ext_crcs', content: Buffer.alloc(size) }, names],
  });
  expect(() => read(crcs(8))).toThrow('made.ko: __version_ext_names has fewer names than there are CRCs');
  expect(() => read(crcs(3))).toThrow('made.ko: __version_ext_crcs ends inside a CRC');
});
