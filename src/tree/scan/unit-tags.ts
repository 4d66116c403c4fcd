// SPDX-License-Identifier: GPL-2.0-or-later
import { InheritedAttributes, tagEventsIn, type TagEvent } from '../definitions';

/**
 * The attributes that the tags of one unit are given before their definitions, and what each block of header text brings to
 * that. Without any all of it is idle.
 */
export class UnitTags {
  private inherited = new InheritedAttributes();
  /** What bears on later text, of the block that is being read. */
  private events: TagEvent[] = [];
  /** Tags that had attributes when the block began. */
  private before: ReadonlySet<string> = NO_TAGS;
  /** Whether a definition of the block got attributes from before it. */
  hangOnOthers = false;
  /** By definition, for units that have such attributes. */
  private readonly names = new Map<number, readonly string[]>();

  /** @param namesOf the marked names of a definition by its number */
  constructor(private readonly namesOf: (definition: number) => readonly string[]) {}

  beginUnit(): void {
    if (this.inherited.areOpen || this.inherited.given.size > 0) this.inherited = new InheritedAttributes();
    this.beginBlock();
  }

  beginBlock(): void {
    this.events = [];
    this.before = this.inherited.areOpen ? new Set(this.inherited.openTags()) : NO_TAGS;
    this.hangOnOthers = false;
  }

  /** What the block that was read does to the text behind it; null for nothing. */
  ofBlock(): readonly TagEvent[] | null {
    return this.events.length > 0 ? this.events : null;
  }

  /** Does what a block does that was read before. */
  replay(events: readonly TagEvent[] | null): void {
    for (const event of events ?? []) this.inherited.take(event);
  }

  /** Takes in a declaration in which attributes stand before tags. */
  takeAll(text: string): void {
    for (const event of tagEventsIn(text)) this.take(event);
  }

  /** Takes in any other declaration that defines types. */
  takeDefinitions(text: string): void {
    if (this.inherited.areOpen) this.takeAll(text);
  }

  /** Whether one of these definitions would get attributes. */
  mayComplete(definitions: readonly number[]): boolean {
    const { inherited, names } = this;
    if (!inherited.areOpen) return false;
    return definitions.some((number) => {
      let its = names.get(number);
      if (!its) names.set(number, (its = this.namesOf(number)));
      return its.some((name) => inherited.isOpenFor(name));
    });
  }

  get areGiven(): boolean {
    return this.inherited.given.size > 0;
  }

  /** A declaration's text with what its tags were given. */
  completed(text: string): string {
    return this.inherited.completed(text);
  }

  private take(event: TagEvent): void {
    const { name, attributes } = event;
    if (attributes === null) {
      if (!this.inherited.isOpenFor(name)) return;
      if (this.before.has(name)) this.hangOnOthers = true;
    }
    this.events.push(event);
    this.inherited.take(event);
  }
}

const NO_TAGS: ReadonlySet<string> = new Set();
