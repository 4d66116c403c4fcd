// SPDX-License-Identifier: GPL-2.0-or-later
import type { CorpusUnit, Declaration, Inclusion, Redeclared, Variant } from '../../formats/corpus';
import { RecordKind, type Stretch } from '../../genksyms/declare';
import { STAND_IN } from '../cpp';
import { packOf, stretchText, type Reached, type UnitHasher } from '../../genksyms/unit';
import { DeclarationNumbers } from './declaration-numbers';
import { Definitions, type FoundDefinition } from './definitions';
import { Inclusions } from './inclusions';
import { isByItself, needsOf, promisesIn, type Need } from '../definitions';
import { Sight, type Named, type NamedWord, type Seen } from './sight';

/** What the main thread learns once; later units refer to it by its number in each list. */
export interface Fresh {
  declarations: Declaration[];
  variants: Variant[];
  inclusions: Inclusion[];
  definitions: FoundDefinition[];
  /** Absolute paths of files. */
  files: string[];
}

/** What a unit found, in the numbers of its worker. */
export type ReachedNumbers = Pick<CorpusUnit, 'variants' | 'behind' | 'inclusions' | 'redeclared'>;

/** A unit as compilers read it, where that may be something else. */
export interface CompiledText {
  text: Buffer;
  /** Has read that text last. */
  hasher: UnitHasher;
  /** Whether all of it could be read. */
  isWhole: boolean;
}

/** What a unit found: variants, and the files that only a compiler's reading adds. */
interface Found {
  variants: Set<number>;
  behind: Set<number>;
  files: Set<number>;
}

/** Something that a unit reaches or hangs on. */
interface Met {
  reached: Reached;
  seen: Seen;
  isBehind: boolean;
}

/** A later declaration of an export, with the word number of its file. */
interface ReadAgain extends Redeclared {
  file: number;
}

const NOTHING = new Int32Array();
const NO_NAMES: Named = { hidden: [], all: [] };

/** Numbers the variants, declarations and files that the units of one worker show, each when it is met first. */
export class Collector {
  private fresh: Pick<Fresh, 'variants' | 'files'> = { variants: [], files: [] };
  private readonly variants = new Map<string, number>();
  private readonly declarations = new DeclarationNumbers();
  private readonly definitions: Definitions;
  private readonly files = new Map<string, number>();
  private readonly inclusions: Inclusions;
  private sight: Sight;
  private compiled: Sight | undefined;
  private readonly withStandIns = new Set<number>();
  /** What the last unit defines. */
  private defines: Int32Array = NOTHING;

  /**
   * @param placeOf the name under which a file is known, from the one its line markers give
   * @param pathOf its absolute path; undefined for what is no file of the tree or the compiler
   * @param isClang whether Clang compiles the units
   */
  constructor(
    hasher: UnitHasher,
    private readonly placeOf: (file: string) => string,
    private readonly pathOf: (file: string) => string | undefined,
    isClang = false,
  ) {
    this.inclusions = new Inclusions(placeOf);
    this.definitions = new Definitions(this.declarations, placeOf, isClang);
    this.sight = new Sight(hasher);
  }

  /** Goes on with another hasher, whose words are unknown here. All numbers stay. */
  goOnWith(hasher: UnitHasher): void {
    this.sight = new Sight(hasher);
  }

