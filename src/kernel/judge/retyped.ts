import { finding } from './finding';
import type { Finding } from './judgement';
import type { KindId } from './kind-ids';
import type { Relation } from './relation';

/**
 * What another type of the same size means, as far as the relation alone tells.
 * @param kind of a member, typedef or variable whose type is another
 * @returns null where more has to be looked at
 */
export function retyped(relation: Relation, kind: KindId, facts: Partial<Finding>): Finding[] | null {
  switch (relation) {
    case 'same':
      return [];
    case 'qualifiers':
      return [finding('qualifier-changed', 'compatible', 'only const or volatile differ', facts)];
    case 'representation':
      return [finding(kind, 'compatible', 'the same bits mean the same', facts)];
    case 'sign':
      return [finding(kind, 'conditional', 'its sign differs; safe for values that both types hold', facts)];
    case 'truth':
      return [finding(kind, 'conditional', 'only one of the types is bool; safe for 0 and 1', facts)];
    case 'pointee':
      return [
        finding(kind, 'conditional', 'it points to something else; safe where both mean the same', facts),
      ];
    case 'signature':
      return [
        finding('signature-changed', 'break', 'it is called with other parameters or another result', facts),
      ];
    default:
      return null;
  }
}
