// SPDX-License-Identifier: GPL-2.0-or-later
/** The sample pairs of kinds, as samples/kinds/README.md says what they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KindId, Verdict } from '../../../src/kernel/judge';
import { root } from '../../support/program';
import type { Texts } from './scan-of';
import type { TypeShape } from './shapes';

export type SideName = 'base' | 'new' | 'guarded';

/** What `expected.json` holds. */
export interface Expected {
  export: string;
  kind: KindId;
  verdict: Verdict;
  /** Null for an export that only one side has. */
  crcChanges: boolean | null;
  /** From new to base; null where there is nothing to tell. */
  reverse: { kind: KindId; verdict: Verdict } | null;
  /** What the compiler says of the types on each side; null where the side does not define one. */
  layout: Record<string, { base: TypeShape | null; new: TypeShape | null }>;
}

/** Folders of a sample's side in which sources may lie; each makes a unit. */
const FOLDERS = ['core', 'drivers'];

export const samplesFolder = join(root, 'samples/kinds');

export function expectedOf(id: KindId): Expected {
  return JSON.parse(readFileSync(join(samplesFolder, id, 'expected.json'), 'utf8')) as Expected;
}

/** Sources of a side, relative to the project; none where the sample has no such side. */
export function sourcesOf(id: KindId, side: SideName): string[] {
  const single = join('samples/kinds', id, `${side}.c`);
  if (existsSync(join(root, single))) return [single];
  return FOLDERS.map((folder) => join('samples/kinds', id, side, folder))
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.c'))
        .sort()
        .map((name) => join(folder, name)),
    );
}

/** The folder in which a source is compiled. */
export function folderOf(source: string): string {
  const parts = source.split('/');
  return join(root, parts.slice(0, parts.length === 4 ? 3 : 4).join('/'));
}

/** The units of a side as genksyms gets them; null where the sample has no such side. */
export function unitsOf(id: KindId, side: SideName): Texts | null {
  const texts = sourcesOf(id, side).map((source): [string, string] => {
    const made = join(root, source.replace(/c$/, 'i'));
    const file = existsSync(made) ? made : join(root, source);
    const [, name] = new RegExp(`${side}/(.*)\\.c$`).exec(source) ?? [];
    return [name ?? 'core/pot', readFileSync(file, 'latin1')];
  });
  return texts.length === 0 ? null : Object.fromEntries(texts);
}
