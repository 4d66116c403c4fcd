import { DIFFERENCE_KINDS } from '../../c/abi';

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
