// SPDX-License-Identifier: GPL-2.0-or-later
/** Each kind has its page and its sample pair, and judging the pair gives what the sample says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  judgeKernels,
  KIND_IDS,
  KINDS,
  type JudgedComparison,
  type KindId,
  type Verdict,
} from '../../../src/kernel/judge';
import { root } from '../../support/program';
import { expectedOf, sourcesOf, unitsOf } from './samples';
import { corpusOf, crcsOf, kernelOf, removeKernels, type Texts } from './scan-of';
import { shapesOf } from './shapes';

afterAll(removeKernels);

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const sampled = KIND_IDS.filter((id) => KINDS[id].sample !== null);

describe('pages', () => {
  const index = read('docs/kinds/README.md');

  test.each(KIND_IDS)('%s', (id) => {
    const { page, title, explanation, rule } = KINDS[id];
    const text = read(page);
    expect(text.split('\n')[0]).toBe(`# ${id}: ${title}`);
    const prose = text.replace(/\s+/g, ' ');
    expect(prose).toContain(explanation);
    expect(prose).toContain(rule);
    expect(index).toContain(`[${id}](${id}.md)`);
    const links = Array.from(text.matchAll(/\]\(([^)#]+)\)/g), ([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(root, 'docs/kinds', link)))).toEqual([]);
  });
});

/** CRCs of the export in all units of a side. */
const crcOf = (units: Texts, name: string): (number | undefined)[] =>
  Object.values(units)
    .map((text) => crcsOf(text)[name])
    .filter((crc) => crc !== undefined);

describe.each(sampled)('%s', (id) => {
  const expected = expectedOf(id);
  const [base, next, guarded] = (['base', 'new', 'guarded'] as const).map((side) => unitsOf(id, side));

  test('the CRC', () => {
    const [was, is] = [crcOf(base!, expected.export), crcOf(next!, expected.export)];
    if (expected.crcChanges === null) expect(was.length + is.length).toBe(1);
    else expect(was[0] !== is[0]).toBe(expected.crcChanges);
  });

  test('our layouts are those of the compiler', () => {
    const shapes = { base: shapesOf(corpusOf(base!)), new: shapesOf(corpusOf(next!)) };
    const names = [...new Set([...Object.keys(shapes.base), ...Object.keys(shapes.new)])].sort();
    expect(names).toEqual(Object.keys(expected.layout));
    for (const name of names) {
      const { [name]: layout } = expected.layout;
      expect([name, shapes.base[name] ?? null, shapes.new[name] ?? null]).toEqual([
        name,
        layout!.base,
        layout!.new,
      ]);
    }
  });

  test('the judgement', async () => {
    const kernels = [await kernelOf(base!), await kernelOf(next!)] as const;
    expect(judgedAs(judgeKernels(...kernels), expected.export)).toEqual({
      kind: expected.kind,
      verdict: expected.verdict,
    });
  });

  if (expected.reverse) {
    test('its reverse', async () => {
      const kernels = [await kernelOf(next!), await kernelOf(base!)] as const;
      expect(judgedAs(judgeKernels(...kernels), expected.export)).toEqual(expected.reverse);
    });
  }

  const isHidden = KINDS[id].advice.some((advice) => /\bhide\b|#if(?:n?)def __GENKSYMS__/i.test(advice));
  test(isHidden ? 'the advice to hide it gives back the CRC' : 'there is nothing to hide', () => {
    expect(guarded !== null).toBe(isHidden);
    if (!guarded) return;
    expect(sourcesOf(id, 'guarded').map(read).join('')).toContain('__GENKSYMS__');
    expect(crcOf(guarded, expected.export)).toEqual(crcOf(base!, expected.export));
  });
});

/** What happened to an export: to itself, under an equal CRC, or by its only cause. */
function judgedAs(
  { changes, causes, missed }: JudgedComparison,
  name: string,
): { kind: KindId; verdict: Verdict } | undefined {
  const [own] = changes.filter((change) => change.name === name && change.changeKind !== null);
  if (own) return { kind: own.changeKind!, verdict: own.verdict };
  const found = [...causes, ...missed].filter(({ exports }) => exports.includes(name));
  expect(found.length).toBeLessThan(2);
  return found[0] && { kind: found[0].judgement.kind, verdict: found[0].judgement.verdict };
}
