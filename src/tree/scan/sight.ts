// SPDX-License-Identifier: GPL-2.0-or-later
import type { DeclarationRecord, Stretch } from '../../genksyms/declare';
import type { UnitHasher } from '../../genksyms/unit';
import type { Need } from '../definitions';

/** A record as a unit saw it last. */
export interface Seen {
  resolved: Int32Array;
  stretch: Stretch | null;
  declaration: number;
  variant: number;
  names: Named;
}

/** What a declaration names that its layout may hang on: words by their numbers. */
export interface Named {
  hidden: readonly NamedWord[];
  all: readonly NamedWord[];
}

export interface NamedWord extends Pick<Need, 'as'> {
  name: number;
}

/** What is known of the records, stretches and words of one hasher. */
export class Sight {
  readonly bySight = new WeakMap<DeclarationRecord, Seen>();
  readonly byStretch = new WeakMap<Stretch, number>();
  /** By declaration. */
  readonly named = new Map<number, Named>();
  /** By the word number of a file's name. */
  readonly fileNumbers = new Map<number, number>();

  constructor(readonly hasher: UnitHasher) {}
}
