import type { CorpusUnit } from '../../formats/corpus';
import { Unknown, type Declared } from '../../c/syntax';
import type { Types } from '../../c/layout';
import { RecordName } from '../../record-name';
import { compareEnums } from './enums';
import { finding, valueFact } from './finding';
import type { Finding } from './judgement';
import { compareObjects, compareTypedefs } from './objects';
import { compareRecords } from './records';
import type { Definition, JudgedSide } from './side';
import type { KernelUsage } from './usage';

/** A declaration in a unit of one side. */
export interface Sight {
  side: JudgedSide;
  unit: CorpusUnit;
  types: Types;
}

/** Definitions of one name that are compared, most units first. */
const MOST_DEFINITIONS = 20;

/**
 * What a changed declaration means where a unit of each kernel sees it.
 * @param name with its mark
 */
export function compareDeclarations(name: string, base: Sight, next: Sight, usage: KernelUsage): Finding[] {
  try {
    return compareKnown(name, base, next, usage);
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return [finding('not-judged', 'unknown', `its layout is not known: ${error.reason}`)];
  }
}

function compareKnown(name: string, base: Sight, next: Sight, usage: KernelUsage): Finding[] {
  const { keyword, bare } = RecordName.parse(name);
  switch (keyword) {
    case 'struct':
    case 'union': {
      const [was, is] = [base, next].map(({ types }) =>
        types.recordOf({ kind: 'tag', tag: keyword, name: bare }),
      );
      return compareRecords({ record: was!, types: base.types }, { record: is!, types: next.types }, usage);
    }
    case 'enum': {
      const [was, is] = [base, next].map(({ types }) => types.scope.definition('enum', bare));
      if (!was || !is) throw new Unknown(`enum ${bare} is not defined in one of the units`);
      return compareEnums({ syntax: was, types: base.types }, { syntax: is, types: next.types }, (one) =>
        usage.usedIn(one),
      );
    }
    case 'enumerator':
      return compareConstants(bare, base, next, usage);
    case 'typedef':
      return compareTypedefs(
        { declared: known(base.types.scope.typedef(bare), bare), types: base.types },
        { declared: known(next.types.scope.typedef(bare), bare), types: next.types },
        usage,
      );
    case null:
      return compareObjects(
        { declared: known(base.types.scope.object(name), name), types: base.types },
        { declared: known(next.types.scope.object(name), name), types: next.types },
        usage,
      );
  }
}

function known(declared: Declared | undefined, name: string): Declared {
  if (!declared) throw new Unknown(`${name} is not declared in one of the units`);
  return declared;
}

/** An enumerator by itself: its value, with what the rest of its enum means left to that. */
function compareConstants(name: string, base: Sight, next: Sight, usage: KernelUsage): Finding[] {
  const [was, is] = [base, next].map(({ types }) => types.enumeratorOf(name));
  if (!was || !is) throw new Unknown(`${name} is not declared in one of the units`);
  if (was.value === is.value) return [];
  const user = usage.usedIn(name);
  const reason = `${name} was ${was.value} and is ${is.value}${user === null ? '' : `, and ${user} uses it`}`;
  const facts = { subject: name, base: valueFact(was.value), new: valueFact(is.value) };
  return [finding('enumerator-changed', 'break', reason, facts)];
}

/**
 * What it means that units see a definition on one side only: whether it is the one that other units of the other side
 * have.
 * @param seen the side on which units see it
 */
export function compareWithElsewhere(
  name: string,
  seen: Sight,
  other: Elsewhere,
  isBaseSeen: boolean,
  usage: KernelUsage,
): Finding[] {
  const kind = isBaseSeen ? 'became-opaque' : 'became-visible';
  const definitions = other.side.definitionsOf(name);
  if (definitions.length === 0) {
    const reason = `no unit of the ${isBaseSeen ? 'new kernel' : 'base'} that exports anything has its definition, so it may have changed unseen`;
    return [finding(kind, 'unknown', reason)];
  }
  // Private types of several source files may share a name: those from the same file count, or else all must agree.
  const here = fileOf(seen, name);
  const same = definitions.filter(
    ({ declaration }) => other.side.scopes.corpus.declarations[declaration]!.file === here,
  );
  const candidates = (same.length > 0 ? same : definitions).slice(0, MOST_DEFINITIONS);
  const results = candidates.map((definition) => {
    const sight = other.sightOf(definition);
    return isBaseSeen
      ? compareDeclarations(name, seen, sight, usage)
      : compareDeclarations(name, sight, seen, usage);
  });
  const isFine = (found: readonly Finding[]): boolean =>
    found.every(({ verdict }) => verdict === 'compatible');
  const side = isBaseSeen ? 'new kernel' : 'base';
  if (results.every(isFine)) {
    const [first] = candidates;
    const { file } = other.side.scopes.corpus.declarations[first!.declaration]!;
    const reason = `the definition is the one that ${first!.unit.name} of the ${side} has from ${file}`;
    return [finding(kind, 'compatible', reason), ...results[0]!];
  }
  if (results.length > 1 && results.some(isFine)) {
    return [
      finding(
        kind,
        'unknown',
        `the ${side} has ${definitions.length} definitions of that name, not all like this one`,
      ),
    ];
  }
  return results.find((found) => !isFine(found))!;
}

/** Definitions of one side, and how a unit sees one. */
export interface Elsewhere {
  side: JudgedSide;
  sightOf: (definition: Definition) => Sight;
}

/**
 * What became of a type that the units know by name only: each definition that the base has is held against the one of
 * the new kernel from the same file.
 */
export function compareElsewhere(
  name: string,
  base: Elsewhere,
  next: Elsewhere,
  usage: KernelUsage,
): Finding[] {
  const fileIn = ({ side }: Elsewhere, { declaration }: Definition): string =>
    side.scopes.corpus.declarations[declaration]!.file;
  const after = next.side.definitionsOf(name);
  return base.side.definitionsOf(name).flatMap((was) => {
    const file = fileIn(base, was);
    const is = after.find((one) => fileIn(next, one) === file) ?? (after.length === 1 ? after[0] : undefined);
    return is ? compareDeclarations(name, base.sightOf(was), next.sightOf(is), usage) : [];
  });
}

function fileOf({ side, unit }: Sight, name: string): string | null {
  return side.scopes.corpus.declarations[side.meaning(unit, name)]?.file ?? null;
}
