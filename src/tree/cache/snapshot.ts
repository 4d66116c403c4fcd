// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import {
  numbersOf,
  runsOf,
  type CorpusUnit,
  type Declaration,
  type Definition,
  type FileConditions,
  type Inclusion,
  type Variant,
} from '../../formats/corpus';
import type { Plan, PlannedUnit } from '../kbuild';
import type { FileState } from './file-states';

/** What was found for one unit, its positions in the lists of `Snapshot`, and what that hangs on. */
export interface KeptUnit extends Pick<
  CorpusUnit,
  'exports' | 'variants' | 'behind' | 'inclusions' | 'redeclared'
> {
  name: string;
  /** Digest of the command, the compiler and all else that is no file. */
  key: string;
  hasElfNote: boolean;
  /** Whether our own preprocessor made its text. */
  isOwn: boolean;
  findings: string[];
  /** Runs of positions in `Snapshot.definitions`: all that its text defines. */
  definitions: readonly number[];
  /** Positions in `Snapshot.files`. */
  files: Int32Array;
}

/** A file that results look after by themselves, and what the plan hangs on in it. */
export interface TrackedFile {
  path: string;
  stamp: string;
  bearing: string;
}

/** What the build would do, and what has to stay for that. */
export interface KeptPlan {
  plan: Plan;
  /** Digest of the tree: of these files their presence, as of sources that nothing was taken from, of all others their stamps. */
  signature: string;
  tracked: TrackedFile[];
  /** Paths of sources that count whole all the same: files that we made were made from them. */
  inputs: string[];
}

/** A header of the tree, and the tags that it seems to define. */
export interface HeaderTags {
  path: string;
  stamp: string;
  tags: string[];
}

/** Names that headers were looked through for, and by the header's path those that it gives to those that include it. */
export interface Declared {
  asked: string[];
  found: [path: string, names: string[]][];
}

/** What was sought in headers, since declarations name it and no unit defines it. */
export interface Sought {
  /** Digest of what decides that. */
  key: string;
  /** The tags. */
  open: string[];
  /** Headers as units of their own. */
  units: PlannedUnit[];
  /** Every header of the tree. */
  headers: HeaderTags[];
  /** What these headers declare of that which the ones that were read leave open. */
  declared: Declared;
}

/** Under which conditions lines of a file stand, and a digest of all that decides it. */
export interface KeptConditions {
  digest: string;
  conditions: FileConditions;
}

/** All that is kept of a scan. */
export interface Snapshot {
  /** Null where that is not known for sure. */
  plan: KeptPlan | null;
  sought: Sought;
  /** Of the files that the last scan looked at. */
  conditions: KeptConditions[];
  files: FileState[];
  declarations: Declaration[];
  variants: Variant[];
  inclusions: Inclusion[];
  definitions: Omit<Definition, 'inModules'>[];
  units: KeptUnit[];
}

/** Bytes of a SHA-256. */
const DIGEST = 32;

/** A snapshot as bytes: a digest of all that follows, the program's mark, the data. */
export function encode(snapshot: Snapshot, mark: string): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(DIGEST), Buffer.from(mark.padEnd(64)), serialize(snapshot)]);
  digestOf(bytes.subarray(DIGEST)).copy(bytes);
  return bytes;
}

/** Undefined for bytes that are damaged, or from another version of this program. */
export function decode(bytes: Buffer, mark: string): Snapshot | undefined {
  const data = bytes.subarray(DIGEST);
  if (!digestOf(data).equals(bytes.subarray(0, DIGEST))) return undefined;
  if (data.toString('latin1', 0, 64) !== mark.padEnd(64)) return undefined;
  return deserialize(data.subarray(64)) as Snapshot;
}

const digestOf = (data: Buffer): Buffer => createHash('sha256').update(data).digest();

/** Without what no unit needs. */
export function pruned(snapshot: Snapshot): Snapshot {
  const { units } = snapshot;
  const variants = new Picked(
    snapshot.variants,
    units.flatMap(({ variants, behind }) => [variants, behind]),
  );
  const inclusions = new Picked(
    snapshot.inclusions,
    units.map((unit) => unit.inclusions),
  );
  const files = new Picked(
    snapshot.files,
    units.map((unit) => unit.files),
  );
  const definitions = new Picked(
    snapshot.definitions,
    units.map((unit) => numbersOf(unit.definitions, snapshot.definitions.length)!),
  );
  const needed = [
    ...variants.items.flatMap(({ declaration, compiled }) => [declaration, compiled]),
    ...definitions.items.map(({ declaration }) => declaration),
    ...units.flatMap(({ redeclared }) => redeclared.map(({ declaration }) => declaration)),
  ];
  const declarations = new Picked(snapshot.declarations, [
    Int32Array.from(needed.filter((declaration) => declaration >= 0)),
  ]);
  const numberOf = (declaration: number): number =>
    declaration < 0 ? -1 : declarations.number[declaration]!;
  return {
    plan: snapshot.plan,
    sought: snapshot.sought,
    conditions: snapshot.conditions,
    files: files.items,
    declarations: declarations.items,
    variants: variants.items.map(({ record, declaration, compiled }) => ({
      record,
      declaration: numberOf(declaration),
      compiled: numberOf(compiled),
    })),
    inclusions: inclusions.items,
    definitions: definitions.items.map((one) => ({ ...one, declaration: numberOf(one.declaration) })),
    units: units.map((unit) => ({
      ...unit,
      variants: unit.variants.map((number) => variants.number[number]!),
      behind: unit.behind.map((number) => variants.number[number]!),
      inclusions: unit.inclusions.map((number) => inclusions.number[number]!),
      redeclared: unit.redeclared.map(({ name, declaration }) => ({
        name,
        declaration: numberOf(declaration),
      })),
      definitions: runsOf(
        numbersOf(unit.definitions, snapshot.definitions.length)!
          .map((number) => definitions.number[number]!)
          .sort(),
      ),
      files: unit.files.map((number) => files.number[number]!),
    })),
  };
}

/** The items of a list that are asked for, and their new numbers by the old ones. */
class Picked<T> {
  readonly items: T[] = [];
  readonly number: Int32Array;

  constructor(all: readonly T[], wanted: readonly Int32Array[]) {
    this.number = new Int32Array(all.length).fill(-1);
    for (const numbers of wanted) {
      for (const number of numbers) {
        if (this.number[number] === -1) this.number[number] = this.items.push(all[number]!) - 1;
      }
    }
  }
}
