// SPDX-License-Identifier: GPL-2.0-or-later
/** What mutations are made of: where they find something to change, and how. */
import type { Draw } from '../mutations/draw';
import {
  eachType,
  enumsIn,
  recordsIn,
  type Decl,
  type EnumDecl,
  type FunctionType,
  type Member,
  type Naming,
  type ObjectDecl,
  type RecordDecl,
  type Side,
  type Type,
} from './model';
import { attrsOfNamed, namings, type Machine } from './words';

/** Does it, and tells the kind; null where the side has nothing of the sort. */
export type Step = (side: Side, draw: Draw, machine: Machine) => string | null;

export const allDecls = ({ decls, focus }: Side): Decl[] =>
  Object.values(decls).filter(({ id }) => focus.length === 0 || focus.includes(id));
export const recordsOf = (side: Side): RecordDecl[] =>
  allDecls(side)
    .flatMap(recordsIn)
    .filter(({ members }) => members.length > 0);
export const enumsOf = (side: Side): EnumDecl[] => allDecls(side).flatMap(enumsIn);
const objectsOf = (side: Side): ObjectDecl[] => allDecls(side).filter((decl) => decl.is === 'object');
export const exportedOf = (side: Side): ObjectDecl[] => {
  const ids = side.units.flatMap(({ exports }) => exports);
  return objectsOf(side).filter(({ id }) => ids.includes(id));
};

export function typesOf<K extends Type['is']>(side: Side, kind: K): Extract<Type, { is: K }>[] {
  const found: Extract<Type, { is: K }>[] = [];
  for (const decl of allDecls(side)) {
    eachType(decl, (type) => {
      if (type.is === kind) found.push(type as Extract<Type, { is: K }>);
    });
  }
  return found;
}

export const pick = <T>(draw: Draw, of: readonly T[]): T | null => (of.length === 0 ? null : draw.one(of));

export const freshMember = (side: Side, type: Type): Member => {
  const id = side.nextId++;
  return { id, name: `fresh${id}`, type, attrs: [] };
};

export function onRecord(act: (record: RecordDecl, draw: Draw, side: Side) => boolean): Step {
  return (side, draw) => {
    const record = pick(draw, recordsOf(side));
    return record && act(record, draw, side) ? '' : null;
  };
}

export function onEnum(act: (found: EnumDecl, draw: Draw, side: Side) => boolean): Step {
  return (side, draw) => {
    const found = pick(draw, enumsOf(side));
    return found && act(found, draw, side) ? '' : null;
  };
}

export function onFunction(
  act: (type: FunctionType, draw: Draw, side: Side, machine: Machine) => boolean,
): Step {
  return (side, draw, machine) => {
    const type = pick(draw, typesOf(side, 'function'));
    return type && act(type, draw, side, machine) ? '' : null;
  };
}

export function swapped<T>(list: T[], draw: Draw): boolean {
  if (list.length < 2) return false;
  const at = draw.below(list.length - 1);
  [list[at], list[at + 1]] = [list[at + 1]!, list[at]!];
  return true;
}

export const isFlexible = ({ type }: Member): boolean => type.is === 'array' && type.bound.form === 'none';

/** Attributes of what a list belongs to: one more, one less, or another. */
export function changedAttrs(list: string[], draw: Draw, from: readonly string[]): 'added' | 'removed' {
  if (list.length > 0 && draw.rarely(2)) {
    list.pop();
    return 'removed';
  }
  list.push(draw.one(from));
  return 'added';
}

export function drawNaming(draw: Draw): Naming {
  return { attrs: [draw.one(attrsOfNamed())], form: draw.one(namings()), isBehind: draw.rarely(5) };
}
