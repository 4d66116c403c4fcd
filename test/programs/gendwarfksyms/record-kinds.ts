// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Compiles the sample pairs of kinds, for a test that needs no compiler: CC, or gcc, has to be one for x86_64. Run by hand:
 *
 *     node dist/test/programs/gendwarfksyms/record-kinds.js
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { KIND_IDS, KINDS } from '../../../src/kernel/judge';
import { noteOf } from '../../../src/tree/preprocess';
import { unitsOf } from '../../kernel/judge/samples';
import { asUnit } from '../../kernel/judge/scan-of';
import { packed } from '../../support/gendwarfksyms-cases';
import { KIND_OBJECTS, type KindObjects } from '../../support/gendwarfksyms-kinds';

const STATEMENT = /__GENKSYMS_EXPORT_SYMBOL\((\w+)\);/g;

/** What the kernel's `EXPORT_SYMBOL` makes of an export where CRCs come from debug data. */
function withExports(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  return text.replace(STATEMENT, (statement, name: string, at: number) => {
    const note = noteOf(bytes, name, at + statement.length);
    const data = [
      `.asciz "${note?.licence ?? ''}"`,
      `.asciz "${note?.namespace ?? ''}"`,
      '.balign 8',
      `.quad ${name}`,
    ];
    const lines = ['.section ".export_symbol","a"', `__export_symbol_${name}:`, ...data, '.previous'];
    const pointer = `static __typeof__(${name}) *__attribute__((used)) __gendwarfksyms_ptr_${name} = &${name};`;
    return `${pointer} __asm__(${JSON.stringify(lines.join('\n'))});`;
  });
}

function objectOf(name: string, text: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gendwarfksyms-'));
  try {
    const source = path.join(folder, 'unit.i');
    fs.writeFileSync(source, withExports(asUnit(name, text)), 'latin1');
    const args = [
      '-g',
      '-gdwarf-5',
      '-O2',
      '-w',
      '-std=gnu11',
      `-fdebug-prefix-map=${folder}=.`,
      '-c',
      source,
    ];
    const { status, stderr } = spawnSync(process.env.CC ?? 'gcc', [...args, '-o', `${source}.o`], {
      encoding: 'utf8',
      cwd: folder,
    });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    return packed(fs.readFileSync(`${source}.o`));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const objects: KindObjects = {};
for (const id of KIND_IDS) {
  if (!KINDS[id].sample) continue;
  const compiled = (side: 'base' | 'new'): Record<string, string> =>
    Object.fromEntries(
      Object.entries(unitsOf(id, side)!).map(([name, text]) => [name, objectOf(name, text)]),
    );
  objects[id] = { base: compiled('base'), new: compiled('new') };
}
fs.writeFileSync(KIND_OBJECTS, `${JSON.stringify(objects, null, 2)}\n`);
