import type { CorpusUnit } from '../../formats/corpus';
import { Unknown, type Declared } from '../../c/syntax';
import type { UnitTypes } from '../../c/layout';
import { composite, meaningOf, type Meaning, type Subject } from '../../c/meaning';
import { RecordName } from '../../record-name';
import type { KernelScopes } from '../types';
import { namesInText, type TextNames } from './text-names';

/** What one declaration means in a unit or a file. */
export interface Own {
  /** Equal for equal meanings of both kernels. */
  id: number;
  meaning: Meaning;
  /** Numbers of the names that it refers to. */
  refers: readonly number[];
}

/** Numbers of meanings, which both kernels share. */
export class MeaningNumbers {
  private readonly numbers = new Map<string, number>();

  of({ parts }: Meaning): number {
    const key = [...parts]
      .map(([name, text]) => `${name}\0${text}`)
      .sort()
      .join('\x01');
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
  private readonly texts: (TextNames | undefined)[] = [];
  private readonly references: (readonly number[] | undefined)[] = [];
  private readonly records: (RecordName | undefined)[] = [];
  /** By declaration: whether it stands in a source file. */
  private readonly isInSource: Uint8Array;

  constructor(
    readonly scopes: KernelScopes,
    private readonly numbers: MeaningNumbers,
  ) {
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
    const { scopes } = this;
    if (this.record(name).isExport) {
      const declarations = scopes.allDeclarationsOf(name, unit);
      return declarations.length === 0 ? null : this.own(name, declarations, scopes.typesOf(unit));
    }
    const declaration = scopes.meaning(name, unit);
    if (declaration < 0 || this.isPrivate(name, declaration)) return null;
    return this.own(name, [declaration], scopes.typesOf(unit));
  }

  /** The same, by the name with its mark. */
  named(name: string, unit: CorpusUnit): Own | null {
    const number = this.scopes.numberOf(name);
    return number === undefined ? null : this.inUnit(number, unit);
  }

  /** What a definition in a header means, whatever unit reads it. @param name with its mark */
  ofHeader(name: string, declaration: number): Own {
    return this.atHome(this.scopes.numberOf(name)!, declaration);
  }

  /** What a name means to those who know it by name only: each definition that headers have of it. */
  everywhere(name: number): readonly Own[] {
    return (this.globals[name] ??= this.allOf(name));
  }

  /** Whether a declaration of a type stands in a source file, so that no module knows it. */
  isPrivate(name: number, declaration: number): boolean {
    return this.isInSource[declaration] === 1 && this.record(name).isTag;
  }

  /** What a declaration's text names. */
  namesIn(declaration: number): TextNames {
    return (this.texts[declaration] ??= namesInText(
      this.scopes.corpus.declarations[declaration]!.text,
      (name) => this.scopes.numberOf(name) !== undefined,
    ));
  }

  /** Numbers of the types that a declaration's text names. */
  referencesIn(declaration: number): readonly number[] {
    return (this.references[declaration] ??= this.numbered(this.namesIn(declaration).refers));
  }

  /** Numbers of whatever the layout of a declaration may hang on, by words alone. */
  hangsOn(declaration: number): readonly number[] {
    return this.numbered(this.namesIn(declaration).hangsOn);
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

  private made(name: number, declarations: readonly number[], types: UnitTypes): Own {
    const { corpus } = this.scopes;
    const raw = declarations.map((one) => corpus.declarations[one]!.text).join(' ');
    let meaning: Meaning;
    try {
      meaning = meaningOf(this.subject(this.record(name), declarations), types, raw);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      const text = raw.replace(/\s+/g, ' ').trim();
      meaning = { parts: new Map([['text', text]]), refers: [], isRaw: true };
    }
    const refers = new Set(
      this.numbered(meaning.refers.map(({ tag, name: bare }) => RecordName.of(tag, bare).spelling)),
    );
    if (meaning.isRaw) {
      for (const one of declarations) for (const word of this.referencesIn(one)) refers.add(word);
    }
    return { id: this.numbers.of(meaning), meaning, refers: [...refers] };
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