  /**
   * All that the exports of the last unit reach and hang on, in numbers.
   * @param text the unit's
   * @param compiled the text that a compiler reads, and what has read it; null where that is the same
   */
  reached(text: Buffer, compiled: CompiledText | null = null): ReachedNumbers {
    const { sight } = this;
    const { hasher } = sight;
    const met: Met[] = [];
    const open: (readonly NamedWord[])[] = [];
    for (const reached of hasher.reached()) {
      const seen = this.seen(reached, text);
      met.push({ reached, seen, isBehind: false });
      const followed = isThrownAway(reached) ? seen.names.all : seen.names.hidden;
      if (followed.length > 0) open.push(followed);
    }
    const files = new Set<number>();
    const exports = new Set(hasher.exports());
    const { redeclared, unseen } = this.asCompilersRead(exports, compiled ?? { text, hasher });
    if (!compiled) {
      for (const { file } of redeclared) files.add(file);
      open.push(...redeclared.map(({ declaration }) => this.namesIn(sight, declaration).all));
      for (const one of met) open.push(this.addedIn(one, text));
    }
    const slots = new Set<number>();
    // The walk over a growing array visits what is added.
    for (const names of open) {
      for (const { name, as } of names) {
        const reached = hasher.unreached(name, as);
        if (!reached || slots.has(reached.slot) || !isMeant(reached.record.kind, as)) continue;
        slots.add(reached.slot);
        const seen = this.seen(reached, text);
        met.push({ reached, seen, isBehind: true });
        open.push(seen.names.all);
        if (!compiled) open.push(this.addedIn(met.at(-1)!, text));
      }
    }
    for (const { reached } of met) if (reached.stretch) files.add(reached.stretch.file);
    files.delete(-1);
    const found = compiled ? this.asCompiled(met, text, compiled, redeclared) : this.asCompleted(met, text);
    return {
      variants: Int32Array.from(found.variants).sort(),
      behind: Int32Array.from(found.behind).sort(),
      inclusions: this.inclusions.leadingTo(
        files,
        hasher,
        compiled && { files: found.files, hasher: compiled.hasher },
      ),
      redeclared: [...redeclared, ...unseen].map(({ name, declaration }) => ({ name, declaration })),
    };
  }

  /**
   * What a compiler reads in the last unit: definitions, and declarations of exports that say something else than the
   * first one, or of which genksyms knows nothing.
   */
  private asCompilersRead(
    exports: ReadonlySet<string>,
    { text, hasher }: Pick<CompiledText, 'text' | 'hasher'>,
  ): { redeclared: ReadAgain[]; unseen: Redeclared[] } {
    const sight = hasher === this.sight.hasher ? this.sight : this.compiledSight(hasher);
    const { definitions, unseen } = this.definitions.in(hasher, text, exports);
    this.defines = definitions;
    const found = new Map<string, ReadAgain>();
    const names = new Set([...exports].map((name) => hasher.number(name)));
    for (const { name, stretch, first, isAlike } of hasher.redeclared(names)) {
      if (isAlike && !(first && promisesMore(stretchText(stretch, text), stretchText(first, text)))) continue;
      if (isByItself(stretchText(stretch, text))) continue;
      const declaration = this.wholeOf(sight, stretch, text);
      if (declaration < 0) continue;
      found.set(`${declaration} ${name}`, { name: hasher.word(name), declaration, file: stretch.file });
    }
    return { redeclared: [...found.values()], unseen };
  }

  /** What was met, where a compiler reads the same text. */
  private asCompleted(met: readonly Met[], text: Buffer): Found {
    const { sight } = this;
    const found: Found = { variants: new Set(), behind: new Set(), files: new Set() };
    for (const { reached, seen, isBehind } of met) {
      const whole = this.wholeOf(sight, reached.stretch, text);
      const isWhole = whole === seen.declaration;
      const number = isWhole
        ? seen.variant
        : this.numberOf(sight.hasher.line(reached), seen.declaration, whole);
      (isBehind ? found.behind : found.variants).add(number);
    }
    return found;
  }

  /** What the attributes name that a definition has from declarations before it. */
  private addedIn({ reached, seen }: Met, text: Buffer): readonly NamedWord[] {
    const whole = this.wholeOf(this.sight, reached.stretch, text);
    return whole === seen.declaration ? [] : this.namesIn(this.sight, whole).all;
  }

