// SPDX-License-Identifier: GPL-2.0-or-later
/** What files of a kernel are called where kernels are installed or packed. */

const MODULE = /\.ko(?:\.gz|\.xz|\.zst)?$/;
const SYMVERS = /^(?:Module\.symvers|symvers-[^/]*|symvers\.(?:gz|xz|zst|bz2)|vmlinux\.symvers)$/;
const KERNEL = /^vmlinux(?:-[^/]*|\.(?:gz|xz|zst|lz4|bz2|lzma))?$/;
const BOOT = /^(?:vmlinuz(?:-[^/]*)?|bzImage|Image(?:\.(?:gz|lz4|xz|zst|bz2|lzma))?|boot\.img)$/;

export const isModuleName = (name: string): boolean => MODULE.test(name);
export const isSymversName = (name: string): boolean => SYMVERS.test(name);
export const isKernelName = (name: string): boolean => KERNEL.test(name) && !name.endsWith('.symvers');
export const isBoot = (name: string): boolean => BOOT.test(name);

/** Whether a file is an object of a module or of the kernel; modpost's own beside each module holds nothing. */
export const isObjectName = (name: string): boolean => name.endsWith('.o') && !name.endsWith('.mod.o');

const INSTALLED = /(?:^|\/)lib\/modules\/[^/]+\/kernel\/(.*)$/;

/** The path of a module in its kernel's tree, without `.ko` or `.o`: that by which Module.symvers names it. */
export function modulePath(path: string): string {
  return withoutSuffix(INSTALLED.exec(path)?.[1] ?? path);
}

/** The same of a module that nothing else names. @param below its path below what was given */
export function modulePathBelow(path: string, below: string): string {
  return withoutSuffix(INSTALLED.exec(path)?.[1] ?? below);
}

const withoutSuffix = (path: string): string => path.replace(MODULE, '').replace(/\.o$/, '');
