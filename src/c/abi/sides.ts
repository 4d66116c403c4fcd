// SPDX-License-Identifier: GPL-2.0-or-later
import type { Types } from '../layout';

/** One thing of each side of a comparison. */
export interface Both<T> {
  base: T;
  new: T;
}

/** One side of a comparison: the types by which a unit of it reads C. */
export interface TypedSide {
  types: Types;
}

/** A piece of C as one side has it. */
export interface Typed<T> extends TypedSide {
  syntax: T;
}

/** What follows from each of two things; the base comes first. */
export function onBoth<T, U>(sides: Both<T>, of: (side: T) => U): Both<U> {
  return { base: of(sides.base), new: of(sides.new) };
}

/** Pieces of C, each with the types of its side. */
export function typed<T>(sides: Both<TypedSide>, syntax: Both<T>): Both<Typed<T>> {
  return {
    base: { syntax: syntax.base, types: sides.base.types },
    new: { syntax: syntax.new, types: sides.new.types },
  };
}

/** What follows from a piece of C on each side, with the types of that side. */
export function within<T, U>(sides: Both<Typed<T>>, of: (syntax: T, types: Types) => U): Both<Typed<U>> {
  return typed(
    sides,
    onBoth(sides, ({ syntax, types }) => of(syntax, types)),
  );
}

export function areSame<T>({ base, new: other }: Both<T>): boolean {
  return base === other;
}
