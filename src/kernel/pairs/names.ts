// SPDX-License-Identifier: GPL-2.0-or-later
import { basename } from 'node:path';
import type { NamedComparison } from './result';

/**
 * What comparisons are called: as the user says, or else by what tells them apart: the architecture, the release, or the file. Names
 * that are there twice get their number.
 */
export function pairNames(all: readonly NamedComparison[]): string[] {
  const ways: ((one: NamedComparison) => string | null)[] = [
    ({ comparison }) => comparison.new.architecture,
    ({ comparison }) => comparison.new.release,
  ];
  const way = ways.find((of) => {
    const found = all.map(of);
    return !found.includes(null) && new Set(found).size === all.length;
  });
  const names = all.map(
    (one) => one.name ?? way?.(one) ?? basename(one.file).replace(/(?:\.json)?(?:\.gz|\.xz|\.zst)?$/, ''),
  );
  return names.map((name, at) =>
    names.filter((one) => one === name).length > 1 ? `${name} [${at + 1}]` : name,
  );
}
