// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown } from '../../c/syntax';
import {
  areCompatible,
  compareDeclarations,
  difference,
  onBoth,
  type Both,
  type TypedSide,
  type Uses,
} from '../../c/abi';
import { RecordName } from '../../record-name';
import type { Definition, LaidOutKernel, Sight } from './laid-out-kernel';
import type { Finding } from './result';

/** Definitions of one name that are compared, most units first. */
const MOST_DEFINITIONS = 20;

/**
 * What a changed declaration means where a unit of each kernel sees it.
 * @param name with its mark
 */
export function compareSeen(name: string, sides: Both<TypedSide>, uses: Uses): Finding[] {
  try {
    return compareDeclarations(RecordName.parse(name), sides, uses);
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return [difference('not-judged', 'unknown', `its layout is not known: ${error.reason}`)];
  }
}

/**
 * What it means that units see a definition on one side only: whether it is the one that other units of the other side
 * have.
 * @param seenOn the side on which units see it
 */
export function compareWithElsewhere(
  name: string,
  seen: Sight,
  seenOn: 'base' | 'new',
  other: LaidOutKernel,
  uses: Uses,
): Finding[] {
  const kind = seenOn === 'base' ? 'became-opaque' : 'became-visible';
  const kernel = seenOn === 'base' ? 'new kernel' : 'base';
  const definitions = other.definitionsOf(name);
  if (definitions.length === 0) {
    const reason = `the ${kernel} is not known to define it, so it may have changed unseen`;
    return [difference(kind, 'unknown', reason)];
  }
  // Private types of several source files may share a name: those from the same file count, or else all must agree.
  const here = seen.kernel.fileSeenIn(seen.unit, name);
  const ofSameFile = definitions.filter((definition) => other.fileOf(definition) === here);
  const candidates = (ofSameFile.length > 0 ? ofSameFile : definitions).slice(0, MOST_DEFINITIONS);
  const results = candidates.map((definition) => {
    const sides = seenOn === 'base' ? { base: seen, new: definition } : { base: definition, new: seen };
    return compareSeen(name, sides, uses);
  });
  if (results.every(areCompatible)) {
    const first = candidates[0]!;
    const { unit } = first;
    const where = unit ? `${unit.name} of the ${kernel} has from` : `the ${kernel} has in`;
    const reason = `the definition is the one that ${where} ${other.fileOf(first)}`;
    return [difference(kind, 'compatible', reason), ...results[0]!];
  }
  if (results.length > 1 && results.some(areCompatible)) {
    const reason = `the ${kernel} has ${definitions.length} definitions of that name, not all like this one`;
    return [difference(kind, 'unknown', reason)];
  }
  return results.find((found) => !areCompatible(found))!;
}

/**
 * What became of a type that the units know by name only: each definition that headers of the base have is held against
 * the one of the new kernel from the same file.
 * @param isLookedAt by the file of a base's definition; all without
 */
export function compareElsewhere(
  name: string,
  kernels: Both<LaidOutKernel>,
  judge: (sides: Both<Definition>) => Finding[],
  isLookedAt: (file: string) => boolean = () => true,
): Finding[] {
  const definitions = onBoth(kernels, (kernel) => kernel.inHeaders(name));
  return definitions.base.flatMap((definition) => {
    const file = kernels.base.fileOf(definition);
    if (!isLookedAt(file)) return [];
    const ofSameFile = definitions.new.filter((one) => kernels.new.fileOf(one) === file);
    const counterparts = ofSameFile.length > 0 ? ofSameFile : definitions.new;
    if (counterparts.length === 0) {
      const reason = `no header of the new kernel defines it; ${file} of the base did`;
      return [difference('became-opaque', 'unknown', reason)];
    }
    const found = counterparts.map((counterpart) => judge({ base: definition, new: counterpart }));
    return found.find(areCompatible) ?? found[0]!;
  });
}