  /** The same, with what a compiler reads for each, and what that needs beside. */
  private asCompiled(
    met: readonly Met[],
    text: Buffer,
    compiled: CompiledText,
    redeclared: readonly ReadAgain[],
  ): Found {
    const { hasher } = this.sight;
    const sight = this.compiledSight(compiled.hasher);
    const found: Found = { variants: new Set(), behind: new Set(), files: new Set() };
    const known = new Set(met.map(({ reached: { record } }) => keyOf(hasher.word(record.name), record.kind)));
    const open = redeclared.map(({ declaration }) => this.namesIn(sight, declaration).all);
    for (const { file } of redeclared) found.files.add(file);
    for (const { reached, seen, isBehind } of met) {
      const { name, kind } = reached.record;
      const other = compiled.hasher.unreached(compiled.hasher.number(hasher.word(name)), kind);
      // The text behind the end of the reading may be there or not.
      const absent = compiled.isWhole ? -1 : seen.declaration;
      const declaration = other ? this.wholeOf(sight, other.stretch, compiled.text) : absent;
      const number = this.numberOf(hasher.line(reached), seen.declaration, declaration);
      (isBehind ? found.behind : found.variants).add(number);
      if (!other) continue;
      if (other.stretch && declaration !== seen.declaration) found.files.add(other.stretch.file);
      const { all, hidden } = this.namesIn(sight, declaration);
      open.push(isBehind || declaration !== seen.declaration || isThrownAway(other) ? all : hidden);
    }
    for (const names of open) {
      for (const { name, as } of names) {
        const other = compiled.hasher.unreached(name, as);
        if (!other || !isMeant(other.record.kind, as)) continue;
        const word = compiled.hasher.word(name);
        const key = keyOf(word, as);
        if (known.has(key)) continue;
        known.add(key);
        const own = hasher.unreached(hasher.number(word), as);
        const declaration = this.wholeOf(sight, other.stretch, compiled.text);
        const record = own ? hasher.line(own) : compiled.hasher.line(other);
        const ownDeclaration = own ? this.declarationOf(this.sight, own.stretch, text) : -1;
        found.behind.add(this.numberOf(record, ownDeclaration, declaration));
        if (other.stretch) found.files.add(other.stretch.file);
        open.push(this.namesIn(sight, declaration).all);
      }
    }
    found.files.delete(-1);
    return found;
  }

  /**
   * Numbers of the files that the last unit was made from.
   * @param others names of files that its line markers do not tell
   */
  dependencies(others: readonly string[], compiled: CompiledText | null = null): Int32Array {
    const numbers = new Set(others.map((file) => this.fileOf(file)));
    for (const { hasher, fileNumbers } of compiled
      ? [this.sight, this.compiledSight(compiled.hasher)]
      : [this.sight]) {
      for (const id of hasher.files()) {
        let number = fileNumbers.get(id);
        if (number === undefined) fileNumbers.set(id, (number = this.fileOf(hasher.word(id))));
        numbers.add(number);
      }
    }
    numbers.delete(-1);
    return Int32Array.from(numbers).sort();
  }

  /** Numbers of what the last unit defines as a compiler reads it, whether its exports lead there or not. */
  defined(): Int32Array {
    return this.defines;
  }

  /** Whether one of these variants, or a definition of the last unit, holds a stand-in for `__LINE__` or `__COUNTER__`. */
  hangsOnStandIns({ variants, behind, redeclared }: ReachedNumbers): boolean {
    const { withStandIns, declarations } = this;
    if (redeclared.some(({ declaration }) => declarations.withStandIns.has(declaration))) return true;
    if (this.definitions.holdStandIns(this.defines)) return true;
    return (
      withStandIns.size > 0 &&
      [variants, behind].some((all) => all.some((number) => withStandIns.has(number)))
    );
  }

  /** What was numbered since the last call. */
  takeFresh(): Fresh {
    const fresh = {
      ...this.fresh,
      declarations: this.declarations.takeFresh(),
      inclusions: this.inclusions.takeFresh(),
      definitions: this.definitions.takeFresh(),
    };
    this.fresh = { variants: [], files: [] };
    return fresh;
  }

