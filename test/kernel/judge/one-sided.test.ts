// SPDX-License-Identifier: GPL-2.0-or-later
/** What lies behind what only one side refers to: all of it counts, and of very much the worst is told. */
import { judgeKernels, type Judgement } from '../../../src/kernel/judge';
import { kernelOf, removeKernels } from './scan-of';

afterAll(removeKernels);

const COUNT = 70;
const each = (text: (number: number) => string): string =>
  [...new Array<undefined>(COUNT)].map((_, number) => text(number)).join('\n');

/** A struct that many others lie behind. @param parts their bodies @param box the one that leads to them */
const kernel = (parts: (number: number) => string, box: string): { 'core/pot': string } => ({
  'core/pot': `${each((number) => `struct part${number} { ${parts(number)} };`)}
struct tin { ${each((number) => `struct part${number} *of${number};`)} };
struct can { ${each((number) => `struct part${number} *of${number};`)} };
struct pot { struct ${box} *box; };
int brew(struct pot *pot);
__GENKSYMS_EXPORT_SYMBOL(brew);
`,
});

/** What becomes of the struct whose box is called otherwise. @param parts of the new kernel */
async function judged(parts: (number: number) => string): Promise<Judgement> {
  const { causes } = judgeKernels(
    await kernelOf(kernel(() => 'int lid;', 'tin')),
    await kernelOf(kernel(parts, 'can')),
  );
  return causes.find(({ name }) => name === 's#pot')!.judgement;
}

test('more than is told one by one is counted', async () => {
  const { verdict, findings } = await judged(() => 'int lid; char tail;');
  expect(verdict).toBe('conditional');
  const behind = findings.filter(({ subject }) => /^s#part/.test(subject));
  const [rest] = findings.filter(({ reason }) => / more changes lie behind /.test(reason));
  expect(behind.length).toBe(50);
  expect(rest).toMatchObject({ verdict: behind.at(-1)!.verdict, subject: '' });
  expect(rest!.reason).toMatch(/^\d+ more changes lie behind what only one side refers to$/);
});

test('the worst is among what is told, wherever it stands', async () => {
  const { verdict, findings } = await judged((number) =>
    number === COUNT - 1 ? 'char lid;' : 'int lid, tail;',
  );
  expect(verdict).toBe('break');
  expect(findings[0]).toMatchObject({ verdict: 'break' });
  expect(findings.map(({ subject }) => subject)).toContain(`s#part${COUNT - 1}.lid`);
});
