// SPDX-License-Identifier: GPL-2.0-or-later
/** A tree of the sample pairs of all kinds, a unit each, scanned as they were and as they are. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import type { FixDocument } from '../../../src/tell/documents';
import { samplesFolder } from '../../kernel/judge/samples';
import type { Answer } from '../../support/program';
import { Lab, rowsOf } from '../../tree/scan/lab';

/** Sources of one side: the unit's own text and its headers, by path below the tree. */
export type Sources = Readonly<Record<string, string>>;

/** What a source of a test begins with; `EXPORT_SYMBOL` comes from it. */
const START = '#include <linux/export.h>\n';

/** A toy tree for x86-64 in which each unit is one of a test's own. */
export class FixLab {
  readonly lab = new Lab();

  /** @param units names without `core/` */
  constructor(private readonly units: readonly string[]) {
    this.lab.edit('Kbuild', /^flags /m, 'flags -march=x86-64 ');
    this.lab.edit('Kbuild', /^cc core\/kettle$/m, units.map((name) => `cc core/${name}`).join('\n'));
    this.lab.edit('Kbuild', 'kettle.o', units.map((name) => `${name}.o`).join(' '));
  }

  /** Writes one side and scans it into a folder of the lab. */
  scan(folder: string, sources: Sources): void {
    for (const [file, text] of Object.entries(sources)) this.lab.write(file, text);
    this.lab.settle();
    const { status, stderr } = this.lab.scan(this.units.flatMap((name) => ['--only', `core/${name}`]));
    if (status !== 0) throw new Error(stderr);
    cpSync(this.lab.at('out'), this.lab.at(folder), { recursive: true });
  }

  /** Runs `modversions fix` on the two scans. */
  fix(args: readonly string[] = []): Answer {
    return this.lab.run(['fix', 'base', 'next', '--tree', 'kernel', '-o', 'fix.patch', ...args]);
  }

  told(args: readonly string[] = []): FixDocument {
    const { stdout, stderr } = this.fix(['--json', ...args]);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as FixDocument;
  }

  get patch(): string {
    const file = this.lab.at('fix.patch');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Applies the patch and scans again. @returns the CRC of each export, of the base and now */
  applied(): Map<string, [base: string, now: string]> {
    for (const file of parsePatch(this.patch)) {
      const path = this.lab.at('kernel', file.newFileName!.replace(/^b\//, ''));
      const text = applyPatch(readFileSync(path, 'utf8'), file);
      if (text === false) throw new Error(`${path}: the patch does not apply`);
      writeFileSync(path, text);
    }
    this.scan('patched', {});
    const [base, now] = ['base', 'patched'].map((folder) =>
      rowsOf({ 'Module.symvers': readFileSync(this.lab.at(folder, 'Module.symvers'), 'utf8') } as never),
    );
    return new Map([...base!].map(([name, [crc]]) => [name, [crc!, now!.get(name)?.[0] ?? '']]));
  }

  remove(): void {
    this.lab.remove();
  }
}

/** One side of a sample pair as units `core/KIND…`, all its names made its own; null where it is no such pair. */
export function sampleSources(kind: string, side: 'base' | 'new'): Sources | null {
  const texts = textsOf(kind, side);
  if (texts === null) return null;
  const names = namesIn([...Object.values(texts), ...Object.values(textsOf(kind, 'base')!)].join('\n'));
  const suffix = kind.replaceAll('-', '_');
  const own = (line: string): string =>
    line.startsWith('#include')
      ? line
      : line.replace(/\w+/g, (word) => (names.has(word) ? `${word}_${suffix}` : word));
  return Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [
      file,
      text.replaceAll('__GENKSYMS_EXPORT', 'EXPORT').split('\n').map(own).join('\n'),
    ]),
  );
}

function textsOf(kind: string, side: string): Record<string, string> | null {
  const folder = join(samplesFolder, kind);
  const single = join(folder, `${side}.c`);
  if (existsSync(single)) {
    const lines = readFileSync(single, 'utf8').split('\n');
    const isExport = (line: string): boolean => line.startsWith('__GENKSYMS_EXPORT_SYMBOL');
    return {
      [`core/${kind}.h`]: `#ifndef H\n#define H\n${lines.filter((line) => !isExport(line)).join('\n')}\n#endif\n`,
      [`core/${kind}.c`]: `${START}#include "${kind}.h"\n${lines.filter(isExport).join('\n')}\n`,
    };
  }
  if (!existsSync(join(folder, side, 'include'))) return null;
  const found: Record<string, string> = {};
  for (const part of ['include', 'core']) {
    for (const name of readdirSync(join(folder, side, part)).filter((one) => /\.[ch]$/.test(one))) {
      const text = readFileSync(join(folder, side, part, name), 'utf8').replace(
        /#include </g,
        `#include <${kind}-`,
      );
      found[part === 'include' ? `include/${kind}-${name}` : `core/${kind}-${name}`] =
        (part === 'core' ? START : '') + text;
    }
  }
  return found;
}

/** The units that the sources make. */
export const unitsOf = (sources: Sources): string[] =>
  Object.keys(sources).flatMap((file) => /^core\/(.*)\.c$/.exec(file)?.[1] ?? []);

/** Tags, constants, typedefs and exports of a sample. */
function namesIn(text: string): Set<string> {
  const patterns = [
    /\b(?:struct|union|enum)\s+(\w+)/g,
    /\b([A-Z]+_[A-Z_0-9]+)\b/g,
    /EXPORT_SYMBOL\w*\((\w+)/g,
    /typedef [^;{]*?(\w+);/g,
  ];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name!));
  return new Set(found.filter((name) => name !== 'EXPORT_SYMBOL'));
}
