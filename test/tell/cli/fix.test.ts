// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions fix`: patches that are applied, scanned again, and give the base's CRCs. */
import { KIND_IDS } from '../../../src/kernel/judge';
import type { FixDocument } from '../../../src/tell/documents';
import { expectedOf } from '../../kernel/judge/samples';
import { caseSources, FIX_CASES } from './fix-cases';
import { FixLab, sampleSources, unitsOf, type Sources } from './fix-lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(300_000);

describe('the sample pairs of all kinds', () => {
  const kinds = KIND_IDS.filter((id) => sampleSources(id, 'base') && expectedOf(id).crcChanges === true);
  const side = (name: 'base' | 'new'): Sources =>
    Object.assign({}, ...kinds.map((id) => sampleSources(id, name))) as Sources;
  const lab = new FixLab(unitsOf(side('new')));
  afterAll(() => lab.remove());

  test('what is no break is mended, and nothing else', () => {
    lab.scan('base', side('base'));
    lab.scan('next', side('new'));
    const { fixes, refused, changed } = lab.told();
    const ofKind = (name: string): string | undefined =>
      kinds.find((id) => name.endsWith(`_${id.replaceAll('-', '_')}`));
    const harmless = kinds.filter((id) => ['compatible', 'conditional'].includes(expectedOf(id).verdict));
    expect(fixes.flatMap(({ names }) => names.map(ofKind)).sort()).toEqual([...harmless].sort());
    expect(fixes.map(({ verdict, conditions }) => [verdict, conditions.length > 0])).toEqual(
      fixes.map(({ verdict }) => [verdict, verdict === 'conditional']),
    );
    expect(new Set(refused.map(({ why }) => why))).toEqual(new Set(['break']));
    expect(changed).toEqual({ without: kinds.length, with: kinds.length - harmless.length });
    for (const [name, [base, now]] of lab.applied()) {
      const kind = ofKind(name)!;
      const isSame = harmless.includes(kind as never) || name.startsWith('cosy_fit');
      expect([name, base === now]).toEqual([name, isSame]);
    }
  });
});

describe('pairs that try to get a guard over a break', () => {
  const names = Object.keys(FIX_CASES);
  const side = (which: 'base' | 'next'): Sources =>
    Object.assign({}, ...names.map((name) => caseSources(name, which))) as Sources;
  const lab = new FixLab(names);
  let told: FixDocument;
  let patch: string;
  let crcs: ReturnType<FixLab['applied']>;
  beforeAll(() => {
    lab.scan('base', side('base'));
    lab.scan('next', side('next'));
    told = lab.told();
    ({ patch } = lab);
    crcs = lab.applied();
  });
  afterAll(() => lab.remove());

  test.each(names)('%s', (name) => {
    const { expected, words } = FIX_CASES[name]!;
    const isOwn = (marked: string): boolean => new RegExp(`(^|#)(also_)?${name}(_kind)?$`, 'i').test(marked);
    const fix = told.fixes.find((one) => one.names.some(isOwn));
    const refused = told.refused.filter((one) => isOwn(one.name));
    const found = fix ? fix.way : refused.map(({ why }) => why).join();
    expect([name, found, refused.map(({ reason }) => reason)]).toEqual([name, expected, expect.anything()]);
    const all = [fix?.what, ...(fix?.conditions ?? []), ...refused.map(({ reason }) => reason), patch].join(
      '\n',
    );
    if (words) expect(all).toMatch(words);
    const [base, now] = crcs.get(`use_${name}`)!;
    if (fix && fix.others === 0) expect(now).toBe(base);
    if (!fix) expect(patch).not.toContain(`/core/${name}.h`);
  });
});
