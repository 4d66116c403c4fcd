// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Says of exports that kernels as shipped are told otherwise of than their sources what the type data have of them:
 * `node dist/test/programs/shipped/by-type-data.js SOURCE.json SHIPPED.json SYMTYPES VMLINUX MODULES`. SYMTYPES is that of the base's
 * scan, VMLINUX and the folder MODULES are of the base too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBtf, type Btf } from '../../../src/formats/btf';
import { readContent } from '../../../src/formats/content';
import { Elf } from '../../../src/formats/elf';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { readSaved } from '../../../src/tell/documents';
import { rawText } from '../../../src/text';
import { heldAgainst, saidOfExports } from './held-against';

const read = (file: string): JudgedComparison => readSaved(rawText(readFileSync(file)), file);

/** How many declarations of functions and variables BTF of vmlinux and modules has, by name. */
async function declaredIn(vmlinux: string, modules: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const add = async (file: string, base: Btf | null): Promise<Btf | null> => {
    const elf = new Elf(await readContent(file), file);
    const section = elf.named('.BTF');
    if (!section) return null;
    const btf = readBtf(elf.content(section), file, base);
    for (let type = btf.first; type < btf.end; type++) {
      if (!['func', 'var'].includes(btf.kindOf(type))) continue;
      const name = btf.nameOf(type);
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    return btf;
  };
  const base = await add(vmlinux, null);
  for (const name of readdirSync(modules, { recursive: true, encoding: 'utf8' }))
    if (/\.ko(\.xz|\.zst|\.gz)?$/.test(name)) await add(join(modules, name), base);
  return found;
}

/** Whether exports are functions, by their records. */
function functionsIn(symtypes: string): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const line of readFileSync(symtypes, 'latin1').split('\n')) {
    const [, name, words] = /^([A-Za-z_]\w*) (.*)$/.exec(line) ?? [];
    if (name !== undefined && words !== undefined && !found.has(name))
      found.set(name, new RegExp(`(?:^|[ *])${name} \\( `).test(words));
  }
  return found;
}

async function main([source, shipped, symtypes, vmlinux, modules]: readonly string[]): Promise<void> {
  const declared = await declaredIn(vmlinux!, modules!);
  const functions = functionsIn(symtypes!);
  const sides = { source: read(source!), shipped: read(shipped!) };
  const missed = new Set([...sides.source.missed, ...sides.shipped.missed].flatMap(({ exports }) => exports));
  const rows = new Map<string, string[]>();
  for (const one of heldAgainst(saidOfExports(sides.source), saidOfExports(sides.shipped))) {
    if (one.standing === 'same') continue;
    const what = functions.has(one.name) ? (functions.get(one.name) ? 'function' : 'variable') : 'no record';
    const count = declared.get(one.name) ?? 0;
    const known = count === 0 ? 'none in BTF' : count === 1 ? 'one in BTF' : 'several in BTF';
    const how = missed.has(one.name) ? 'CRC the same' : 'CRC changed';
    const key = [one.standing, one.source ?? '–', one.shipped ?? '–', what, known, how].join(' | ');
    rows.set(key, [...(rows.get(key) ?? []), one.name]);
  }
  for (const [key, names] of [...rows].sort())
    console.log(`| ${key} | ${names.length} | ${names.slice(0, 3).join(', ')} |`);
}

const args = process.argv.slice(2);
if (args.length === 5) void main(args);
else {
  process.stderr.write('usage: by-type-data SOURCE.json SHIPPED.json SYMTYPES VMLINUX MODULES\n');
  process.exitCode = 2;
}
