// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf } from '../../../src/formats/btf';
import type { KernelScopes } from '../../../src/kernel/types';
import { btfLayouts, ourLayouts, type OfName } from './btf-layouts';

/** A type that both know, and what is the matter with it. */
export interface Told {
  name: string;
  reason: string;
}

/** How the layouts of a scan fare against those that a build recorded. */
export interface AgainstBtf {
  /** Types of which a layout of ours is one that BTF has. */
  equal: number;
  /** Types of which BTF of vmlinux cannot tell: only modules have ours, or ours is not known, with the reason. */
  incomparable: Told[];
  differing: Told[];
}

/** Compares all structs and unions that a scan and BTF of its vmlinux both know by name. */
export function againstBtf(kernel: KernelScopes, btf: Btf): AgainstBtf {
  const theirs = btfLayouts(btf);
  const result: AgainstBtf = { equal: 0, incomparable: [], differing: [] };
  for (const [name, ours] of ourLayouts(kernel)) {
    const known = theirs.get(name);
    if (!known) continue;
    const { layouts } = ours;
    const inKernel = [...layouts].filter(([, { isInKernel }]) => isInKernel);
    const others = inKernel.filter(([flat]) => !known.has(flat));
    if (others.length > 0) {
      const [flat, { unit }] = others[0]!;
      result.differing.push({ name, reason: `in ${unit}: ${difference(flat, [...known])}` });
    } else if ([...layouts.keys()].some((flat) => known.has(flat))) result.equal++;
    else result.incomparable.push({ name, reason: whyNot(ours) });
  }
  return result;
}

function whyNot({ layouts, unknown }: OfName): string {
  if (layouts.size > 0) {
    return `the definitions are private to modules: ${[...layouts.values()].map(({ unit }) => unit).join(', ')}`;
  }
  return [...unknown].map(([reason, unit]) => `${reason} (${unit})`).join('; ');
}

/** The first part that differs from the layout that is most alike. */
function difference(ours: string, theirs: readonly string[]): string {
  const parts = ours.split('; ');
  const firsts = theirs.map((one) => {
    const others = one.split('; ');
    const at = [...parts, ''].findIndex((part, index) => part !== (others[index] ?? ''));
    return { at, text: `expected ${others[at] ?? 'an end'}, got ${parts[at] ?? 'an end'}` };
  });
  return firsts.reduce((best, one) => (one.at > best.at ? one : best)).text;
}
