// SPDX-License-Identifier: GPL-2.0-or-later
import type { RecordSyntax, TypeSyntax } from '../syntax';
import { areCompatible, difference, type Difference, type DifferenceKind, type Subject } from './difference';
import { innerRecord, relate, type Relation } from './relation';
import { within, type Both, type Typed } from './sides';

/** Compares structs or unions that something holds. The path is the one that leads to their members. */
export type CompareInner = (sides: Both<Typed<RecordSyntax>>, path: string) => Difference[];

/**
 * What another type of the same size means: of members, typedefs, variables, parameters and results alike.
 * @param kind of what has the type
 */
export function compareTypes(
  sides: Both<Typed<TypeSyntax>>,
  kind: DifferenceKind,
  about: Subject,
  compareInner: CompareInner,
): Difference[] {
  const relation = relate(sides);
  const known = retyped(relation, kind, about);
  if (known) return known;
  if (relation === 'different') return [difference(kind, 'break', 'another type', about)];
  const inner = compareInner(within(sides, innerRecord), about.subject ?? '');
  if (relation === 'inner') return inner;
  if (relation === 'behind') {
    if (!areCompatible(inner)) return retyped('pointee', kind, about)!;
    const reason = 'it points to a type of another name with the same members';
    return [difference(kind, 'compatible', reason, about)];
  }
  const own = areCompatible(inner)
    ? difference(kind, 'compatible', 'a type of another name with the same members', about)
    : difference(kind, 'break', 'another type with other members', about);
  return [own, ...inner];
}

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
    case 'enum':
      return [difference(kind, 'conditional', 'it is another enum; safe where both mean the same', about)];
    case 'values':
      return [
        difference('enumerator-changed', 'break', 'a name of its enum has another value or none', about),
      ];
    case 'inner':
    case 'contents':
    case 'behind':
    case 'different':
      return null;
  }
}
