// SPDX-License-Identifier: GPL-2.0-or-later
/** The order of bytes, for texts of one character a byte; the same wherever it runs, unlike a locale's. */
export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What to compare by bytes to order paths component by component: `a/b` before `a-b`. No path holds a NUL,
 * and that is the lowest byte.
 */
export function pathKey(path: string): string {
  return path.replaceAll('/', '\0');
}

/** The key of a unit: the order of its dump's path, in which `a-b.symtypes` comes before `a.symtypes`. */
export function unitKey(name: string): string {
  return pathKey(`${name}.symtypes`);
}
