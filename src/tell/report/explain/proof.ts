// SPDX-License-Identifier: GPL-2.0-or-later
import type { Finding, Judgement, ShownLayout } from '../../../kernel/judge';
import type { ExplainedCause } from '../../../kernel/explain';
import { counted } from '../spelling';
import { extentText } from '../wording';
import { factText } from './fact-text';
import type { Told } from '../../../text';

/** What a verdict rests on, in a sentence or two. */
export function proofText({ judgement }: Told<Pick<ExplainedCause, 'judgement'>>): string {
  const { proof, verdict, units } = judgement;
  const hang = units === 1 ? 'has' : 'have';
  const where =
    units > 0 ? `; ${counted(units, 'unit')} of the new kernel ${hang} exports that hang on it` : '';
  if (verdict === 'unknown') return `none: ${judgement.reason}${where}`;
  if (proof.base && proof.new) return `${layoutProof(proof.base, proof.new)}${where}`;
  return `${factProof(judgement)}${where}`;
}

function layoutProof(base: Told<ShownLayout>, next: Told<ShownLayout>): string {
  const after = new Map(next.members.map((member) => [member.name, member]));
  const both = base.members.filter(({ name }) => after.has(name));
  const stayed = both.filter(({ name, offset, size }) => {
    const is = after.get(name)!;
    return is.offset === offset && is.size === size;
  });
  const counts = [
    `${stayed.length} of ${counted(base.members.length, 'member')} at the same place with the same size`,
    countText(both.length - stayed.length, 'elsewhere or of another size'),
    countText(base.members.length - both.length, 'not there by its name'),
    countText(next.members.length - both.length, 'new'),
  ].filter((text) => text !== '');
  const sizes = `laid out on both sides: ${extentText(base, next)}`;
  return `${sizes}; ${counts.join(', ')}`;
}

const countText = (count: number, what: string): string => (count === 0 ? '' : `${count} ${what}`);

function factProof({ findings, verdict }: Told<Pick<Judgement, 'findings' | 'verdict'>>): string {
  const [worst] = findings;
  const facts = worst && factsText(worst);
  if (facts) return facts;
  return verdict === 'compatible'
    ? 'sizes, offsets, values and signatures are equal on both sides'
    : 'what both sides declare was held against each other';
}

/** The types of what a finding is about: `u32 → u64`, or `u32`; null for none. Sizes and offsets are in its reason. */
export function typesText({ base, new: next }: Told<Pick<Finding, 'base' | 'new'>>): string | null {
  const types = [base?.type, next?.type].filter((type) => type !== undefined && type !== null);
  return types.length === 0 ? null : [...new Set(types)].join(' → ');
}

/** What a finding has of both sides: `int f(int) → int f(long)`; null where that is nothing. */
function factsText({ base, new: next }: Told<Pick<Finding, 'base' | 'new'>>): string | null {
  const [was, is] = [factText(base), factText(next)];
  if (was === null && is === null) return null;
  return was === is ? was : `${was ?? '(none)'} → ${is ?? '(none)'}`;
}
