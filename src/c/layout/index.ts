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
  type DescribedTypedef,
} from './described';
export { declaredType } from './expression-types';
export { holesOf, type Hole, type Holes } from './holes';
export { targetModel, type TargetFacts } from './machine-of';
export { MACHINES, modelOf, type DataModel, type Machine, type ModelOptions } from './model';
export { placeMembers, type Field, type Placed, type Placing } from './place-members';
export type { PlacedMember, RecordLayout } from './record-layout';
export type { Scope } from './scope';
export { spell, typesAlike, type SpellingOptions } from './spelling';
export { ScopedTypes } from './scoped-types';
export type { CoreType, TypeExtent, Types } from './types';
export { SharedLayouts, UnitTypes, type TracedScope } from './unit-types';
export type { EnumLayout } from './enums';
export { type IntegerType, type Value } from './values';
