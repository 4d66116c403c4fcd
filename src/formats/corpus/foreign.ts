// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';

/** Files that people give where exports or types are asked for, and what to give instead. */
interface ForeignKind {
  what: string;
  remedy: string;
  /** @param text its beginning, one character a byte */
  is(bytes: Buffer, text: string): boolean;
}

const SYMVERS = 'give the Module.symvers of the kernel, or a scan of its sources';
const OUT_OF_PACKAGE = 'take it apart, and give the Module.symvers in it';

const begins =
  (magic: string) =>
  (_: Buffer, text: string): boolean =>
    text.startsWith(magic);
const has =
  (magic: string, at: number) =>
  (bytes: Buffer): boolean =>
    bytes.toString('latin1', at, at + magic.length) === magic;

const KINDS: readonly ForeignKind[] = [
  { what: 'an ELF file: a kernel, a module or an object', remedy: SYMVERS, is: begins('\x7fELF') },
  { what: 'a Debian package', remedy: OUT_OF_PACKAGE, is: begins('!<arch>\ndebian-binary') },
  { what: 'an archive of objects', remedy: SYMVERS, is: begins('!<arch>\n') },
  { what: 'an RPM package', remedy: OUT_OF_PACKAGE, is: begins('\xed\xab\xee\xdb') },
  { what: 'a tar archive', remedy: OUT_OF_PACKAGE, is: has('ustar', 257) },
  { what: 'a zip archive', remedy: OUT_OF_PACKAGE, is: begins('PK\x03\x04') },
  { what: 'a cpio archive', remedy: OUT_OF_PACKAGE, is: begins('07070') },
  { what: 'a kernel image', remedy: SYMVERS, is: has('HdrS', 0x202) },
  { what: 'a kernel image', remedy: SYMVERS, is: has('ARMd', 0x38) },
  { what: 'a kernel image', remedy: SYMVERS, is: begins('MZ') },
  { what: 'an Android boot image', remedy: SYMVERS, is: begins('ANDROID!') },
  { what: 'BTF, which has types and no exports', remedy: SYMVERS, is: begins('\x9f\xeb\x01') },
  { what: 'BTF, which has types and no exports', remedy: SYMVERS, is: begins('\xeb\x9f\x01') },
  {
    what: 'an Android .stg dump',
    remedy: 'scan the sources of the kernel, or give its Module.symvers (vmlinux.symvers)',
    is: (_, text) => /^(?:#[^\n]*\n|\s)*version: 0x[0-9a-f]+\s+root_id: /.test(text),
  },
  {
    what: "libabigail's XML",
    remedy: 'scan the sources of the kernel, or give its Module.symvers',
    is: (_, text) => /^(?:\s|<[?!][^>]*>)*<abi-(?:corpus|corpus-group|instr)\b/.test(text),
  },
  {
    what: 'a kernel configuration',
    remedy: 'give the folder that it is in, if the sources are there too',
    is: (_, text) => /^#\n# Automatically generated file; DO NOT EDIT\./.test(text),
  },
  {
    what: 'a System.map, which has addresses and no CRCs',
    remedy: SYMVERS,
    is: (_, text) => /^(?:[0-9a-f]{8}|[0-9a-f]{16}|\s+) [A-Za-z] \S+\n/.test(text),
  },
  {
    what: 'a saved comparison',
    remedy: 'modversions report shows it again',
    is: (_, text) => /^\{\s*"format":\s*"modversions-comparison"/.test(text),
  },
  {
    what: 'a file of a scan, not the scan',
    remedy: 'give the folder that it is in',
    is: (_, text) => /^\{\s*"format":\s*"modversions-(?:scan|baseline)"/.test(text),
  },
  {
    what: 'no text',
    remedy: 'give a scan, a Module.symvers, or a symtypes file or directory',
    // A text with such a byte further on is told with the line.
    is: (_, text) => text.split('\n', 1)[0]!.includes('\0'),
  },
];
/** Bytes of a file that tell what it is. */
const BEGINNING = 4096;

/**
 * Refuses what is neither a Module.symvers nor symtypes and is known to be something else, by what it is: its bytes would
 * say nothing to people.
 * @param bytes the content of a file, decompressed
 * @throws ModversionsError `FILE: is an ELF file …`
 */
export function refuseForeign(bytes: Buffer, file: string): void {
  const text = bytes.toString('latin1', 0, BEGINNING);
  const kind = KINDS.find(({ is }) => is(bytes, text));
  if (kind) throw new ModversionsError(`${file}: is ${kind.what}`, kind.remedy);
}
