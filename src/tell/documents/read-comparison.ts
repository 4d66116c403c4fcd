// SPDX-License-Identifier: GPL-2.0-or-later
import Ajv from 'ajv';
import type { ExportFacts } from '../../kernel/compare';
import { byBytes } from '../../formats/corpus';
import { KIND_IDS, type JudgedCause, type JudgedChange, type JudgedComparison } from '../../kernel/judge';
import { ModversionsError } from '../../problem';
import { bytesOf, inUtf8, type RawText } from '../../text';
import {
  COMPARISON,
  FORMAT,
  VERSION,
  type SavedCause,
  type SavedComparison,
  type SavedExport,
} from './comparison';

const AGAIN = 'save the comparison again: modversions compare -f json:FILE BASE NEW';

/**
 * The comparison that a file of `-f json` holds.
 * @param file its name, for messages
 * @throws ModversionsError naming the file and what is wrong with it
 */
export function readSaved(text: RawText, file: string): JudgedComparison {
  const saved = parsed(text, file);
  checkVersion(saved, file);
  checkShape(saved, file);
  checkPlaces(saved, file);
  checkKinds(saved, file);
  return comparisonOf(inBytes(saved) as SavedComparison);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(bytesOf(text).toString('utf8'));
  } catch {
    const what = text.trim() === '' ? 'is empty' : 'is no JSON, or was cut off';
    throw new ModversionsError(`${file}: ${what}`, AGAIN);
  }
}

function checkVersion(saved: unknown, file: string): void {
  const { format, version } = (saved ?? {}) as { format?: unknown; version?: unknown };
  if (format !== FORMAT)
    throw new ModversionsError(`${file}: is not a saved comparison`, `give what -f json:FILE wrote`);
  if (version === VERSION) return;
  const shown = typeof version === 'number' ? `version ${version}` : 'of no known version';
  throw new ModversionsError(`${file}: is ${shown}, this program reads version ${VERSION}`, AGAIN);
}

/** Holds it against the schema, which is also what other programs go by. */
function checkShape(saved: unknown, file: string): asserts saved is SavedComparison {
  const validate = new Ajv({ allowUnionTypes: true }).compile(COMPARISON);
  if (validate(saved)) return;
  const { instancePath, message = 'is not as the schema says' } = validate.errors![0]!;
  throw new ModversionsError(`${file}: ${placeOf(instancePath)} ${message}`, AGAIN);
}

/** `causes[0].judgement` for the pointer `/causes/0/judgement` (RFC 6901). */
function placeOf(pointer: string): string {
  const path = pointer.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replace(/\//g, '.');
  return path.replace(/^\./, '') || 'the whole';
}

/** What a schema cannot tell: whether numbers that stand for something stand for something. */
function checkPlaces({ causes, missed, combinations, exports }: SavedComparison, file: string): void {
  const count = causes.length + missed.length;
  const bad = combinations.findIndex((places) => places.some((place) => place >= count));
  if (bad >= 0)
    throw new ModversionsError(`${file}: combinations[${bad}] names a cause that there is not`, AGAIN);
  const lost = exports.findIndex(({ combination = -1 }) => combination >= combinations.length);
  if (lost >= 0)
    throw new ModversionsError(`${file}: exports[${lost}] names a combination that there is not`, AGAIN);
}

/** Kinds may come without a new version of the file. */
function checkKinds({ causes, missed, beyond, exports }: SavedComparison, file: string): void {
  const known = new Set<string>(KIND_IDS);
  const check = (kind: string): void => {
    if (known.has(kind)) return;
    const message = `${file}: the kind '${kind}' is not known to this program`;
    throw new ModversionsError(message, 'tell it again with the version of modversions that saved it');
  };
  for (const { judgement } of [...causes, ...missed, ...(beyond ?? [])]) {
    check(judgement.kind);
    for (const { kind } of judgement.findings) check(kind);
  }
  for (const { changes } of exports) for (const { changeKind } of changes) if (changeKind) check(changeKind);
}

function comparisonOf(saved: SavedComparison): JudgedComparison {
  const {
    base,
    new: next,
    causes,
    missed,
    verdicts,
    unexplained,
    combinations,
    exports,
    warnings = [],
    known,
    rules,
    configuration,
  } = saved;
  const reaching = [...causes, ...missed].map((): string[] => []);
  for (const { name, combination } of exports) {
    for (const place of combination === undefined ? [] : combinations[combination]!)
      reaching[place]!.push(name);
  }
  const causeOf = (cause: SavedCause, place: number | null): JudgedCause => {
    const { name, change, baseText, newText, basePlace, newPlace, chains, judgement } = cause;
    const { tolerated, commits, options } = cause;
    const exports = place === null ? [] : reaching[place]!.sort(byBytes);
    return {
      ...{ name, change, baseText, newText, basePlace, newPlace, exports, chains, judgement },
      ...(commits && { commits }),
      ...(options && { options }),
      ...(tolerated && { tolerated }),
    };
  };
  return {
    base,
    new: next,
    changes: exports.flatMap(changesOf),
    causes: causes.map(causeOf),
    missed: missed.map((cause, place) => causeOf(cause, causes.length + place)),
    // Earlier versions of this program did not compare these.
    beyond: {
      definitions: saved.beyond?.map((cause) => causeOf(cause, null)) ?? null,
      compiledIn: saved.compiledIn ?? null,
    },
    verdicts,
    falsePositives: exports
      .filter(({ falsePositive }) => falsePositive)
      .map(({ name }) => name)
      .sort(byBytes),
    unexplained,
    warnings,
    ...(known && { known }),
    ...(rules && { rules }),
    ...(configuration && { configuration }),
  };
}

function changesOf({ name, base, new: next, changes }: SavedExport): JudgedChange[] {
  const facts = next && ({ ...base, ...next } as ExportFacts);
  return changes.map(({ kind, verdict, changeKind = null, tolerated = null }) => {
    return { kind, name, base, new: facts, tolerated, changeKind, verdict };
  });
}

/** A value with raw texts, as everything that makes reports takes them. */
function inBytes(value: unknown): unknown {
  if (typeof value === 'string') return inUtf8(value);
  if (Array.isArray(value)) return value.map(inBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inBytes(one)]));
}
