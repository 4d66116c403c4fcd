// SPDX-License-Identifier: GPL-2.0-or-later

/** Longest folder that stands in every row. */
const SHORT = 24;

/**
 * The folder that all of many paths lie below, with a slash behind it, if it is too long to stand in every row; empty for
 * none.
 */
export function commonFolder(paths: readonly string[]): string {
  const [first, ...others] = paths;
  if (first === undefined || others.length === 0) return '';
  let length = first.lastIndexOf('/') + 1;
  for (const path of others) {
    while (length > 0 && !path.startsWith(first.slice(0, length)))
      length = length === 1 ? 0 : first.lastIndexOf('/', length - 2) + 1;
  }
  return length > SHORT ? first.slice(0, length) : '';
}
