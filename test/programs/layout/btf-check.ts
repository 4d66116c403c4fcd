// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds the layouts of a scan against the BTF of its kernel: `node dist/test/programs/layout/btf-check.js SCAN VMLINUX`, with a
 * file in ELF as the second, or `-v` for all that cannot be compared.
 */
import { readFileSync } from 'node:fs';
import { Elf } from '../../../src/formats/elf';
import { readBtf } from '../../../src/formats/btf';
import { readScan } from '../../../src/formats/corpus';
import { targetModel } from '../../../src/c/layout';
import { KernelScopes } from '../../../src/kernel/types';
import { againstBtf, type AgainstBtf } from './against-btf';

/** The scan in a folder against the `.BTF` of an ELF file. */
export function scanAgainstBtf(folder: string, vmlinux: string): AgainstBtf {
  const elf = new Elf(readFileSync(vmlinux), vmlinux);
  const section = elf.named('.BTF');
  if (!section) throw new Error(`${vmlinux} has no .BTF`);
  const scan = readScan(folder);
  const kernel = new KernelScopes(scan.readCorpus(), targetModel(scan.summary));
  return againstBtf(kernel, readBtf(elf.content(section), vmlinux));
}

if (require.main === module) {
  const [folder, vmlinux, wordy] = process.argv.slice(2);
  if (folder === undefined || vmlinux === undefined) {
    process.stderr.write('usage: btf-check SCAN VMLINUX [-v]\n');
    process.exitCode = 2;
  } else {
    const { equal, incomparable, differing } = scanAgainstBtf(folder, vmlinux);
    for (const { name, reason } of wordy === '-v' ? incomparable : []) {
      process.stdout.write(`not comparable: ${name}: ${reason}\n`);
    }
    for (const { name, reason } of differing) process.stdout.write(`differs: ${name}: ${reason}\n`);
    process.stdout.write(
      `${equal + incomparable.length + differing.length} types in both, ${incomparable.length} not comparable\n`,
    );
    process.stdout.write(`${equal} passed, ${differing.length} failed\n`);
    process.exitCode = differing.length === 0 ? 0 : 1;
  }
}
