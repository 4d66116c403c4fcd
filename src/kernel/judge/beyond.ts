// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, onBoth, type Both } from '../../c/abi';
import { byBytes, isPublicHeader, type Corpus } from '../../formats/corpus';
import { isMarked, RecordName } from '../../record-name';
import { compareHeaders, spaced, usedNames, type KnownNames } from '../headers';
import type { KernelMeanings } from '../meaning';
import type { LaidOutPair } from './laid-out-pair';
import type { MeaningChanges } from './missed';
import type { CompiledIn, JudgedCause } from './result';

/** What is known where definitions are looked for that no export leads to. */
interface Known {
  pair: LaidOutPair;
  changes: MeaningChanges;
  /** Names of causes. */
  causes: ReadonlySet<string>;
}

/**
 * Types and enumerators that public headers define, whose text or meaning is another one, and to which no export leads: no
 * cause and nothing missed by a CRC tells of them. The worst first.
 * @returns null where a side's scan does not tell its definitions
 */
export function definitionsBeyond({ pair, changes, causes }: Known): JudgedCause[] | null {
  const corpora = onBoth(pair.kernels, ({ scopes }) => scopes.corpus);
  const units = onBoth(corpora, ({ units: all }) => all[0]);
  if (!units.base || !units.new) return null;
  if (corpora.base.definitions.length === 0 || corpora.new.definitions.length === 0) return null;
  const seenBy = { base: units.base, new: units.new };
  const { meanings } = changes;
  const sides = new Sides(meanings);
  const inEnums = enumeratorsOfTypes(corpora.base);
  const found: JudgedCause[] = [];
  for (let name = 0; name < meanings.shared.inBase; name++) {
    if (!meanings.isAffectedElsewhere(name)) continue;
    const spelling = meanings.base.scopes.nameTexts[name]!;
    if (!isMarked(spelling) || causes.has(spelling) || changes.leadsTo(spelling)) continue;
    if (inEnums.has(spelling) || !sides.differ(name)) continue;
    const judgement = pair.judge.judgeBeyond(spelling, seenBy);
    // What an export leads to and is the same to all who know it need not be told, nor an enumerator whose enum changed.
    const isSame = judgement.verdict === 'compatible';
    if (isSame && (sides.isReached(name) || spelling.startsWith('E#'))) continue;
    found.push({
      name: spelling,
      change: 'changed',
      ...sides.shown(name),
      exports: [],
      chains: [],
      judgement,
    });
  }
  return byEnum(found).sort(inReadingOrder);
}

/** The worst first; of these what changed by its own text before what only holds such, and enumerators last. */
function inReadingOrder(one: JudgedCause, other: JudgedCause): number {
  const rank = ({ name, baseText, newText }: JudgedCause): number =>
    name.startsWith('E#') ? 2 : baseText === newText ? 1 : 0;
  return (
    byVerdict(one.judgement.verdict, other.judgement.verdict) ||
    rank(one) - rank(other) ||
    byBytes(one.name, other.name)
  );
}

