// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declaration, Definition } from '../../formats/corpus';
import { packOf, stretchText, type Block, type Part, type UnitHasher } from '../../genksyms/unit';
import { isMarked } from '../../record-name';
import { Cutter, namesOf, type TagEvent } from '../definitions';
import type { DeclarationNumbers } from './declaration-numbers';
import { RepeatedTypedefs } from './repeated-typedefs';
import { UnitTags } from './unit-tags';
import { InBlock, InUnit, type ObjectFilter, type UnseenObject } from './unseen';

/** What a definition is, whoever sees it. */
export type FoundDefinition = Omit<Definition, 'inModules'>;

/** What is defined in a part of a unit that was read by itself. */
interface Known {
  definitions: readonly number[];
  unseen: readonly UnseenObject[];
  /** Tags that it names with attributes, and those that it defines, in their order; null where it does no more than define. */
  tags: readonly TagEvent[] | null;
  /** Whether its last declaration goes on behind it. */
  isOpen: boolean;
}

/** What a compiler reads in a unit. */
export interface ReadByCompilers {
  /** Numbers of what it defines, ascending. */
  definitions: Int32Array;
  /** Declarations of what it exports, by numbers, that genksyms cannot read as a compiler does. */
  unseen: { name: string; declaration: number }[];
}

/**
 * Finds what a compiler finds defined in each unit. A block of header text is cut once, and again only where a declaration
 * that a compiler reads goes beyond the block: genksyms may have given it up there.
 */
export class Definitions {
  private readonly known = new WeakMap<Block, Known>();
  /** By declaration: the number of its definition, or -1 for one that names nothing. */
  private readonly numbers = new Map<number, number>();
  /** By definition: what it asks for that may be a function or variable. */
  private readonly askingObjects = new Map<number, readonly string[]>();
  private fresh: FoundDefinition[] = [];
  private count = 0;
  private found: number[] = [];
  private objects: ObjectFilter | undefined;
  private readonly cutter: Cutter;
  private readonly tags = new UnitTags((number) => this.namesOfNumber(number));
  private readonly typedefs = new RepeatedTypedefs();
  /** What stands for each wording of a typedef that the last unit declares again, by the wording. */
  private repeated = new Map<string, string>();
  private readonly withStandIns = new Set<number>();
  /** By definition: its declaration. */
  private readonly declarationOf: number[] = [];

  /**
   * @param placeOf the name under which a file is known, from the one its line markers give
   * @param isClang whether definitions get the attributes of references before them
   */
  constructor(
    private readonly declarations: DeclarationNumbers,
    private readonly placeOf: (file: string) => string,
    isClang: boolean,
  ) {
    const { tags } = this;
    this.cutter = new Cutter(
      (definition, isAttributed) => {
        if (!isAttributed) tags.takeDefinitions(definition.text);
        const number = this.numberOf(this.placed(definition));
        if (number >= 0) this.found.push(number);
      },
      (span, bytes) => this.objects?.isWanted(span, bytes) === true,
      (declaration) => this.objects?.take(this.placed(declaration)),
      isClang ? (text) => tags.takeAll(text) : null,
    );
  }

  /** Whether other declarations add to a definition of the last unit. */
  get areCompleted(): boolean {
    return this.tags.areGiven || this.repeated.size > 0;
  }

  /**
   * The text of a declaration of the last unit with the attributes that its tags were given before it, and with those that say
   * it again. Where genksyms gives up, its declaration begins with others before it.
   */
  completed(text: string): string {
    let whole = this.tags.completed(text);
    for (const [one, all] of this.repeated) {
      if (!whole.includes(all)) whole = whole.replace(one, () => all);
    }
    return whole;
  }

  /**
   * What the last unit of a hasher defines, and how it declares some functions and variables.
   * @param exports their names
   */
  in(hasher: UnitHasher, text: Buffer, exports: ReadonlySet<string>): ReadByCompilers {
    const all = new Set<number>();
    const { cutter } = this;
    const inUnit = new InUnit(exports, hasher);
    const unseen: UnseenObject[] = [];
    this.found = [];
    cutter.restart('');
    this.tags.beginUnit();
    for (const part of hasher.parts()) {
      const isNew = !cutter.isOpen;
      const known = isNew && part.block ? this.known.get(part.block) : undefined;
      if (known && !known.isOpen && !this.tags.mayComplete(known.definitions)) {
        this.tags.replay(known.tags);
        for (const number of known.definitions) all.add(number);
        for (const one of known.unseen) if (exports.has(one.name)) unseen.push(one);
        continue;
      }
      if (isNew) cutter.restart(part.packing);
      const { block } = part;
      const filter = block ? new InBlock(part, block, hasher) : inUnit;
      this.objects = filter;
      this.cut(part, text, isNew);
      for (const number of this.found) all.add(number);
      if (block) unseen.push(...filter.unseen.filter(({ name }) => exports.has(name)));
    }
    unseen.push(...inUnit.unseen);
    this.repeat(all);
    for (const number of this.objectsFor(all, hasher, text)) all.add(number);
    return {
      definitions: Int32Array.from(all).sort(),
      unseen: unseen.map(({ name, declaration }) => {
        return { name, declaration: this.declarations.of(declaration) };
      }),
    };
  }

