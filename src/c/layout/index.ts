// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `layout`: C's types to sizes, alignments, offsets and values on a target, in the scope of a unit; what cannot be
 * told says why.
 */
export {
  describeDefinition,
  describeTypedef,
  type DescribedBody,
  type DescribedEnum,
  type DescribedMember,
  type DescribedRecord,
  type DescribedType,
} from './described';
export { declaredType, memberPath } from './expression-types';
export { holesOf, type Hole } from './holes';
export { targetModel } from './machine-of';
export { modelOf, type DataModel, type Machine, type ModelOptions } from './model';
export type { RecordLayout } from './record-layout';
export type { Scope } from './scope';
export { spell, typesAlike } from './spelling';
export { ScopedTypes } from './scoped-types';
export type { CoreType } from './core-type';
export type { Types } from './types';
export { SharedLayouts, UnitTypes, type TracedScope } from './unit-types';
export { type IntegerType, type Value } from './values';
