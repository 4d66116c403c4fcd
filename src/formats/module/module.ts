// SPDX-License-Identifier: GPL-2.0-or-later
/** What a module file says of itself: plain data. Texts are one character a byte. */
export interface KernelModule {
  /** As it was named. */
  file: string;
  /** As the kernel calls it: `nf_tables`. */
  name: string;
  elf: { width: 32 | 64; isLittle: boolean; machine: number };
  /** Whether a signature is appended; nobody looks into it. */
  isSigned: boolean;
  modinfo: ModuleInfo;
  /** What it was built against; null where it has no section of that kind. */
  versions: ModuleVersion[] | null;
  /** The same from the sections for names of any length, since Linux 6.14. Only they count where they are. */
  extendedVersions: ModuleVersion[] | null;
  /** What it needs, in the order of its symbol table. */
  imports: ModuleImport[];
  /** By name, in the order of their bytes. */
  exports: ModuleExport[];
  /** Whether there are CRCs of its exports, of those for modules under the GPL and of the others. */
  hasExportVersions: boolean;
  /** Its BTF: null where it has none; what is wrong with it, as far as that can be told without the kernel's. */
  btf: { fault: string | null } | null;
  /** What the loader refuses, whatever the kernel: a line each, without the file. */
  faults: string[];
}

/** The fields of `.modinfo` that decide something. The first counts where one is there more than once. */
export interface ModuleInfo {
  /** Null where it has none, as all below. */
  vermagic: string | null;
  license: string | null;
  /** Names of modules that modprobe loads before. */
  depends: string[];
  /** Namespaces, all of them. */
  importedNamespaces: string[];
  isInTree: boolean;
  /** All fields in their order, which are known to modinfo. */
  fields: { tag: string; value: string }[];
}

export interface ModuleVersion {
  name: string;
  /** Unsigned, 32 bits. */
  crc: number;
}

export interface ModuleImport {
  name: string;
  /** Whether it may stay undefined. */
  isWeak: boolean;
}

export interface ModuleExport {
  name: string;
  /** Unsigned, 32 bits; null where it has none. */
  crc: number | null;
  isGplOnly: boolean;
  /** Empty for none. */
  namespace: string;
}
