// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Whoever asks about a change gets the same verdict: a comparison, an explanation of the export alone, and a check of a
 * module that uses it. Asked about every sample of a kind, and about every pair in which a break was once called safe.
 */
import { readKernel, SymtypesReader } from '../../../src/formats/corpus';
import { judgeKernels, KIND_IDS, KINDS, worst, type KindId } from '../../../src/kernel/judge';
import { Progress } from '../../../src/progress';
import { expectedOf, unitsOf } from '../judge/samples';
import { kernelOf, removeKernels } from '../judge/scan-of';
import { CLANG_FOLDER, FOLDER, scannedCases, soundnessCases } from '../judge/toys/soundness-cases';
import { TEACC, TEACLANG, Toys } from '../judge/toys/toy-kernel';
import { ThreeMeasures } from './measures';

const toys = new Toys();
afterAll(() => {
  removeKernels();
  toys.remove();
});

const sampled = KIND_IDS.filter((id) => unitsOf(id, 'base') && unitsOf(id, 'new'));

/** What only a comparison tells: the loader finds the export wherever it is, and no module asks for what is new. */
const OF_COMPARISONS: ReadonlySet<KindId> = new Set(['export-moved', 'export-added', 'export-type-relaxed']);

test('there are samples', () => expect(sampled.length).toBeGreaterThan(KIND_IDS.length - 5));

test.each(sampled)('%s', async (id) => {
  const kernels = [await kernelOf(unitsOf(id, 'base')!), await kernelOf(unitsOf(id, 'new')!)] as const;
  const measures = new ThreeMeasures(...kernels);
  const { compared, explained, checked } = await measures.of(expectedOf(id).export);
  expect(explained).toBe(compared);
  if (!OF_COMPARISONS.has(id)) expect(checked).toBe(compared);

  const { causes, missed } = judgeKernels(...kernels);
  for (const cause of [...causes, ...missed]) {
    if (!/^[suetE]#/.test(cause.name)) continue;
    const [ofType] = measures.explainer.explain([{ what: 'type', name: cause.name }]).explanations;
    const told = [...causes, ...missed].filter((one) => one.name === cause.name);
    expect(ofType!.verdict).toBe(worst(told.map(({ judgement }) => judgement.verdict)));
  }
  expect(KINDS[id].title).not.toBe('');
});

test.each([
  ['GCC', FOLDER, TEACC],
  ['Clang', CLANG_FOLDER, TEACLANG],
])('every pair in which a break was once called safe, by %s', async (_, folder, toolchain) => {
  const cases = soundnessCases(folder);
  const [base, next] = scannedCases(cases, toys, toolchain);
  const read = (path: string): ReturnType<typeof readKernel> =>
    readKernel(path, new SymtypesReader(), new Progress());
  const measures = new ThreeMeasures(await read(base), await read(next));
  for (const name of cases.flatMap((one) => one.exports)) {
    const { compared, explained, checked } = await measures.of(name);
    expect([name, explained, checked]).toEqual([name, compared, compared]);
  }
});
