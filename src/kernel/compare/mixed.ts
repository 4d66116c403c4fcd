// SPDX-License-Identifier: GPL-2.0-or-later
import type { Kernel, KernelTypes, TypesSource } from '../../formats/corpus';
import { ModversionsError, type Warning } from '../../problem';
import { commonTypes, modelFor, unclearTags, type CommonTypes } from '../types';
import { findCauses, type Found } from './causes';

/** Types of two kernels as both of them know them. */
export interface MixedTypes {
  base: CommonTypes;
  new: CommonTypes;
  /** What is not compared. */
  warnings: Warning[];
}

/** Names that a message shows. */
const SHOWN = 5;

/**
 * Types of kernels that are known otherwise, by sources, BTF or DWARF, as both know them.
 * @returns null for kernels that are known alike
 * @throws ModversionsError where a side has no declarations, or its machine is not known
 */
export function mixedTypes(
  kernels: { base: Kernel; new: Kernel },
  types: { base: KernelTypes; new: KernelTypes },
): MixedTypes | null {
  const [ofBase, ofNew] = [types.base.source?.corpus.typeData, types.new.source?.corpus.typeData];
  if (ofBase === ofNew) return null;
  const unclear = unclearTags([types.base, types.new]);
  const side = (which: 'base' | 'new'): CommonTypes => {
    const { source } = types[which];
    const model = modelFor(kernels[which]);
    if (source && model) return commonTypes({ ...types[which], source }, model, (tag) => unclear.has(tag));
    throw new ModversionsError(
      `${kernels[which].path}: ${source ? 'its machine is not known' : 'has no declarations'}, and the other side is known otherwise`,
      'give a scan of the sources, or an image with its exports and BTF',
    );
  };
  const found = { base: side('base'), new: side('new') };
  const warnings: Warning[] = [
    {
      message: `one side is known by ${ofBase ?? 'its sources'}, the other by ${ofNew ?? 'its sources'}: what both tell is compared (sizes, places, values, signatures), and nothing of ${listed(unclear, 'names of which type data have several definitions')}`,
      remedy: 'compare two scans, or two shipped kernels, for what only they tell',
    },
  ];
  const unread = new Set([...found.base.unread, ...found.new.unread]);
  if (unread.size > 0)
    warnings.push({
      message: `nothing is compared of ${listed(unread, 'declarations that cannot be worked out by what a side tells')}`,
      remedy: 'compare two scans, or two kernels with the same kind of type data',
    });
  return { ...found, warnings };
}

/** Their number, what they are, and the first of them. */
function listed(names: ReadonlySet<string>, what: string): string {
  const more = names.size > SHOWN ? ` and ${names.size - SHOWN} more` : '';
  return `${names.size} ${what}: ${[...names].sort().slice(0, SHOWN).join(', ')}${more}`;
}

/** Causes between such types, in the words of each side. What only one side defines is none: the other may not show it. */
export function mixedCauses({ base, new: newTypes }: MixedTypes, names: ReadonlySet<string>): Found[] {
  return findCauses(base, newTypes, names)
    .filter(({ cause }) => cause.change === 'changed')
    .map(({ cause, sightings }) => {
      const [first] = sightings;
      const { name } = cause;
      const baseText = first && ownText(base, first.base, name);
      const newText = first && ownText(newTypes, first.new, name);
      return {
        cause: { ...cause, baseText: baseText ?? cause.baseText, newText: newText ?? cause.newText },
        sightings,
      };
    });
}

function ownText(
  types: CommonTypes,
  unit: Parameters<TypesSource['unitOf']>[0],
  name: string,
): string | undefined {
  return types.ownRecord(unit, name)?.slice(name.length + 1);
}
