// SPDX-License-Identifier: GPL-2.0-or-later

/** Whose macros a fix is written with. */
export const MACRO_FAMILIES = ['plain', 'redhat', 'suse', 'android', 'openeuler'] as const;
export type MacroFamily = (typeof MACRO_FAMILIES)[number];

/** What a family has macros for; what it has none for is written with `#ifdef __GENKSYMS__`. Declarations have no `;`. */
export interface Macros {
  /** The header that defines them, as it is included. */
  header: string | null;
  /** A member in a hole. */
  hole?: (declaration: string) => string;
  /** A member behind the last one. */
  extension?: (declaration: string) => string;
  /** A member in place of another one of the same size and alignment. */
  replacement?: (old: string, declaration: string) => string;
  /** A member in place of a reserved slot of the same size. */
  slot?: (slot: string, declaration: string) => string | null;
}

const numbered =
  (pattern: RegExp, macro: string) =>
  (slot: string, declaration: string): string | null => {
    const number = pattern.exec(slot)?.[1];
    return number === undefined ? null : `${macro}(${number}, ${declaration})`;
  };

/** SUSE keeps the plain form, in place of suse_kabi_padding too. */
export const MACROS: Readonly<Record<MacroFamily, Macros>> = {
  plain: { header: null },
  suse: { header: null },
  redhat: {
    header: '<linux/rh_kabi.h>',
    hole: (declaration) => `RH_KABI_FILL_HOLE(${declaration})`,
    extension: (declaration) => `RH_KABI_EXTEND(${declaration})`,
    replacement: (old, declaration) => `RH_KABI_REPLACE(${old}, ${declaration})`,
    slot: numbered(/^_*rh_(?:kabi_)?reserved_?(\d+)$/, 'RH_KABI_USE'),
  },
  android: {
    header: '<linux/android_kabi.h>',
    slot: (slot, declaration) => {
      const use = numbered(/^_*android_kabi_reserved_?(\d+)$/, 'ANDROID_KABI_USE')(slot, declaration);
      return use === null ? null : `${use};`;
    },
  },
  openeuler: {
    header: '<linux/kabi.h>',
    hole: (declaration) => `KABI_FILL_HOLE(${declaration})`,
    extension: (declaration) => `KABI_EXTEND(${declaration})`,
    replacement: (old, declaration) => `KABI_REPLACE(${old}, ${declaration})`,
    slot: numbered(/^_*kabi_reserved_?(\d+)$/, 'KABI_USE'),
  },
};
