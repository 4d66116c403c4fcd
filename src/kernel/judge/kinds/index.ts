import type { KindId } from '../kind-ids';
import { alignmentChanged } from './alignment-changed';
import { becameOpaque } from './became-opaque';
import { becameVisible } from './became-visible';
import { bitfieldChanged } from './bitfield-changed';
import { enumeratorAppended } from './enumerator-appended';
import { enumeratorChanged } from './enumerator-changed';
import { enumeratorRemoved } from './enumerator-removed';
import { enumeratorRenamed } from './enumerator-renamed';
import { exportAdded } from './export-added';
import { exportMoved } from './export-moved';
import { exportRemoved } from './export-removed';
import { exportTypeRelaxed } from './export-type-relaxed';
import { exportTypeTightened } from './export-type-tightened';
import { memberAddedInHole } from './member-added-in-hole';
import { memberAppended } from './member-appended';
import { memberMoved } from './member-moved';
import { memberRemoved } from './member-removed';
import { memberRenamed } from './member-renamed';
import { memberResized } from './member-resized';
import { memberRetyped } from './member-retyped';
import { missedByCrc } from './missed-by-crc';
import { namespaceChanged } from './namespace-changed';
import { notJudged } from './not-judged';
import { packingChanged } from './packing-changed';
import { qualifierChanged } from './qualifier-changed';
import { reservedSlotUsed } from './reserved-slot-used';
import { respelled } from './respelled';
import { signatureChanged } from './signature-changed';
import { sizeChanged } from './size-changed';
import { typedefChanged } from './typedef-changed';
import { unionMemberAdded } from './union-member-added';
import { unionWrapped } from './union-wrapped';
import { variableChanged } from './variable-changed';
import type { Kind } from './kind';

/** Every kind by its id; the compiler sees to it that none is missing and none stands in another's place. */
export const KINDS: { readonly [Id in KindId]: Kind<Id> } = {
  'export-removed': exportRemoved,
  'export-added': exportAdded,
  'export-type-tightened': exportTypeTightened,
  'export-type-relaxed': exportTypeRelaxed,
  'namespace-changed': namespaceChanged,
  'export-moved': exportMoved,
  'became-visible': becameVisible,
  'became-opaque': becameOpaque,
  respelled,
  'qualifier-changed': qualifierChanged,
  'member-renamed': memberRenamed,
  'member-retyped': memberRetyped,
  'union-wrapped': unionWrapped,
  'union-member-added': unionMemberAdded,
  'reserved-slot-used': reservedSlotUsed,
  'member-added-in-hole': memberAddedInHole,
  'member-appended': memberAppended,
  'member-removed': memberRemoved,
  'member-moved': memberMoved,
  'member-resized': memberResized,
  'bitfield-changed': bitfieldChanged,
  'size-changed': sizeChanged,
  'alignment-changed': alignmentChanged,
  'packing-changed': packingChanged,
  'enumerator-appended': enumeratorAppended,
  'enumerator-renamed': enumeratorRenamed,
  'enumerator-changed': enumeratorChanged,
  'enumerator-removed': enumeratorRemoved,
  'typedef-changed': typedefChanged,
  'signature-changed': signatureChanged,
  'variable-changed': variableChanged,
  'missed-by-crc': missedByCrc,
  'not-judged': notJudged,
};
export type { Kind } from './kind';
