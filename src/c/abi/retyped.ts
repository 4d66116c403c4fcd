import { difference, type Difference, type DifferenceKind, type Subject } from './difference';
import type { Relation } from './relation';

/**
 * What another type of the same size means, as far as the relation alone tells.
 * @param kind of a member, typedef or variable whose type is another
 * @returns null where more has to be looked at
 */
export function retyped(relation: Relation, kind: DifferenceKind, about: Subject): Difference[] | null {
  switch (relation) {
    case 'same':
      return [];
    case 'qualifiers':
      return [difference('qualifier-changed', 'compatible', 'only const or volatile differ', about)];
    case 'representation':
      return [difference(kind, 'compatible', 'the same bits mean the same', about)];
    case 'sign':
      return [
        difference(kind, 'conditional', 'its sign differs; safe for values that both types hold', about),
      ];
    case 'truth':
      return [difference(kind, 'conditional', 'only one of the types is bool; safe for 0 and 1', about)];
    case 'pointee':
      return [
        difference(kind, 'conditional', 'it points to something else; safe where both mean the same', about),
      ];
    case 'signature':
      return [
        difference(
          'signature-changed',
          'break',
          'it is called with other parameters or another result',
          about,
        ),
      ];
    case 'inner':
    case 'different':
      return null;
  }
}
