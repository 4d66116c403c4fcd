// SPDX-License-Identifier: GPL-2.0-or-later
/** CRCs that are not there have missed nothing: no report says so of kernels without them. */
import { Records, type Kernel } from '../../../src/formats/corpus';
import { Explainer } from '../../../src/kernel/explain';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { mergedPairs } from '../../../src/kernel/pairs';
import { checkReports, kernelReports, pairsReports, type ReportFormat } from '../../../src/tell/report';
import { textOf } from '../../kernel/explain/kernels';
import { kernelOf, removeKernels } from '../../kernel/judge/scan-of';
import { causeOf, comparisonOf, everyKind, judgementOf } from './made-up';
import { checkOf, moduleOf } from './made-up-modules';

afterAll(removeKernels);

const LOOK = { color: false, width: null, isFull: false };

const withCrcs = (comparison: JudgedComparison, hasCrcs: boolean): JudgedComparison => ({
  ...comparison,
  base: { ...comparison.base, hasCrcs },
});

/** What a report says of what types tell and records do not. @param hasCrcs of the base */
const said = (form: ReportFormat, hasCrcs: boolean): string =>
  [...kernelReports(withCrcs(everyKind(), hasCrcs)).in(form, LOOK)].join('');

// Beside that there is the kind of a cause, which is called so whatever the kernels are.
const OF_CRCS =
  /(?:\d|###|name=") ?missed by the CRC|Missed by the CRC:|missed by its CRC|, missed by the CRC|· missed by the CRC|whose CRCs? d|CRCs miss|changed CRCs? that/i;

test.each(['text', 'markdown', 'junit', 'sarif', 'github'] as const)('%s', (form) => {
  expect(said(form, true)).toMatch(OF_CRCS);
  const without = said(form, false);
  expect(without).not.toMatch(OF_CRCS);
  expect(without).toMatch(/a CRC would miss/i);
});

const hard = causeOf('s#pot', ['boil'], judgementOf('member-moved'));

/** What `pairs` says of a change that no CRC tells of. @param hasCrcs of the base of each pair */
function pairsSaid(...hasCrcs: boolean[]): string {
  const all = hasCrcs.map((has, at) => ({
    name: `p${at}`,
    file: `${at}.json`,
    comparison: withCrcs(comparisonOf([], [], { missed: [hard] }), has),
  }));
  return [...pairsReports(mergedPairs(all)).in('text', LOOK)].join('');
}

test('pairs: a pair without CRCs says so, and a change that any such pair has', () => {
  expect(pairsSaid(true, true)).toMatch(/1 missed by the CRC.*\n.*\n[^]*· missed by the CRC\n/);
  expect(pairsSaid(true, true)).not.toMatch(/would/);
  const mixed = pairsSaid(true, false);
  expect(mixed).toMatch(/^p0: .* 1 missed by the CRC /m);
  expect(mixed).toMatch(/^p1: .* 1 that a CRC would miss /m);
  expect(mixed).toMatch(/· a CRC would miss it$/m);
  expect(pairsSaid(false, false)).not.toMatch(OF_CRCS);
});

const body = 'char lid; int heat;';
const texts = (attribute: string): { 'core/pot': string } => ({
  'core/pot': `struct pot { ${body} } ${attribute};\nint brew(struct pot *pot);\n__GENKSYMS_EXPORT_SYMBOL(brew);\n`,
});

/** What `explain` says of an export and a type that only an attribute changed. */
async function explanation(kernel: (one: Kernel) => Kernel): Promise<string> {
  const [base, next] = [await kernelOf(texts('')), await kernelOf(texts('__attribute__((packed))'))];
  const explainer = new Explainer(kernel(base), next, new Records());
  return textOf(explainer.explain(['brew', 'pot'].flatMap((name) => explainer.subjectsOf(name))));
}

test('explain: of an export and of a type', async () => {
  const by = await explanation((one) => one);
  expect(by).toContain('\n  missed by its CRC: struct pot (break)\n');
  expect(by).toContain('missed-by-crc, missed by the CRC\n');
  expect(by).toContain('\n  exports hang on it whose CRCs do not tell\n');
  const without = await explanation((one) => ({ ...one, isWithoutCrcs: true }));
  expect(without).not.toMatch(OF_CRCS);
  expect(without).toContain('\n  a CRC would miss: struct pot (break)\n');
  expect(without).toContain('missed-by-crc, a CRC would miss it\n');
  expect(without).toContain('\n  exports hang on it where a CRC would not tell\n');
});

test('check-module: of a kernel whose loader compares no versions', () => {
  const missed = causeOf('s#pot', ['boil'], judgementOf('missed-by-crc'));
  const reaching = { cause: 0, symbols: 1, reach: 'yes', evidence: 'defined' } as const;
  const plain = checkOf([moduleOf('nic.ko', [], { causes: [reaching] })], { causes: [missed] });
  const markdown = (hasVersions: boolean): string =>
    [...checkReports({ ...plain, against: { ...plain.against, hasVersions } }).in('markdown', LOOK)].join('');
  expect(markdown(true)).toContain('<code>struct pot</code>, missed by the CRC, ');
  expect(markdown(false)).toContain('<code>struct pot</code>, a CRC would miss it, ');
});
