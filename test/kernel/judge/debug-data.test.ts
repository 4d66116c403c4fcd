// SPDX-License-Identifier: GPL-2.0-or-later
/** The sample pairs of kinds, compiled: debug data give the causes and verdicts that their sources give. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKernel, SymtypesReader, writeScan, type Kernel } from '../../../src/formats/corpus';
import { judgeKernels, type JudgedComparison, type KindId, type Verdict } from '../../../src/kernel/judge';
import { Progress } from '../../../src/progress';
import { facts } from '../../formats/corpus/made-up';
import { corpusOfObjects, readKindObjects } from '../../support/gendwarfksyms-kinds';
import { expectedOf } from './samples';

const folder = mkdtempSync(join(tmpdir(), 'modversions-debug-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function kernelOf(objects: Readonly<Record<string, string>>): Promise<Kernel> {
  const path = join(folder, `scan-${count++}`);
  writeScan(path, corpusOfObjects(objects), { ...facts, generation: 'gendwarfksyms' });
  return readKernel(path, new SymtypesReader(), new Progress());
}

/** What happened to an export: to itself, under an equal CRC, or by its causes, the worst first. */
function judgedAs(
  { changes, causes, missed }: JudgedComparison,
  name: string,
): { kind: KindId; verdict: Verdict } | undefined {
  const [own] = changes.filter((change) => change.name === name && change.changeKind !== null);
  if (own) return { kind: own.changeKind!, verdict: own.verdict };
  const [found] = [...causes, ...missed].filter(({ exports }) => exports.includes(name));
  return found && { kind: found.judgement.kind, verdict: found.judgement.verdict };
}

/** What debug data show otherwise: they have no spelling, and see each layout behind an export. */
const OTHERWISE: Partial<Record<KindId, { kind: KindId; verdict: Verdict } | undefined>> = {
  respelled: undefined,
  'missed-by-crc': { kind: 'member-moved', verdict: 'break' },
};

const objects = readKindObjects();

test.each(Object.keys(objects) as KindId[])('%s', async (id) => {
  const { base, new: newSide } = objects[id]!;
  const { kind, verdict, export: name } = expectedOf(id);
  const judged = judgeKernels(await kernelOf(base), await kernelOf(newSide));
  expect(judgedAs(judged, name)).toEqual(id in OTHERWISE ? OTHERWISE[id] : { kind, verdict });
});
