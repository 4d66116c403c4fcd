// SPDX-License-Identifier: GPL-2.0-or-later
/** The scans of the toy kernel's releases, as samples/README.md says how they are made. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeScan, type ScanFacts } from '../../../src/formats/corpus';
import { corpusOf, type Texts } from '../../kernel/judge/scan-of';
import { root } from '../../support/program';

export const RELEASES = ['teapot-1.0', 'teapot-1.1'] as const;
export type Release = (typeof RELEASES)[number];

/** Where a release's scan is kept. */
export const scanOf = (release: Release): string => join(root, 'samples', release, 'scan');

const FACTS: Omit<ScanFacts, 'release' | 'planned'> = {
  architecture: 'x86',
  compiler: { command: 'gcc', version: 'gcc (Debian 12.2.0-14+deb12u1) 12.2.0' },
  target: {
    machine: 'x86_64',
    byteOrder: 'little',
    pointerBytes: 8,
    longBytes: 8,
    charIsSigned: true,
    packStruct: 0,
    shortEnums: false,
    msBitfields: false,
    options: [],
  },
  generation: 'G0',
  commands: 'cmd',
  rows: 'sorted',
  plan: '',
  assumedModversions: false,
  generated: [],
  problems: [],
  configuration: { CONFIG_MODULES: 'y', CONFIG_MODVERSIONS: 'y' },
};

/** Writes the scan of a release from its units. */
export function writeTeapot(release: Release, folder: string): void {
  const texts = textsOf(release);
  writeScan(folder, corpusOf(texts), { ...FACTS, release, planned: Object.keys(texts).length });
}

function textsOf(release: Release): Texts {
  const samples = join(root, 'samples', release);
  const sources = ['core', 'drivers'].flatMap((folder) =>
    readdirSync(join(samples, folder)).map((name) => `${folder}/${name.replace(/\.c$/, '')}`),
  );
  return Object.fromEntries(
    sources.sort().map((name) => {
      const source = readFileSync(join(samples, `${name}.c`), 'latin1');
      const unit = readFileSync(join(samples, 'units', `${name.replace(/^.*\//, '')}.i`), 'latin1');
      return [name, withNotes(unit, source)];
    }),
  );
}

/** A unit with the licence and namespace of each export, which its preprocessed text does not have, before its statement. */
function withNotes(unit: string, source: string): string {
  const notes = new Map(
    Array.from(
      source.matchAll(/^EXPORT_SYMBOL(_NS)?_GPL\((\w+)(?:, (\w+))?\)/gm),
      ([, , name, namespace = '']) => [name!, `#pragma modversions ${name} "GPL" "${namespace}"\n`],
    ),
  );
  return unit.replace(/^.*__GENKSYMS_EXPORT_SYMBOL\((\w+)\)/gm, (line, name: string) => {
    return `${notes.get(name) ?? ''}${line}`;
  });
}
