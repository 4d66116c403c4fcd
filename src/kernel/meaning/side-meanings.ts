// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import type { CorpusUnit } from '../../formats/corpus';
import { Unknown, type Declared } from '../../c/syntax';
import type { UnitTypes } from '../../c/layout';
import { composite, meaningOf, type Meaning, type Subject } from '../../c/meaning';
import { RecordName } from '../../record-name';
import type { KernelScopes } from '../types';
import { SideNames } from './side-names';
import type { TextNames } from './text-names';

/** What one declaration means in a unit or a file. */
export interface Own {
  /** Equal for equal meanings of both kernels. */
  id: number;
  /** Numbers of the names that it refers to. */
  refers: readonly number[];
  /** Whether a part of it could not be worked out, for which the text stands. */
  isRaw: boolean;
}

/** Numbers of meanings, which both kernels share. */
export class MeaningNumbers {
  /** By a digest: texts of meanings are long, and there are many. */
  private readonly numbers = new Map<string, number>();

  of({ parts }: Meaning): number {
    const text = [...parts]
      .map(([name, part]) => `${name}\0${part}`)
      .sort()
      .join('\x01');
    const key = createHash('sha1').update(text).digest('base64');
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = this.numbers.size));
    return number;
  }
}

/** A meaning, and the names that it hung on with what they meant. */
interface Outcome {
  /** Numbers of the declarations that it is the meaning of. */
  declarations: readonly number[];
  names: Int32Array;
  meanings: Int32Array;
  own: Own;
}

/** The meanings of one kernel's declarations, each worked out once for all units in which the names in it mean the same. */
export class SideMeanings {
  /** By number of a name. */
  private readonly outcomes: (Outcome[] | undefined)[] = [];
  private readonly globals: (readonly Own[] | undefined)[] = [];
  private readonly records: (RecordName | undefined)[] = [];
  /** By declaration: whether it stands in a source file. */
  private readonly isInSource: Uint8Array;

  /** What the texts of declarations name. */
  readonly names: SideNames;

  /**
   * @param identities by declaration
   * @param texts what the texts of both kernels name
   */
  constructor(
    readonly scopes: KernelScopes,
    private readonly numbers: MeaningNumbers,
    identities: Int32Array,
    texts: TextNames,
  ) {
    this.names = new SideNames(
      scopes.nameTexts,
      scopes.corpus.declarations,
      identities,
      texts,
      (enumerator) => scopes.enumsWith(enumerator),
    );
    this.isInSource = Uint8Array.from(scopes.corpus.declarations, ({ file }) =>
      file.endsWith('.c') ? 1 : 0,
    );
  }

  /** A name by its number. */
  record(name: number): RecordName {
    return (this.records[name] ??= RecordName.parse(this.scopes.nameTexts[name]!));
  }

  /** What a name means in a unit; null where the unit does not define it, or only its source does. */
  inUnit(name: number, unit: CorpusUnit): Own | null {
    const declarations = this.declarationsIn(name, unit);
    return declarations && this.own(name, declarations, this.scopes.typesOf(unit));
  }

  private declarationsIn(name: number, unit: CorpusUnit): readonly number[] | null {
    const { scopes } = this;
    if (this.record(name).isExport) {
      const declarations = scopes.allDeclarationsOf(name, unit);
      return declarations.length === 0 ? null : declarations;
    }
    const declaration = scopes.meaning(name, unit);
    return declaration < 0 || this.isPrivate(name, declaration) ? null : [declaration];
  }

  /** Whether a unit declares a name, which is given with its mark. */
  isDeclared(name: string, unit: CorpusUnit): boolean {
    const number = this.scopes.numberOf(name);
    return number !== undefined && this.scopes.allDeclarationsOf(number, unit).length > 0;
  }

  /** What a name with its mark means in a unit, in full; null where the unit does not define it, or only its source does. */
  inFull(name: string, unit: CorpusUnit): Meaning | null {
    const number = this.scopes.numberOf(name);
    if (number === undefined) return null;
    const declarations = this.declarationsIn(number, unit);
    return declarations && this.meaning(number, declarations, this.scopes.typesOf(unit));
  }

