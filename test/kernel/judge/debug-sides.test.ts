// SPDX-License-Identifier: GPL-2.0-or-later
/** The sample pairs of kinds as folders of objects, which debug information describes: never told better than by sources. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SymtypesReader } from '../../../src/formats/corpus';
import { readSide } from '../../../src/formats/shipped';
import { judgeKernels, type JudgedComparison, type KindId, type Verdict } from '../../../src/kernel/judge';
import { Progress } from '../../../src/progress';
import { unpacked } from '../../support/gendwarfksyms-cases';
import { readKindObjects } from '../../support/gendwarfksyms-kinds';
import { expectedOf } from './samples';

const folder = mkdtempSync(join(tmpdir(), 'modversions-sides-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, objects: Readonly<Record<string, string>>): string {
  for (const [unit, object] of Object.entries(objects)) {
    const path = join(folder, name, `${unit}.o`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, unpacked(object));
  }
  return join(folder, name);
}

async function compared(base: string, next: string): Promise<JudgedComparison> {
  const reader = new SymtypesReader();
  const sides = [];
  for (const path of [base, next]) sides.push(await readSide(path, reader, new Progress()));
  return judgeKernels(sides[0]!, sides[1]!, {}, reader.records);
}

/** The worst that is said of an export; null for nothing. */
function saidOf({ changes, causes, missed }: JudgedComparison, name: string): Verdict | null {
  const own = changes.filter((one) => one.name === name && one.changeKind !== null);
  const found = [...causes, ...missed].filter(({ exports }) => exports.includes(name));
  const verdicts = [...own.map((one) => one.verdict), ...found.map((one) => one.judgement.verdict)];
  const worst = (['break', 'unknown', 'conditional', 'compatible'] as const).find((one) =>
    verdicts.includes(one),
  );
  return worst ?? null;
}

/** What is compatible is never proved; and beside that: who embeds a type is not known, and spelling is not seen. */
const OTHERWISE: Partial<Record<KindId, Verdict | null>> = {
  'member-appended': 'unknown',
  respelled: null,
  'export-added': 'compatible',
  'export-type-relaxed': 'compatible',
};

const objects = readKindObjects();

test.each(Object.keys(objects) as KindId[])('%s', async (id) => {
  const { base, new: newSide } = objects[id]!;
  const { verdict, export: name } = expectedOf(id);
  const said = saidOf(await compared(written(`${id}/base`, base), written(`${id}/new`, newSide)), name);
  expect(said).toBe(id in OTHERWISE ? OTHERWISE[id] : verdict === 'compatible' ? 'unknown' : verdict);
});

test.each(Object.keys(objects) as KindId[])('%s against itself', async (id) => {
  const side = written(`${id}/base`, objects[id]!.base);
  const { changes, causes, missed } = await compared(side, side);
  expect([changes, causes, missed]).toEqual([[], [], []]);
});
