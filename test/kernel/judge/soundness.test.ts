// SPDX-License-Identifier: GPL-2.0-or-later
import { judgeKernels, type JudgedComparison } from '../../../src/kernel/judge';
import { kernelOf, removeKernels } from './scan-of';

afterAll(removeKernels);

/** Judges units given by name; each side's text is one character a byte. */
async function judged(base: Record<string, string>, next: Record<string, string>): Promise<JudgedComparison> {
  return judgeKernels(await kernelOf(base), await kernelOf(next));
}

const verdictsOf = ({ causes, missed }: JudgedComparison): string[][] =>
  [...causes, ...missed].map(({ name, judgement }) => [name, judgement.kind, judgement.verdict]);

const EXPORT = 'void brew(struct pot *pot);\n__GENKSYMS_EXPORT_SYMBOL(brew);\n';

describe('no break hides behind a change that is compatible by itself', () => {
  test('a typedef gives way to the struct it names, whose members change places', async () => {
    const comparison = await judged(
      {
        pot: `struct lid { int a; int b; }; typedef struct lid lid_t; struct pot { lid_t lid; };\n${EXPORT}`,
      },
      { pot: `struct lid { int b; int a; }; struct pot { struct lid lid; };\n${EXPORT}` },
    );
    expect(verdictsOf(comparison)).toEqual([['s#pot', 'member-moved', 'break']]);
    expect(comparison.falsePositives).toEqual([]);
  });

  test('a definition becomes visible unchanged, and one that it holds has changed', async () => {
    const lid = (members: string): string =>
      `struct lid { ${members} }; void seal(struct lid *lid);\n__GENKSYMS_EXPORT_SYMBOL(seal);\n`;
    const tea = `struct pot { struct lid lid; }; void pour(struct pot *pot);\n__GENKSYMS_EXPORT_SYMBOL(pour);\n`;
    const comparison = await judged(
      { lid: lid('int a; int b;') + tea, pot: `struct pot;\n${EXPORT}` },
      {
        lid: lid('int b; int a;') + tea,
        pot: `struct lid { int b; int a; }; struct pot { struct lid lid; };\n${EXPORT}`,
      },
    );
    const visible = comparison.causes.find(({ change }) => change === 'became-visible')!;
    expect(visible.judgement.verdict).toBe('break');
  });

  test('a struct keeps its record, and its packing makes one that holds it respelt shrink', async () => {
    const comparison = await judged(
      { pot: `struct lid { char a; int b; }; struct pot { struct lid lid; unsigned n; };\n${EXPORT}` },
      {
        pot: `struct lid { char a; int b; } __attribute__((packed)); struct pot { struct lid lid; unsigned int n; };\n${EXPORT}`,
      },
    );
    expect(verdictsOf(comparison).every(([, , verdict]) => verdict === 'break')).toBe(true);
  });

  test('an opaque type keeps the CRC while its definition elsewhere changes', async () => {
    const pot = (members: string): string =>
      `struct pot { ${members} }; void pour(struct pot *pot);\n__GENKSYMS_EXPORT_SYMBOL(pour);\n`;
    const comparison = await judged(
      { pot: pot('int a; long b;'), brew: `struct pot;\n${EXPORT}` },
      { pot: pot('long b; int a;'), brew: `struct pot;\n${EXPORT}` },
    );
    expect(comparison.changes.map(({ name }) => name)).toEqual(['pour']);
    expect(comparison.missed.map(({ name, exports }) => [name, exports])).toEqual([['s#pot', ['brew']]]);
  });
});

describe('false alarms', () => {
  test('spelling, constants and typedefs alone are compatible, and counted as false positives', async () => {
    const comparison = await judged(
      { pot: `typedef unsigned int u32; struct pot { unsigned a; u32 b[2 * 4]; int c, d; };\n${EXPORT}` },
      { pot: `struct pot { unsigned int a; unsigned int b[8]; int c; int d; };\n${EXPORT}` },
    );
    expect(verdictsOf(comparison)).toEqual([['s#pot', 'respelled', 'compatible']]);
    // What is saved has these and nothing else, or it could not be read again.
    expect(Object.keys(comparison.causes[0]!.judgement).sort()).toEqual([
      'advice',
      'findings',
      'inclusions',
      'kind',
      'proof',
      'reason',
      'units',
      'verdict',
    ]);
    expect(comparison.falsePositives).toEqual(['brew']);
  });
});
