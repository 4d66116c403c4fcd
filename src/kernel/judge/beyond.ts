import { MARK_PATTERN } from '../../record-name';
import { compareDeclarations, compareElsewhere, type Elsewhere, type Sight } from './cause';
import type { Finding } from './judgement';
import type { SharedNames } from './shared-names';
import type { JudgedSide } from './side';
import type { KernelUsage } from './usage';

const REFERENCE = new RegExp(`\\b${MARK_PATTERN}[\\w$\\x80-\\xff]+`, 'g');

/**
 * What lies behind a cause that is compatible by itself and no walk over both kernels in step meets: a definition that
 * one side's units do not see refers to types, and so does a word that was respelt. All that either side's unit reaches
 * from the cause is held against what the other has under its name, in the unit or else elsewhere. What both sides refer
 * to alike is a cause of its own if it differs.
 * @returns what is not compatible
 */
export function findBeyond(
  name: string,
  base: Sight,
  next: Sight,
  shared: SharedNames,
  usage: KernelUsage,
): Finding[] {
  const records = { base: recordsOf(base), next: recordsOf(next) };
  const [before, after] = [records.base(name), records.next(name)];
  const onlyBase = before.filter((one) => !after.includes(one));
  const onlyNext = after.filter((one) => !before.includes(one));
  if (onlyBase.length === 0 && onlyNext.length === 0) return [];
  const names = new Set([
    ...reachedFrom(onlyBase, base, records.base),
    ...reachedFrom(onlyNext, next, records.next),
  ]);
  for (const one of reachedInStep(name, records.base, records.next)) names.delete(one);
  const findings: Finding[] = [];
  for (const one of names) {
    const [was, is] = [base.side.meaning(base.unit, one), next.side.meaning(next.unit, one)];
    const areSeen = was >= 0 && is >= 0;
    if (areSeen ? shared.identities.base[was] === shared.identities.new[is] : !shared.redefined.has(one))
      continue;
    const found = areSeen
      ? compareDeclarations(one, base, next, usage)
      : compareElsewhere(one, elsewhere(base.side), elsewhere(next.side), usage);
    for (const finding of found) {
      if (finding.verdict !== 'compatible') {
        findings.push({ ...finding, subject: finding.subject === '' ? one : `${one}.${finding.subject}` });
      }
    }
  }
  return findings;
}

/** Definitions of a kernel, each as a unit sees it that has it. */
export function elsewhere(side: JudgedSide): Elsewhere {
  return { side, sightOf: ({ unit }) => ({ side, unit, types: side.scopes.typesOf(unit) }) };
}

/** By name: what its record refers to. */
type References = (name: string) => readonly string[];

/** All names that a unit reaches from some. */
function reachedFrom(names: readonly string[], { side, unit }: Sight, referencesOf: References): Set<string> {
  const reached = new Set(names);
  // A set hands out what is added to it on the way.
  for (const one of reached) {
    side.look(unit, one);
    for (const reference of referencesOf(one)) reached.add(reference);
  }
  return reached;
}

/** All names that both sides reach from one by the same references. */
function reachedInStep(name: string, base: References, next: References): Set<string> {
  const reached = new Set([name]);
  for (const one of reached) {
    const others = next(one);
    for (const reference of base(one)) if (others.includes(reference)) reached.add(reference);
  }
  return reached;
}

function recordsOf({ side, unit }: Sight): References {
  const { scopes } = side;
  const variants = new Map<string, number>();
  for (const variant of unit.variants) variants.set(scopes.names[variant]!, variant);
  return (name) => {
    const variant = variants.get(name);
    if (variant === undefined) return [];
    return scopes.corpus.variants[variant]!.record.slice(name.length).match(REFERENCE) ?? [];
  };
}