  private seen(reached: Reached, text: Buffer): Seen {
    const { sight } = this;
    const { record, resolved, stretch } = reached;
    const before = sight.bySight.get(record);
    if (before && before.stretch === stretch && same(before.resolved, resolved)) return before;
    const declaration = this.declarationOf(sight, stretch, text);
    const variant = this.numberOf(sight.hasher.line(reached), declaration, declaration);
    const names = this.namesIn(sight, declaration);
    const seen = { resolved, stretch, declaration, variant, names };
    sight.bySight.set(record, seen);
    return seen;
  }

  /** The text is read when a declaration is met first. Later its number is enough. */
  private namesIn({ named, hasher }: Sight, declaration: number): Named {
    if (declaration < 0) return NO_NAMES;
    let found = named.get(declaration);
    if (!found) {
      const { hidden, all } = needsOf(this.declarations.texts[declaration]!);
      const numbered = ({ word, as }: Need): NamedWord => ({ name: hasher.number(word), as });
      found = { hidden: hidden.map(numbered), all: all.map(numbered) };
      named.set(declaration, found);
    }
    return found;
  }

  private compiledSight(hasher: UnitHasher): Sight {
    if (this.compiled?.hasher !== hasher) this.compiled = new Sight(hasher);
    return this.compiled;
  }

  private numberOf(record: string, declaration: number, compiled: number): number {
    const key = `${declaration} ${compiled} ${record}`;
    let number = this.variants.get(key);
    if (number === undefined) {
      this.variants.set(key, (number = this.variants.size));
      this.fresh.variants.push({ record, declaration, compiled });
      // The text may tell it where the record does not: of a type of the source file genksyms sees only the
      // name.
      const { withStandIns } = this.declarations;
      if (record.includes(STAND_IN) || withStandIns.has(declaration) || withStandIns.has(compiled))
        this.withStandIns.add(number);
    }
    return number;
  }

  private declarationOf({ byStretch, hasher }: Sight, stretch: Stretch | null, unit: Buffer): number {
    if (!stretch || stretch.file < 0) return -1;
    let number = byStretch.get(stretch);
    if (number !== undefined) return number;
    const text = stretchText(stretch, unit);
    const file = this.placeOf(hasher.word(stretch.file));
    number = this.declarations.of({ text, file, line: stretch.line, pack: packOf(stretch) });
    byStretch.set(stretch, number);
    return number;
  }

  /** The same with what the unit's other declarations add to it. */
  private wholeOf(sight: Sight, stretch: Stretch | null, unit: Buffer): number {
    const number = this.declarationOf(sight, stretch, unit);
    if (number < 0 || !stretch || !this.definitions.areCompleted) return number;
    const text = this.definitions.completed(this.declarations.texts[number]!);
    if (text === this.declarations.texts[number]) return number;
    const file = this.placeOf(sight.hasher.word(stretch.file));
    return this.declarations.of({ text, file, line: stretch.line, pack: packOf(stretch) });
  }

  /** -1 for what is no file. */
  private fileOf(name: string): number {
    const path = this.pathOf(name);
    if (path === undefined) return -1;
    let number = this.files.get(path);
    if (number === undefined) {
      this.files.set(path, (number = this.files.size));
      this.fresh.files.push(path);
    }
    return number;
  }
}

function promisesMore(text: string, first: string): boolean {
  const before = promisesIn(first);
  return [...promisesIn(text)].some((one) => !before.has(one));
}

/** A type of the source file itself: genksyms does not follow what it holds. */
function isThrownAway({ record, stretch }: Reached): boolean {
  return stretch !== null && record.stretch === null;
}

/** Tells names of a name space apart. */
function keyOf(word: string, kind: RecordKind): string {
  return `${kind >= RecordKind.STRUCT ? 'tag' : ''} ${word}`;
}

/** Whether a declaration of this kind may be meant by those who use the name so. */
function isMeant(kind: RecordKind, as: RecordKind): boolean {
  if (as >= RecordKind.STRUCT || as === RecordKind.ORDINARY) return true;
  return kind === RecordKind.TYPEDEF || kind === as;
}

function same(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
