import type { TypeChangeKind } from './symtypes/comparison';
import type { CauseChange } from './comparison';

/** What a change of a type is called where it is a cause. */
export const CAUSE_CHANGES: Readonly<Record<TypeChangeKind, CauseChange>> = {
  changed: 'changed',
  defined: 'became-visible',
  hidden: 'became-opaque',
};
