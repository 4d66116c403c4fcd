// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import { byBytes, isSourceName, type Corpus, type Kernel, type Place } from '../../formats/corpus';
import type { KernelCause } from '../compare';
import { differingOptions, optionsOf, type Options } from './options';
import { IncludeLines, type IncludeWay } from './include-ways';
import type { OptionCause, OptionValues, OptionWay } from './result';
import { SourceConditions, type Standing } from './source-conditions';
import { DeclaredWords } from './words';

/** A side as its own sources and configuration make it. */
interface Side {
  which: 'base' | 'new';
  sources: SourceConditions;
  own: Options;
  /** The configuration of the other side. */
  other: Options;
  includes: IncludeLines;
}

/** What is looked at of a cause. */
export type Asked = Pick<
  KernelCause,
  'name' | 'change' | 'baseText' | 'newText' | 'basePlace' | 'newPlace'
> & {
  /** Of what became visible or opaque: how it comes in where it is seen. */
  judgement?: { inclusions: readonly IncludeWay[] };
};

/**
 * Which options of the configuration stand behind causes. Nothing is claimed without evidence from a side's own source: what
 * its conditions show there with its own options, they do not show with the other side's, and the words in question are in
 * the one side's text and not in the other's.
 */
export class OptionCauses {
  private readonly differing: ReadonlyMap<string, OptionValues>;
  private readonly sides: Both<Side>;
  private readonly known: Both<ReadonlySet<string>>;

  /** @param corpora the sources of both; of a side without conditions nothing is told */
  constructor(configurations: Both<NonNullable<Kernel['configuration']>>, corpora: Both<Corpus>) {
    this.differing = new Map(differingOptions(configurations).map((one) => [one.option, one]));
    const options = onBoth(configurations, optionsOf);
    const side = (which: 'base' | 'new', other: 'base' | 'new'): Side => ({
      which,
      sources: new SourceConditions(corpora[which]),
      own: options[which],
      other: options[other],
      includes: new IncludeLines(corpora[which]),
    });
    this.sides = { base: side('base', 'new'), new: side('new', 'base') };
    this.known = onBoth(corpora, definedNames);
  }

  /** By option; of each the first evidence, from the base where it has any. */
  of(cause: Asked): OptionCause[] {
    const texts = { base: new DeclaredWords(cause.baseText), new: new DeclaredWords(cause.newText) };
    const found = [...this.ofDeclaration(cause), ...this.ofIncludes(cause)];
    for (const [which, other] of [
      ['base', 'new'],
      ['new', 'base'],
    ] as const) {
      const place = which === 'base' ? cause.basePlace : cause.newPlace;
      if (!place) continue;
      const side = this.sides[which];
      found.push(...this.ofLines(side, place, texts[which], texts[other]));
      found.push(...this.ofMacros(side, place, texts[which], texts[other]));
    }
    const first = new Map<string, OptionCause>();
    for (const one of found) if (!first.has(one.option)) first.set(one.option, one);
    return [...first.values()].sort((a, b) => byBytes(a.option, b.option));
  }

  /** The whole declaration stands under a condition, and the other one, if there is any, under one that excludes it. */
  private *ofDeclaration({ name, change, basePlace, newPlace }: Asked): Generator<OptionCause> {
    const ways = onBoth({ base: basePlace, new: newPlace }, () => null as Standing[] | null);
    for (const [which, place] of [
      ['base', basePlace],
      ['new', newPlace],
    ] as const) {
      if (!place) continue;
      const side = this.sides[which];
      const conditions = side.sources.around(place);
      if (isChosen(conditions, side)) ways[which] = conditions;
    }
    if (change === 'changed' && basePlace && newPlace) {
      if (!ways.base || !ways.new) return;
      yield* this.told('declaration', this.sides.base, ways.base);
      yield* this.told('declaration', this.sides.new, ways.new);
      return;
    }
    const isOnlyNew = change === 'became-visible' || (change === 'changed' && !basePlace);
    const [seen, other] = isOnlyNew ? (['new', 'base'] as const) : (['base', 'new'] as const);
    // Where the other side defines it, be it elsewhere, something else keeps it from being seen.
    const conditions = ways[seen];
    if (conditions && !this.known[other].has(name))
      yield* this.told('declaration', this.sides[seen], conditions);
  }

  /** In each unit that sees the definition, an `#include` on the way to it stands under a condition. */
  private *ofIncludes({ change, judgement }: Asked): Generator<OptionCause> {
    const ways = judgement?.inclusions ?? [];
    if (change === 'changed' || ways.length === 0) return;
    const side = this.sides[change === 'became-visible' ? 'new' : 'base'];
    const { sources, includes } = side;
    const lost = new Map<string, Standing[]>();
    for (const way of ways) {
      const units = includes.of(way);
      if (!units) return;
      for (const lines of units) {
        const closed = lines.find((line) => isChosen(sources.around(line), side));
        if (!closed) return;
        lost.set(`${closed.file}:${closed.line}`, sources.around(closed));
      }
    }
    for (const conditions of lost.values()) yield* this.told('include', side, conditions);
  }

