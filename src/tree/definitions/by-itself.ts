// SPDX-License-Identifier: GPL-2.0-or-later

const BY_ITSELF = /^\s*extern\s+(?:typeof|__typeof|__typeof__)\s*\(\s*(\w+)\s*\)\s*(\w+)\s*;?\s*$/;

/**
 * Whether a declaration gives a function or variable the type that it has: `extern typeof(x) x;`. `EXPORT_SYMBOL` does so for
 * compilers. It tells nothing that an earlier declaration did not.
 */
export function isByItself(text: string): boolean {
  const [, of, name] = BY_ITSELF.exec(text) ?? [];
  return of !== undefined && of === name;
}
