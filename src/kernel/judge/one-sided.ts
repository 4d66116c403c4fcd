// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, difference, type Both } from '../../c/abi';
import type { Sight } from './laid-out-kernel';
import type { Finding } from './result';
import type { SharedNames } from './shared-names';

/**
 * Findings that are told one by one of what lies behind a cause, the worst. Behind a type of shipped kernels, of whose
 * names some stand for several definitions, there may be thousands, each of them a cause of its own.
 */
const MOST_TOLD = 50;

/** By name: what became of declarations. */
interface Compared {
  seen: (name: string) => readonly Finding[];
  elsewhere: (name: string) => readonly Finding[];
}

/**
 * What only one side of a cause refers to, and what lies behind that, where the cause is compatible by itself: no walk over
 * both kernels in step meets it. A definition that one side's units do not see refers to types, and so does a word that
 * was respelt. All that either side's unit reaches from the cause is held against what the other has under its name, in
 * the unit or else elsewhere. What both sides refer to alike is a cause of its own if it differs.
 * @param compared what became of a name: where these units see it, or else elsewhere
 * @returns what is not compatible
 */
export function findOneSided(
  name: string,
  sides: Both<Sight>,
  { identities, redefined }: SharedNames,
  compared: Compared,
): Finding[] {
  const { base, new: newSide } = sides;
  const references = { base: referencesIn(base), new: referencesIn(newSide) };
  const own = { base: references.base(name), new: references.new(name) };
  const onlyBase = own.base.filter((one) => !own.new.includes(one));
  const onlyNew = own.new.filter((one) => !own.base.includes(one));
  if (onlyBase.length === 0 && onlyNew.length === 0) return [];
  const names = new Set([
    ...reachedFrom(onlyBase, base, references.base),
    ...reachedFrom(onlyNew, newSide, references.new),
  ]);
  for (const one of reachedInStep(name, references)) names.delete(one);
  const found = [...names].flatMap((one): Behind[] => {
    const inBase = base.kernel.meaning(base.unit, one);
    const inNew = newSide.kernel.meaning(newSide.unit, one);
    const areSeen = inBase >= 0 && inNew >= 0;
    const isSame = areSeen ? identities.base[inBase] === identities.new[inNew] : !redefined.has(one);
    if (isSame) return [];
    return (areSeen ? compared.seen(one) : compared.elsewhere(one))
      .filter(({ verdict }) => verdict !== 'compatible')
      .map((finding) => ({ name: one, finding }));
  });
  if (found.length <= MOST_TOLD) return found.map(told);
  const [worst, rest] = worstFirst(found);
  const { kind, verdict } = rest[0]!.finding;
  const reason = `${rest.length} more changes lie behind what only one side refers to`;
  return [...worst.map(told), difference(kind, verdict, reason)];
}

/** What was found of a declaration that lies behind a cause. */
interface Behind {
  name: string;
  finding: Finding;
}

function worstFirst(found: readonly Behind[]): [worst: Behind[], rest: Behind[]] {
  const all = [...found].sort((a, b) => byVerdict(a.finding.verdict, b.finding.verdict));
  return [all.slice(0, MOST_TOLD), all.slice(MOST_TOLD)];
}

const told = ({ name, finding }: Behind): Finding => ({
  ...finding,
  subject: finding.subject === '' ? name : `${name}.${finding.subject}`,
});

/** By name: what its record refers to. */
type References = (name: string) => readonly string[];

/** All names that a unit reaches from some. */
function reachedFrom(
  names: readonly string[],
  { kernel, unit }: Sight,
  referencesOf: References,
): Set<string> {
  const reached = new Set(names);
  // A set hands out what is added to it on the way.
  for (const one of reached) {
    kernel.noteName(unit, one);
    for (const reference of referencesOf(one)) reached.add(reference);
  }
  return reached;
}

/** All names that both sides reach from one by the same references. */
function reachedInStep(name: string, references: Both<References>): Set<string> {
  const reached = new Set([name]);
  for (const one of reached) {
    const newReferences = references.new(one);
    for (const reference of references.base(one)) {
      if (newReferences.includes(reference)) reached.add(reference);
    }
  }
  return reached;
}

function referencesIn({ kernel, unit }: Sight): References {
  return (name) => kernel.referencesIn(unit, name);
}
