// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds the verdicts of a comparison against the type data of both images:
 * `node dist/test/programs/judge/causes-against-btf.js COMPARISON.json BASE-VMLINUX NEW-VMLINUX [BASE-MODULES NEW-MODULES]`,
 * the latter two folders with the modules of both kernels, whose type data go on from the images'. A struct or union whose
 * layout differs in BTF is never compatible, and one whose judged layouts differ differs in BTF too, where both know it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBtf, type Btf } from '../../../src/formats/btf';
import { Elf } from '../../../src/formats/elf';
import { RecordName } from '../../../src/record-name';
import type { SavedCause, SavedComparison } from '../../../src/tell/documents';
import { btfLayouts, type Flat } from '../layout/btf-layouts';

type Judged = Pick<SavedCause, 'name' | 'judgement'>;
type Layouts = ReadonlyMap<string, ReadonlySet<Flat>>;

/** Type data of a file; null where it has none. */
function btfIn(file: string, base: Btf | null): Btf | null {
  const elf = new Elf(readFileSync(file), file);
  const section = elf.named('.BTF');
  return section ? readBtf(elf.content(section), file, base) : null;
}

/** What an image knows of these types, and what the modules below a folder add to it, each with split BTF. */
function layoutsIn(vmlinux: string, modules: string | undefined, names: ReadonlySet<string>): Layouts {
  const image = btfIn(vmlinux, null);
  if (!image) throw new Error(`${vmlinux} has no .BTF`);
  const isWanted = (name: string): boolean => names.has(name);
  const found = btfLayouts(image, isWanted);
  const files = modules === undefined ? [] : readdirSync(modules, { recursive: true, encoding: 'utf8' });
  let read = 0;
  for (const file of files.filter((one) => one.endsWith('.ko')).sort()) {
    const btf = btfIn(join(modules!, file), image);
    if (!btf) continue;
    read++;
    for (const [name, flats] of btfLayouts(btf, isWanted)) {
      const known = found.get(name) ?? new Set<Flat>();
      flats.forEach((flat) => known.add(flat));
      found.set(name, known);
    }
  }
  if (modules !== undefined) process.stdout.write(`${modules}: ${read} modules with type data\n`);
  return found;
}

/** A cause's name as type data have it. */
function nameInBtf({ name }: Judged): string {
  const { keyword, bare } = RecordName.parse(name);
  return keyword === 'typedef' ? bare : `${keyword} ${bare}`;
}

/** A layout without the names in it: members that are renamed stay where they are. */
const unnamed = (flat: Flat): Flat => flat.replace(/[^; ]+ (?=\d)/g, '');

/** What is wrong about a cause; null where nothing is, undefined where the images cannot tell. */
function faultOf(cause: Judged, before: Layouts, after: Layouts): string | null | undefined {
  const { name, judgement } = cause;
  const inBtf = nameInBtf(cause);
  const [base, next] = [before.get(inBtf), after.get(inBtf)];
  if (!base || !next) return undefined;
  const without = new Set([...next].map(unnamed));
  const isSame = base.size === next.size && [...base].every((one) => without.has(unnamed(one)));
  if (!isSame && judgement.verdict === 'compatible') return `${name}: compatible, and BTF differs`;
  const moved = ['member-moved', 'member-resized', 'member-removed', 'size-changed'].includes(judgement.kind);
  // Another member in the place of an old one is told as moved too.
  const isSameByName = base.size === next.size && [...base].every((one) => next.has(one));
  return isSameByName && moved ? `${name}: ${judgement.kind}, and BTF is the same` : null;
}

if (require.main === module) {
  const [file, base, next, baseModules, nextModules] = process.argv.slice(2);
  if (file === undefined || base === undefined || next === undefined) {
    process.stderr.write(
      'usage: causes-against-btf COMPARISON.json BASE-VMLINUX NEW-VMLINUX [BASE-MODULES NEW-MODULES]\n',
    );
    process.exitCode = 2;
  } else {
    const { causes, missed, beyond } = JSON.parse(readFileSync(file, 'utf8')) as SavedComparison;
    const lists: Readonly<Record<string, readonly Judged[]>> = { causes, missed, beyond: beyond ?? [] };
    const names = new Set(Object.values(lists).flat().map(nameInBtf));
    const images = [layoutsIn(base, baseModules, names), layoutsIn(next, nextModules, names)] as const;
    let failed = 0;
    for (const [what, judged] of Object.entries(lists)) {
      const faults = judged.map((cause) => faultOf(cause, ...images));
      const told = faults.filter((fault) => typeof fault === 'string');
      for (const fault of told) process.stdout.write(`${fault}\n`);
      failed += told.length;
      const unknown = faults.filter((fault) => fault === undefined).length;
      process.stdout.write(
        `${what}: ${faults.length}, of them ${faults.length - unknown} on both sides: ${told.length} faults\n`,
      );
    }
    process.exitCode = failed === 0 ? 0 : 1;
  }
}