  /** What a definition in a header means, whatever unit reads it, in full. @param name with its mark */
  inFullAtHome(name: string, declaration: number): Meaning {
    const { file } = this.scopes.corpus.declarations[declaration]!;
    return this.meaning(this.scopes.numberOf(name)!, [declaration], this.scopes.typesOfFile(file));
  }

  /** What a name means to those who know it by name only: each definition that headers have of it. */
  everywhere(name: number): readonly Own[] {
    return (this.globals[name] ??= this.allOf(name));
  }

  /** Whether a declaration of a type stands in a source file, so that no module knows it. */
  isPrivate(name: number, declaration: number): boolean {
    return this.isInSource[declaration] === 1 && this.record(name).isTag;
  }

  private numbered(names: readonly string[]): number[] {
    return names.flatMap((name) => this.scopes.numberOf(name) ?? []);
  }

  private allOf(name: number): readonly Own[] {
    const found = this.scopes.definitionsOf(name).map((declaration) => this.atHome(name, declaration));
    return [...new Map(found.map((own) => [own.id, own])).values()].sort((a, b) => a.id - b.id);
  }

  private atHome(name: number, declaration: number): Own {
    const { file } = this.scopes.corpus.declarations[declaration]!;
    return this.own(name, [declaration], this.scopes.typesOfFile(file));
  }

  private own(name: number, declarations: readonly number[], types: UnitTypes): Own {
    const all = (this.outcomes[name] ??= []);
    for (const one of all) if (areSame(one.declarations, declarations) && holds(one, types)) return one.own;
    const { traced } = types;
    const outer = traced.trace;
    const trace = new Set<number>();
    traced.trace = trace;
    try {
      const own = this.made(name, declarations, types);
      const names = Int32Array.from(trace);
      all.push({ declarations, names, meanings: names.map((one) => traced.meaningOf(one)), own });
      return own;
    } finally {
      traced.trace = outer;
    }
  }

  private meaning(name: number, declarations: readonly number[], types: UnitTypes): Meaning {
    const { corpus } = this.scopes;
    const raw = declarations.map((one) => corpus.declarations[one]!.text).join(' ');
    try {
      return meaningOf(this.subject(this.record(name), declarations), types, raw);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      const text = raw.replace(/\s+/g, ' ').trim();
      return { parts: new Map([['text', text]]), refers: [], isRaw: true };
    }
  }

  private made(name: number, declarations: readonly number[], types: UnitTypes): Own {
    const meaning = this.meaning(name, declarations, types);
    const refers = new Set(
      this.numbered(meaning.refers.map(({ tag, name: bare }) => RecordName.of(tag, bare).spelling)),
    );
    if (meaning.isRaw) {
      for (const one of declarations) {
        for (const name of [...this.names.referencesIn(one), ...this.names.hangsOn(one)]) refers.add(name);
      }
    }
    return { id: this.numbers.of(meaning), refers: [...refers], isRaw: meaning.isRaw };
  }

  /** @throws Unknown for a declaration that cannot be read, or declares something else */
  private subject({ mark, bare, keyword }: RecordName, declarations: readonly number[]): Subject {
    const read = declarations.map((one) => this.scopes.declaration(one));
    switch (mark) {
      case 's':
      case 'u':
      case 'e': {
        const syntax = read[0]!.definitions.get(`${keyword!} ${bare}`);
        if (!syntax) throw new Unknown('its declaration defines something else');
        return syntax.kind === 'record' ? { kind: 'record', syntax } : { kind: 'enum', syntax };
      }
      case 'E':
        return { kind: 'enumerator', name: bare };
      default: {
        const declared = read.flatMap(({ declared: all }) =>
          all.filter((one): one is Declared => one.name === bare),
        );
        if (declared.length === 0) throw new Unknown('its declaration declares something else');
        return mark === 't'
          ? { kind: 'typedef', declared: declared[0]! }
          : { kind: 'object', declared: composite(declared) };
      }
    }
  }
}

function areSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((number, index) => number === other[index]);
}

function holds({ names, meanings }: Outcome, { traced }: UnitTypes): boolean {
  for (let index = 0; index < names.length; index++) {
    if (traced.meaningOf(names[index]!) !== meanings[index]) return false;
  }
  return true;
}