  /** Puts one definition in the place of those of a typedef that says the same name again in other words. */
  private repeat(all: Set<number>): void {
    this.repeated = new Map();
    for (const { first, definitions, texts } of this.typedefs.in(all)) {
      const text = texts.join('\n');
      for (const one of texts) this.repeated.set(one, text);
      for (const one of definitions) all.delete(one);
      all.add(this.numberOf({ ...first, text }));
    }
  }

  /** Functions and variables of whose types definitions make members, as the unit declares them. */
  private *objectsFor(all: ReadonlySet<number>, hasher: UnitHasher, text: Buffer): Generator<number> {
    const open = [...this.askingObjects].filter(([number]) => all.has(number)).flatMap(([, names]) => names);
    const names = new Set(open);
    // A set hands out what is added to it on the way.
    for (const name of names) {
      const stretch = hasher.objectStretch(hasher.number(name));
      if (!stretch || stretch.file < 0) continue;
      const file = this.placeOf(hasher.word(stretch.file));
      const { line } = stretch;
      const own = { text: stretchText(stretch, text), file, line, pack: packOf(stretch) };
      if (!isOutside(own.text, name)) continue;
      const declaration = this.declarations.of(own);
      let number = this.numbers.get(declaration);
      if (number === undefined) {
        number = this.add(declaration, [name], namesOf(own.text).needs);
      } else if (number < 0) {
        this.numbers.delete(declaration);
        number = this.add(declaration, [name], namesOf(own.text).needs);
      }
      for (const other of this.askingObjects.get(number) ?? []) names.add(other);
      yield number;
    }
  }

  private add(declaration: number, names: string[], needs: string[]): number {
    const number = this.count++;
    this.numbers.set(declaration, number);
    this.declarationOf.push(declaration);
    if (this.declarations.withStandIns.has(declaration)) this.withStandIns.add(number);
    this.fresh.push({ declaration, names, needs });
    const asked = needs.filter((need) => !isMarked(need));
    if (asked.length > 0) this.askingObjects.set(number, asked);
    return number;
  }

  /** As the unit reads it, with the file's own name. */
  private placed(declaration: Declaration): Declaration {
    const { text, file } = declaration;
    return { ...declaration, text: this.tags.completed(text), file: this.placeOf(file) };
  }

  /** Whether one of some definitions, by numbers, holds a stand-in for `__LINE__` or `__COUNTER__`. */
  holdStandIns(numbers: Int32Array): boolean {
    const { withStandIns } = this;
    return withStandIns.size > 0 && numbers.some((number) => withStandIns.has(number));
  }

  /** What was numbered since the last call. */
  takeFresh(): FoundDefinition[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private cut({ start, end, block }: Part, text: Buffer, isNew: boolean): void {
    this.found = [];
    this.tags.beginBlock();
    this.cutter.read(text, start, end);
    // What hangs on declarations before it is of this unit alone.
    if (block && isNew && !this.tags.hangOnOthers) {
      const { isOpen } = this.cutter;
      const { found: definitions, tags } = this;
      this.known.set(block, { definitions, unseen: this.objects!.unseen, tags: tags.ofBlock(), isOpen });
    }
  }

  private namesOfNumber(definition: number): readonly string[] {
    return namesOf(this.declarations.texts[this.declarationOf[definition]!]!).names;
  }

  /** -1 for a declaration that defines nothing. */
  private numberOf(definition: Declaration): number {
    const declaration = this.declarations.of(definition);
    let number = this.numbers.get(declaration);
    if (number === undefined) {
      const { names, needs } = namesOf(definition.text);
      number = names.length > 0 ? this.add(declaration, names, needs) : -1;
      if (number >= 0) this.typedefs.add(number, names, definition);
      else this.numbers.set(declaration, number);
    }
    return number;
  }
}

/** Whether a text is no member of a struct that genksyms has given up within, which it takes for a variable. */
function isOutside(text: string, name: string): boolean {
  if (/\b(?:extern|static|inline)\b/.test(text)) return true;
  return new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$&')}\\s*\\(`).test(text);
}