/** Enumerators of one enum without a tag as one: the worst of them tells of the others. */
function byEnum(found: readonly JudgedCause[]): JudgedCause[] {
  const groups = new Map<string, JudgedCause[]>();
  for (const one of found) {
    const { file, line } = one.basePlace!;
    const key = one.name.startsWith('E#') ? `${file}:${line}` : one.name;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((group) => {
    const [first, ...others] = group.sort((a, b) => byVerdict(a.judgement.verdict, b.judgement.verdict));
    if (others.length === 0) return first!;
    const { judgement } = first!;
    const findings = group.flatMap((one) => one.judgement.findings);
    const reason = `${judgement.reason}, and ${others.length} more of its enum`;
    return { ...first!, judgement: { ...judgement, findings, reason } };
  });
}

/** The definitions that public headers of both kernels have of a name. */
class Sides {
  constructor(private readonly meanings: KernelMeanings) {}

  /** Whether one of the base has no like in the new kernel, by its text or by what it means. */
  differ(name: number): boolean {
    const before = this.publicIn('base', name);
    if (before.length === 0) return false;
    const inNew = this.meanings.shared.inNew(name);
    const after = inNew < 0 ? [] : this.definitions('new', inNew);
    if (after.length === 0) return true;
    return this.hasOtherText(before, after) || this.hasOtherMeaning(name, inNew, before, after);
  }

  /** Whether exports may lead to it: their units see it. */
  isReached(name: number): boolean {
    return name < this.meanings.base.scopes.allNames().length;
  }

  /** Text and place of the first one of each side that the other has not. */
  shown(name: number): Pick<JudgedCause, 'baseText' | 'newText' | 'basePlace' | 'newPlace'> {
    const inNew = this.meanings.shared.inNew(name);
    const [before, after] = [this.publicIn('base', name), inNew < 0 ? [] : this.definitions('new', inNew)];
    const texts = { base: this.textsOf('base', before), new: this.textsOf('new', after) };
    const own = before.find((one) => !texts.new.has(this.textOf('base', one))) ?? before[0]!;
    const { file } = this.declaration('base', own);
    const others = after.filter((one) => !texts.base.has(this.textOf('new', one)));
    const ofSameFile = (one: number): boolean => this.declaration('new', one).file === file;
    const other = others.find(ofSameFile) ?? after.find(ofSameFile) ?? others[0] ?? after[0];
    return {
      baseText: this.textOf('base', own),
      newText: other === undefined ? '' : this.textOf('new', other),
      basePlace: this.placeOf('base', own),
      newPlace: other === undefined ? null : this.placeOf('new', other),
    };
  }

  private hasOtherText(before: readonly number[], after: readonly number[]): boolean {
    const rawOf = (side: 'base' | 'new', one: number): string => {
      const { text, pack } = this.declaration(side, one);
      return `${pack} ${text}`;
    };
    const raw = new Set(after.map((one) => rawOf('new', one)));
    const others = before.filter((one) => !raw.has(rawOf('base', one)));
    if (others.length === 0) return false;
    const texts = this.textsOf('new', after);
    return others.some((one) => !texts.has(this.textOf('base', one)));
  }

  private hasOtherMeaning(
    name: number,
    inNew: number,
    before: readonly number[],
    after: readonly number[],
  ): boolean {
    const { base, new: newSide } = this.meanings;
    const ids = new Set(newSide.everywhere(inNew).map(({ id }) => id));
    if (base.everywhere(name).every(({ id }) => ids.has(id))) return false;
    // Of a name that private headers define too only what the public ones say counts.
    const spelling = base.scopes.nameTexts[name]!;
    const partsOf = (side: 'base' | 'new', declaration: number): string =>
      JSON.stringify([...this.meanings[side].inFullAtHome(spelling, declaration).parts].sort());
    const meant = new Set(after.map((one) => partsOf('new', one)));
    return before.some((one) => !meant.has(partsOf('base', one)));
  }

  private publicIn(side: 'base' | 'new', name: number): number[] {
    return this.definitions(side, name).filter((one) => isPublicHeader(this.declaration(side, one).file));
  }

  private definitions(side: 'base' | 'new', name: number): readonly number[] {
    return this.meanings[side].scopes.definitionsOf(name);
  }

  private declaration(side: 'base' | 'new', number: number): Corpus['declarations'][number] {
    return this.meanings[side].scopes.corpus.declarations[number]!;
  }

  private textsOf(side: 'base' | 'new', declarations: readonly number[]): Set<string> {
    return new Set(declarations.map((one) => this.textOf(side, one)));
  }

  /** With the packing in force, which is a part of what it says. */
  private textOf(side: 'base' | 'new', declaration: number): string {
    const { text, pack } = this.declaration(side, declaration);
    return pack === 0 ? spaced(text) : `${spaced(text)} /* #pragma pack(${pack}) */`;
  }

  private placeOf(side: 'base' | 'new', declaration: number): { file: string; line: number } {
    const { file, line } = this.declaration(side, declaration);
    return { file, line };
  }
}

/** Enumerators of which the definition of a type tells. */
function enumeratorsOfTypes({ definitions }: Corpus): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { names } of definitions) {
    if (names.every((name) => name.startsWith('E#'))) continue;
    for (const name of names) if (name.startsWith('E#')) found.add(name);
  }
  return found;
}

/**
 * Functions and macros of public headers that changed, with what they use.
 * @param exports of both kernels
 * @returns null where a side's scan does not have its headers
 */
export function compiledInBeyond(
  corpora: Both<Corpus>,
  exports: Both<ReadonlyMap<string, unknown>>,
): CompiledIn[] | null {
  const { base, new: newCorpus } = corpora;
  const headers = { base: base.headers, new: newCorpus.headers };
  if (!headers.base || !headers.new) return null;
  const changed = compareHeaders(headers.base, headers.new);
  if (changed.length === 0) return [];
  const types = new Set([base, newCorpus].flatMap(typeNames));
  const known: KnownNames = {
    isExport: (name) => exports.base.has(name) || exports.new.has(name),
    isType: (name) => types.has(name),
  };
  return changed.map((piece) => ({ ...piece, uses: usedNames(piece, known) }));
}

function typeNames({ definitions, variants }: Corpus): string[] {
  const reached = variants.map(({ record }) => record.slice(0, record.indexOf(' ')));
  return [...definitions.flatMap(({ names }) => names), ...reached].filter(
    (name) => isMarked(name) && RecordName.parse(name).isType,
  );
}
