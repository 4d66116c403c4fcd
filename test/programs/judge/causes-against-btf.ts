// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds the verdicts of a comparison against the type data of both images:
 * `node dist/test/programs/judge/causes-against-btf.js COMPARISON.json BASE-VMLINUX NEW-VMLINUX`. A struct or union whose
 * layout differs in BTF is never compatible, and one whose judged layouts differ differs in BTF too, where both images know it.
 */
import { readFileSync } from 'node:fs';
import { readBtf } from '../../../src/formats/btf';
import { Elf } from '../../../src/formats/elf';
import { RecordName } from '../../../src/record-name';
import type { SavedCause, SavedComparison } from '../../../src/tell/documents';
import { btfLayouts, type Flat } from '../layout/btf-layouts';

type Judged = Pick<SavedCause, 'name' | 'judgement'>;
type Layouts = ReadonlyMap<string, ReadonlySet<Flat>>;

function layoutsIn(vmlinux: string): Layouts {
  const elf = new Elf(readFileSync(vmlinux), vmlinux);
  const section = elf.named('.BTF');
  if (!section) throw new Error(`${vmlinux} has no .BTF`);
  return btfLayouts(readBtf(elf.content(section), vmlinux));
}

/** A layout without the names in it: members that are renamed stay where they are. */
const unnamed = (flat: Flat): Flat => flat.replace(/[^; ]+ (?=\d)/g, '');

/** What is wrong about a cause; null where nothing is, undefined where the images cannot tell. */
function faultOf({ name, judgement }: Judged, before: Layouts, after: Layouts): string | null | undefined {
  const { keyword, bare } = RecordName.parse(name);
  const inBtf = keyword === 'typedef' ? bare : `${keyword} ${bare}`;
  const [base, next] = [before.get(inBtf), after.get(inBtf)];
  if (!base || !next) return undefined;
  const without = new Set([...next].map(unnamed));
  const isSame = base.size === next.size && [...base].every((one) => without.has(unnamed(one)));
  if (!isSame && judgement.verdict === 'compatible') return `${name}: compatible, and BTF differs`;
  const moved = ['member-moved', 'member-resized', 'member-removed', 'size-changed'].includes(judgement.kind);
  return isSame && moved ? `${name}: ${judgement.kind}, and BTF is the same` : null;
}

if (require.main === module) {
  const [file, base, next] = process.argv.slice(2);
  if (file === undefined || base === undefined || next === undefined) {
    process.stderr.write('usage: causes-against-btf COMPARISON.json BASE-VMLINUX NEW-VMLINUX\n');
    process.exitCode = 2;
  } else {
    const { causes, missed, beyond } = JSON.parse(readFileSync(file, 'utf8')) as SavedComparison;
    const images = [layoutsIn(base), layoutsIn(next)] as const;
    let failed = 0;
    for (const [what, list] of Object.entries({ causes, missed, beyond })) {
      const judged: readonly Judged[] = list ?? [];
      const faults = judged.map((cause) => faultOf(cause, ...images));
      const told = faults.filter((fault) => typeof fault === 'string');
      for (const fault of told) process.stdout.write(`${fault}\n`);
      failed += told.length;
      const unknown = faults.filter((fault) => fault === undefined).length;
      process.stdout.write(
        `${what}: ${faults.length}, of them ${faults.length - unknown} in both images: ${told.length} faults\n`,
      );
    }
    process.exitCode = failed === 0 ? 0 : 1;
  }
}
