// SPDX-License-Identifier: GPL-2.0-or-later
/** Whoever asks about a change gets the same verdict: a comparison, and an explanation of the export alone. */
import { Records } from '../../../src/formats/corpus';
import { Explainer } from '../../../src/kernel/explain';
import { judgeKernels, KIND_IDS, KINDS, worst } from '../../../src/kernel/judge';
import { expectedOf, unitsOf } from '../judge/samples';
import { kernelOf, removeKernels } from '../judge/scan-of';

afterAll(removeKernels);

const sampled = KIND_IDS.filter((id) => unitsOf(id, 'base') && unitsOf(id, 'new'));

test('there are samples', () => expect(sampled.length).toBeGreaterThan(KIND_IDS.length - 5));

test.each(sampled)('%s', async (id) => {
  const kernels = [await kernelOf(unitsOf(id, 'base')!), await kernelOf(unitsOf(id, 'new')!)] as const;
  const { export: name } = expectedOf(id);
  const { changes, causes, missed } = judgeKernels(...kernels);
  const compared = [
    ...changes.filter((change) => change.name === name).map(({ verdict }) => verdict),
    ...missed.filter(({ exports }) => exports.includes(name)).map(({ judgement }) => judgement.verdict),
  ];
  const explainer = new Explainer(...kernels, new Records());
  const [ofExport] = explainer.explain([{ what: 'export', name }]).explanations;
  expect(ofExport!.verdict).toBe(compared.length === 0 ? null : worst(compared));

  for (const cause of [...causes, ...missed]) {
    if (!/^[suetE]#/.test(cause.name)) continue;
    const [ofType] = explainer.explain([{ what: 'type', name: cause.name }]).explanations;
    const told = [...causes, ...missed].filter((one) => one.name === cause.name);
    expect(ofType!.verdict).toBe(worst(told.map(({ judgement }) => judgement.verdict)));
  }
  expect(KINDS[id].title).not.toBe('');
});
