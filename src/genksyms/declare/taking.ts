// SPDX-License-Identifier: GPL-2.0-or-later
import { Kind, type Lexer } from '../lex';
import { Step, STEP_SIZE, Tag, type Pieces } from '../parse';
import type { Builder } from './builder';

/** Takes the steps of declarations: what `parse` found, done by the builder to the words that `lex` cut. */
export class Taking {
  constructor(
    private readonly pieces: Pieces,
    private readonly lexer: Lexer,
    private readonly builder: Builder,
  ) {}

  /** Takes the steps of a piece and of those inside it, in reading order. */
  take(piece: number): void {
    const { pieces, builder } = this;
    const steps = pieces.steps[piece]!;
    const base = pieces.itemsFrom[piece]!;
    const { items } = pieces;
    let reference = pieces.referencesFrom[piece]!;
    const referencesTo = pieces.referencesTo[piece]!;
    for (let at = 0; at < steps.length; at += STEP_SIZE) {
      const a = base + steps[at + 1]!;
      const b = base + steps[at + 2]!;
      const c = base + steps[at + 3]!;
      if (reference < referencesTo) reference = this.refer(reference, referencesTo, items[a]!);
      switch (steps[at] as Step) {
        case Step.BODY:
          for (let inner = pieces.inner[a]!; inner >= 0; inner = pieces.next[inner]!) this.take(inner);
          break;
        case Step.DROP:
          builder.drop(this.slot(a));
          break;
        case Step.TAG:
          builder.tag(this.slot(a), (b - base) as Tag);
          break;
        case Step.EXTERN:
          builder.extern(true);
          break;
        case Step.INLINE:
          builder.extern(false);
          break;
        case Step.TYPEDEF:
          builder.typedef();
          break;
        case Step.DEFINE:
          builder.token = items[c]!;
          builder.define(this.slot(a), this.slot(b), this.slot(c), steps[at + 4] as Exclude<Tag, Tag.NONE>);
          break;
        case Step.ANONYMOUS_ENUM:
          builder.anonymousEnum();
          break;
        case Step.ENUMERATOR:
          builder.token = items[a]! + 1;
          builder.enumerator(this.slot(a));
          break;
        case Step.ENUMERATOR_VALUE:
          builder.token = items[c]!;
          builder.enumeratorValue(this.slot(a), this.slot(b), this.slot(c));
          break;
        case Step.SPECIFIERS:
          builder.specifier(this.slot(a));
          break;
        case Step.NAME:
          builder.declarator(this.slot(a));
          break;
        case Step.INITIALISER:
          builder.initialiser(this.slot(a), this.slot(b));
          break;
        case Step.FIRST:
          builder.token = items[b]!;
          builder.first(this.slot(a));
          break;
        case Step.ANOTHER:
          builder.token = items[c]!;
          builder.another(this.slot(a), this.slot(b));
          break;
        case Step.FUNCTION:
          builder.token = items[b]!;
          builder.functionBody(this.slot(a));
          break;
        case Step.EXPORT:
          builder.token = items[b]!;
          builder.export(this.slot(a));
          break;
      }
    }
    if (reference < referencesTo) this.refer(reference, referencesTo, this.lexer.tokens);
  }

  /** The slot of the word that ends an item. */
  private slot(item: number): number {
    return this.lexer.lastWord[this.pieces.items[item]!]! + 1;
  }

  /**
   * Drops the keywords and tags the tags of references that stand before a token; gives the next reference.
   * Words leave the chain from left to right: one that hangs at a dropped word would come back otherwise.
   */
  private refer(reference: number, end: number, token: number): number {
    const { lexer, builder } = this;
    const { references } = this.pieces;
    while (reference < end && references[reference]! < token) {
      const keyword = references[reference++]!;
      let tag = keyword + 1;
      while (lexer.kind[tag] === Kind.ATTRIBUTE_PHRASE) tag++;
      builder.drop(lexer.lastWord[keyword]! + 1);
      builder.tag(lexer.lastWord[tag]! + 1, tagOf(lexer.kind[keyword]! as Kind));
    }
    return reference;
  }
}

function tagOf(keyword: Kind): Tag {
  if (keyword === Kind.STRUCT) return Tag.STRUCT;
  return keyword === Kind.UNION ? Tag.UNION : Tag.ENUM;
}
