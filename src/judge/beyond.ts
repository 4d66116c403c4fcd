import type { CorpusUnit } from '../corpus';
import { compareDeclarations, compareElsewhere, type Elsewhere, type Sight } from './cause';
import type { Finding } from './judgement';
import type { SharedNames } from './shared-names';
import type { JudgedSide } from './side';
import type { KernelUsage } from './usage';

const REFERENCE = /\b[tsueE]#[\w$\x80-\xff]+/g;

/**
 * What lies behind a cause that is no break by itself and no walk over both kernels in step meets: a definition that
 * one side's units do not see refers to types, and so does a word that was respelt. All that either side's unit reaches
 * from the cause is held against what the other has under its name, in the unit or else elsewhere.
 * @returns what is not compatible
 */
export function findBeyond(
  name: string,
  base: Sight,
  next: Sight,
  shared: SharedNames,
  usage: KernelUsage,
): Finding[] {
  const findings: Finding[] = [];
  const names = new Set([...reachedFrom(name, base), ...reachedFrom(name, next)]);
  names.delete(name);
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

/** All names that a unit reaches from one. */
function reachedFrom(name: string, { side, unit }: Sight): Set<string> {
  const records = recordsOf(side, unit);
  const reached = new Set([name]);
  // A set hands out what is added to it on the way.
  for (const one of reached) {
    side.look(unit, one);
    for (const reference of records.get(one)?.slice(one.length).match(REFERENCE) ?? [])
      reached.add(reference);
  }
  return reached;
}

function recordsOf(side: JudgedSide, unit: CorpusUnit): Map<string, string> {
  const records = new Map<string, string>();
  for (const variant of unit.variants) {
    records.set(side.scopes.names[variant]!, side.scopes.corpus.variants[variant]!.record);
  }
  return records;
}