  /** Lines within the declaration that the other side's options turn off. */
  private *ofLines(
    side: Side,
    place: Place,
    own: DeclaredWords,
    other: DeclaredWords,
  ): Generator<OptionCause> {
    const { sources } = side;
    const outer = sources.around(place).length;
    for (const { line, words } of sources.linesOf(place) ?? []) {
      const conditions = sources.around({ ...place, line }).slice(outer);
      if (words.length === 0 || conditions.length === 0) continue;
      if (!isChosen(conditions, side)) continue;
      if (!piecesOf(words).some((piece) => isLost(piece, own, other))) continue;
      yield* this.told('lines', side, conditions);
    }
  }

  /** Macros of the declaration that stand for something else with the other side's options. */
  private *ofMacros(
    side: Side,
    place: Place,
    own: DeclaredWords,
    other: DeclaredWords,
  ): Generator<OptionCause> {
    const { sources } = side;
    const words = new Set((sources.linesOf(place) ?? []).flatMap((line) => line.words));
    for (const word of words) {
      if (!isSourceName(word) || !sources.isMacro(word)) continue;
      const [is, would] = [sources.wordsOf(word, side.own), sources.wordsOf(word, side.other)];
      if (!is || !would || is.join(' ') === would.join(' ')) continue;
      const isSeen =
        is.some((one) => !would.includes(one) && own.count(one) > other.count(one)) ||
        would.some((one) => !is.includes(one) && other.count(one) > own.count(one));
      const definition = sources.definitionOf(word, side.own);
      if (!isSeen || !definition) continue;
      const differs = (options: Options): boolean =>
        sources.wordsOf(word, options)?.join(' ') !== is.join(' ');
      const { file, line } = definition;
      for (const values of this.chosen(sources.optionsOfMacro(word), side, differs))
        yield { ...values, way: 'macro', side: side.which, place: { file, line }, text: word };
    }
  }

  private *told(way: OptionWay, side: Side, conditions: readonly Standing[]): Generator<OptionCause> {
    const { sources, other, which } = side;
    for (const one of conditions) {
      if (sources.stands([one], other) !== false) continue;
      const isOff = (options: Options): boolean => sources.stands([one], options) === false;
      const last = one.branches.at(-1)!;
      const place = { file: one.file, line: last.line };
      const text = conditionText(one);
      for (const values of this.chosen(sources.optionsIn([one]), side, isOff))
        yield { ...values, way, side: which, place, text };
    }
  }

  /** Of some options those that differ, and of these those that alone make the difference, if any does. */
  private chosen(
    names: ReadonlySet<string>,
    { own, other }: Side,
    differs: (options: Options) => boolean,
  ): OptionValues[] {
    const all = [...names].sort(byBytes).flatMap((name) => this.differing.get(name) ?? []);
    const alone = all.filter(({ option }) => differs((name) => (name === option ? other(name) : own(name))));
    return alone.length > 0 ? alone : all;
  }
}

/** Whether lines may stand there with a side's own options, and do not with the other side's. */
function isChosen(conditions: readonly Standing[], { sources, own, other }: Side): boolean {
  return sources.stands(conditions, own) !== false && sources.stands(conditions, other) === false;
}

/** What a branch asks, and for `#else` what the branches before it ask. */
function conditionText({ branches }: Standing): string {
  const { condition } = branches.at(-1)!;
  return (
    condition ??
    `not: ${branches
      .map((one) => one.condition)
      .filter((one) => one !== null)
      .join(', ')}`
  );
}

/** Words between semicolons and commas: members, parameters, enumerators. */
function piecesOf(words: readonly string[]): string[][] {
  const pieces: string[][] = [[]];
  for (const word of words) {
    if (word === ';' || word === ',') pieces.push([]);
    else pieces.at(-1)!.push(word);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** Whether words of one side are not in the other's text any more: all of them in a row, or a name that it does not have. */
function isLost(piece: readonly string[], own: DeclaredWords, other: DeclaredWords): boolean {
  if (piece.some((word) => isSourceName(word) && own.count(word) > 0 && other.count(word) === 0)) return true;
  return piece.length > 1 && own.countOf(piece) > other.countOf(piece);
}

/** Marked names that units of a kernel see defined, or that its headers define. */
function definedNames({ definitions, variants }: Corpus): Set<string> {
  const found = new Set<string>();
  for (const { names } of definitions) for (const name of names) found.add(name);
  for (const { record, declaration } of variants)
    if (declaration >= 0) found.add(record.slice(0, record.indexOf(' ')));
  return found;
}
