// SPDX-License-Identifier: GPL-2.0-or-later
import type { ExportFacts, ToleratedBy } from '../compare';
import type { CompiledIn, Fact, JudgedCause, JudgedChange, JudgedComparison } from '../judge';
import { ModversionsError, printable } from '../../problem';
import { inUtf8 } from '../../text';

/**
 * Folds what an earlier comparison with the same base had already, so that only what is new or worse counts.
 * A change of an export is known if the earlier comparison had the very same change, and every declaration behind it.
 * @param known the earlier comparison: of the same base and, say, the last release
 * @param path where it is from, for messages
 * @throws ModversionsError where the earlier comparison is one of another base
 */
export function foldKnown(
  comparison: JudgedComparison,
  known: JudgedComparison,
  path: string,
): JudgedComparison {
  refuseOtherBase(comparison, known, path);
  const causes = keysOf(known.causes);
  const missed = keysOf(known.missed);
  const unknownCauses = comparison.causes.filter((cause) => !causes.has(causeKey(cause)));
  const touched = namesIn(unknownCauses);
  const explained = namesIn(comparison.causes);
  const earlier = new Map(known.changes.map((change) => [changeKey(change), change]));
  const changes = comparison.changes.map((change): JudgedChange => {
    if (change.tolerated !== null) return change;
    const was = earlier.get(changeKey(change));
    if (!was || !areSame(was.base, change.base) || touched.has(change.name)) return change;
    // The same CRC has the same declarations behind it. For another CRC all causes have to be known.
    const isKnown = areSame(was.new, change.new) || (isOfText(change) && explained.has(change.name));
    return isKnown ? { ...change, tolerated: { by: 'known' } } : change;
  });
  const { definitions, compiledIn } = comparison.beyond;
  const beyond = known.beyond.definitions && keysOf(known.beyond.definitions);
  const pieces = known.beyond.compiledIn && new Set(known.beyond.compiledIn.map(pieceKey));
  return {
    ...comparison,
    changes,
    missed: comparison.missed.map((cause) => marked(cause, hasAll(cause, missed))),
    beyond: {
      definitions: definitions?.map((one) => marked(one, beyond?.has(causeKey(one)) === true)) ?? null,
      compiledIn: compiledIn?.map((one) => marked(one, pieces?.has(pieceKey(one)) === true)) ?? null,
    },
    known: { path: inUtf8(path), base: known.base, new: known.new },
  };
}

function refuseOtherBase({ base }: JudgedComparison, { base: other }: JudgedComparison, path: string): void {
  const differing = (['release', 'architecture', 'target'] as const).find(
    (fact) => base[fact] !== null && other[fact] !== null && base[fact] !== other[fact],
  );
  if (differing === undefined) return;
  const [ours, theirs] = [printable(base[differing]!), printable(other[differing]!)];
  throw new ModversionsError(
    `${path}: is a comparison with another base: its ${differing} is '${theirs}', and here it is '${ours}'`,
    'give a comparison of the same base with the last release',
  );
}

const isOfText = ({ kind }: JudgedChange): boolean => kind === 'crc' || kind === 'declaration';

const changeKey = ({ kind, name }: JudgedChange): string => `${kind} ${name}`;

function areSame(one: ExportFacts | null, other: ExportFacts | null): boolean {
  if (!one || !other) return one === other;
  const { crc, module, type, namespace } = one;
  return crc === other.crc && module === other.module && type === other.type && namespace === other.namespace;
}

/** A cause with all that it changes: where one finding is new or worse, it is another cause. */
const causeKey = ({ name, change, baseText, newText, judgement }: JudgedCause): string => {
  const { kind, verdict, findings } = judgement;
  const found = findings.map(({ kind: id, verdict: of, subject, base, new: next }) => {
    return [id, of, subject, base && factKey(base), next && factKey(next)];
  });
  return JSON.stringify([name, change, baseText, newText, kind, verdict, found]);
};

const factKey = ({ type, offset, size, value }: Fact): unknown[] => [type, offset, size, value];

/** Causes by their keys, each with the exports that reach it. */
type Keys = ReadonlyMap<string, ReadonlySet<string>>;

function keysOf(causes: readonly JudgedCause[]): Keys {
  const keys = new Map<string, Set<string>>();
  for (const cause of causes) {
    const key = causeKey(cause);
    const names = keys.get(key);
    if (names) for (const name of cause.exports) names.add(name);
    else keys.set(key, new Set(cause.exports));
  }
  return keys;
}

/** Whether a cause was there, for all exports that lead to it now. */
function hasAll(cause: JudgedCause, keys: Keys): boolean {
  const names = keys.get(causeKey(cause));
  return names !== undefined && cause.exports.every((name) => names.has(name));
}

const pieceKey = ({ what, name, change, basePlace, baseLines, newLines }: CompiledIn): string =>
  JSON.stringify([what, name, change, basePlace.file, baseLines, newLines]);

function namesIn(causes: readonly JudgedCause[]): Set<string> {
  return new Set(causes.flatMap(({ exports }) => exports));
}

const marked = <T extends { tolerated?: ToleratedBy }>(one: T, isKnown: boolean): T =>
  isKnown && !one.tolerated ? { ...one, tolerated: { by: 'known' } } : one;
