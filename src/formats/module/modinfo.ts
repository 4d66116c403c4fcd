// SPDX-License-Identifier: GPL-2.0-or-later
import type { ModuleInfo } from './module';
import { rawText } from '../../text';

/** Bytes of the largest section that is read; those of a kernel's own modules are of some 100 KB at most. */
const LARGEST = 1 << 24;
const MOST_FIELDS = 100_000;

/**
 * Reads `.modinfo`: strings `tag=value`, any number of NULs between them.
 * @returns null for more of them than any module has
 */
export function readModinfo(section: Buffer): ModuleInfo | null {
  if (section.length > LARGEST) return null;
  const fields: ModuleInfo['fields'] = [];
  for (const text of rawText(section).split(/\0+/)) {
    const equals = text.indexOf('=');
    if (equals < 0) continue;
    if (fields.length === MOST_FIELDS) return null;
    fields.push({ tag: text.slice(0, equals), value: text.slice(equals + 1) });
  }
  const first = (wanted: string): string | null => fields.find(({ tag }) => tag === wanted)?.value ?? null;
  return {
    vermagic: first('vermagic'),
    license: first('license'),
    depends: (first('depends') ?? '').split(',').filter((name) => name !== ''),
    importedNamespaces: fields.filter(({ tag }) => tag === 'import_ns').map(({ value }) => value),
    isInTree: first('intree') !== null,
    fields,
  };
}
