import { Kind, type Lexer } from '../lex';
import { Step, STEP_SIZE, Tag, type Pieces } from '../parse';
import type { Builder } from './builder';

const TAG_OF_KEYWORD: Partial<Record<Kind, Exclude<Tag, Tag.NONE>>> = {
  [Kind.STRUCT]: Tag.STRUCT,
  [Kind.UNION]: Tag.UNION,
  [Kind.ENUM]: Tag.ENUM,
};

/** Takes the steps of a piece and of those inside it, in reading order. */
export function take(pieces: Pieces, piece: number, lexer: Lexer, builder: Builder): void {
  const { items, references } = pieces;
  const { lastWord } = lexer;
  const steps = pieces.steps[piece]!;
  const base = pieces.itemsFrom[piece]!;
  const slot = (item: number): number => lastWord[items[base + item]!]! + 1;
  let referred = pieces.referencesFrom[piece]!;
  const referencesTo = pieces.referencesTo[piece]!;
  // Words leave the chain from left to right: one that hangs at a dropped word would come back otherwise.
  const referBefore = (token: number): void => {
    while (referred < referencesTo && references[referred]! < token) {
      const keyword = references[referred++]!;
      builder.drop(lastWord[keyword]! + 1);
      builder.tag(lastWord[keyword + 1]! + 1, TAG_OF_KEYWORD[lexer.kind[keyword]! as Kind]!);
    }
  };
  for (let at = 0; at < steps.length; at += STEP_SIZE) {
    const a = steps[at + 1]!;
    referBefore(items[base + a]!);
    const b = steps[at + 2]!;
    const c = steps[at + 3]!;
    switch (steps[at] as Step) {
      case Step.BODY:
        for (let inner = pieces.inner[base + a]!; inner >= 0; inner = pieces.next[inner]!) {
          take(pieces, inner, lexer, builder);
        }
        break;
      case Step.DROP:
        builder.drop(slot(a));
        break;
      case Step.TAG:
        builder.tag(slot(a), b as Tag);
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
        builder.token = items[base + c]!;
        builder.define(slot(a), slot(b), slot(c), steps[at + 4] as Exclude<Tag, Tag.NONE>);
        break;
      case Step.ANONYMOUS_ENUM:
        builder.anonymousEnum();
        break;
      case Step.ENUMERATOR:
        builder.token = items[base + a]! + 1;
        builder.enumerator(slot(a));
        break;
      case Step.ENUMERATOR_VALUE:
        builder.token = items[base + c]!;
        builder.enumeratorValue(slot(a), slot(b), slot(c));
        break;
      case Step.SPECIFIERS:
        builder.specifier(slot(a));
        break;
      case Step.NAME:
        builder.declarator(slot(a));
        break;
      case Step.INITIALISER:
        builder.initialiser(slot(a), slot(b));
        break;
      case Step.FIRST:
        builder.token = items[base + b]!;
        builder.first(slot(a));
        break;
      case Step.ANOTHER:
        builder.token = items[base + c]!;
        builder.another(slot(a), slot(b));
        break;
      case Step.FUNCTION:
        builder.token = items[base + b]!;
        builder.functionBody(slot(a));
        break;
      case Step.EXPORT:
        builder.token = items[base + b]!;
        builder.export(slot(a));
        break;
    }
  }
  referBefore(lexer.tokens);
}
