// SPDX-License-Identifier: GPL-2.0-or-later
import { DIFFERENCE_KINDS } from '../../../c/abi';

/** The kinds of changes, in the order in which the docs tell of them. */
export const KIND_IDS = [
  'export-removed',
  'export-added',
  'export-type-tightened',
  'export-type-relaxed',
  'namespace-changed',
  'export-moved',
  'became-visible',
  'became-opaque',
  'respelled',
  ...DIFFERENCE_KINDS,
  'missed-by-crc',
  'not-judged',
] as const;

export type KindId = (typeof KIND_IDS)[number];

/** What people are told of a kind of change. */
export interface KindText {
  /** A few words. */
  title: string;
  /** What happened, in one sentence. */
  explanation: string;
  /** When which verdict is given, in a few sentences. */
  rule: string;
  /** What a maintainer can do, a sentence each, in general words. */
  advice: readonly string[];
  /** The same in the macros of the two big families of distributions, without a full stop; null where they have none. */
  macros: { redHat: string; suse: string } | null;
  /** False for what no pair of sources can show. */
  hasSample?: false;
}

/** A kind of change, as people and reports are told of it. */
export interface Kind<Id extends KindId = KindId> extends Omit<KindText, 'hasSample'> {
  id: Id;
  /** The page below the project's folder. */
  page: `docs/kinds/${Id}.md`;
  /** The folder with its sample pair below the project's folder; null for what no pair of sources can show. */
  sample: `samples/kinds/${Id}` | null;
}
