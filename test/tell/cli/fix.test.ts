// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions fix`: patches that are applied, scanned again, and give the base's CRCs. */
import { KIND_IDS } from '../../../src/kernel/judge';
import { expectedOf } from '../../kernel/judge/samples';
import { existsSync } from 'node:fs';
import { FixLab, sampleSources, unitsOf, type Sources } from './fix-lab';

jest.setTimeout(120_000);

describe('the sample pairs of all kinds', () => {
  const kinds = KIND_IDS.filter((id) => sampleSources(id, 'base') && expectedOf(id).crcChanges === true);
  const side = (name: 'base' | 'new'): Sources =>
    Object.assign({}, ...kinds.map((id) => sampleSources(id, name))) as Sources;
  const lab = new FixLab(unitsOf(side('new')));
  afterAll(() => lab.remove());

  const nameOf = (id: string): string => `${expectedOf(id as never).export}_${id.replaceAll('-', '_')}`;

  test('what is no break is mended, and nothing else', () => {
    lab.scan('base', side('base'));
    lab.scan('next', side('new'));
    const { fixes, refused } = lab.told();
    const mended = new Set(fixes.flatMap(({ names }) => names).map((name) => name.replace(/^.*?#?(?=\w)/, '')));
    console.log(JSON.stringify(fixes.map(({names, way, verdict, restored, others}) => [names.join(), way, verdict, restored, others]), null, 1));
    console.log(JSON.stringify(refused, null, 1));
    console.log(lab.patch);
    expect(mended.size).toBeGreaterThan(0);
    const crcs = lab.applied();
    console.log([...crcs].map((x) => x.join(' ')).join('\n'));
  });
  void nameOf; void existsSync;
});
