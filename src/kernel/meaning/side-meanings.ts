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
  names: Int32Array;
  meanings: Int32Array;
  own: Own;
}

/** The meanings of one kernel's declarations, each worked out once for all units in which the names in it mean the same. */
export class SideMeanings {
  private readonly outcomes = new Map<string, Outcome[]>();
  private readonly globals: (readonly Own[] | undefined)[] = [];
  private readonly texts: (TextNames | undefined)[] = [];

  constructor(
    readonly scopes: KernelScopes,
    private readonly numbers: MeaningNumbers,
  ) {}

  /** What a name means in a unit; null where the unit does not define it, or only its source does. */
  inUnit(name: number, unit: CorpusUnit): Own | null {
    const { scopes } = this;
    const text = scopes.nameTexts[name]!;
    const declarations = RecordName.parse(text).isExport
      ? scopes.allDeclarationsOf(name, unit)
      : [scopes.meaning(name, unit)];
    const [first = -1] = declarations;
    if (first < 0 || this.isPrivate(text, first)) return null;
    return this.own(text, declarations, scopes.typesOf(unit));
  }

  /** The same, by the name with its mark. */
  named(name: string, unit: CorpusUnit): Own | null {
    const number = this.scopes.numberOf(name);
    return number === undefined ? null : this.inUnit(number, unit);
  }

  /** What a definition in a header means, whatever unit reads it. @param name with its mark */
  ofHeader(name: string, declaration: number): Own {
    const { file } = this.scopes.corpus.declarations[declaration]!;
    return this.own(name, [declaration], this.scopes.typesOfFile(file));
  }

  /** What a name means to those who know it by name only: each definition that headers have of it. */
  everywhere(name: number): readonly Own[] {
    return (this.globals[name] ??= this.allOf(name));
  }

  /** Whether a declaration of a type stands in a source file, so that no module knows it. */
  isPrivate(name: string, declaration: number): boolean {
    return RecordName.parse(name).isTag && this.scopes.corpus.declarations[declaration]!.file.endsWith('.c');
  }

  /** What a declaration's text names. */
  namesIn(declaration: number): TextNames {
    return (this.texts[declaration] ??= namesInText(
      this.scopes.corpus.declarations[declaration]!.text,
      (name) => this.scopes.numberOf(name) !== undefined,
    ));
  }

  /** Numbers of names. */
  numbered(names: readonly string[]): number[] {
    return names.flatMap((name) => this.scopes.numberOf(name) ?? []);
  }

  private allOf(name: number): readonly Own[] {
    const { scopes } = this;
    const text = scopes.nameTexts[name]!;
    const found = scopes.definitionsOf(name).map((declaration) => this.ofHeader(text, declaration));
    return [...new Map(found.map((own) => [own.id, own])).values()].sort((a, b) => a.id - b.id);
  }

  private own(name: string, declarations: readonly number[], types: UnitTypes): Own {
    const key = `${name} ${declarations.join(' ')}`;
    let all = this.outcomes.get(key);
    if (!all) this.outcomes.set(key, (all = []));
    const known = all.find((one) => holds(one, types));
    if (known) return known.own;
    const { traced } = types;
    const outer = traced.trace;
    const trace = new Set<number>();
    traced.trace = trace;
    try {
      const own = this.made(name, declarations, types);
      const names = Int32Array.from(trace);
      all.push({ names, meanings: names.map((one) => traced.meaningOf(one)), own });
      return own;
    } finally {
      traced.trace = outer;
    }
  }

  private made(name: string, declarations: readonly number[], types: UnitTypes): Own {
    const { corpus } = this.scopes;
    const raw = declarations.map((one) => corpus.declarations[one]!.text).join(' ');
    let meaning: Meaning;
    try {
      meaning = meaningOf(this.subject(RecordName.parse(name), declarations), types, raw);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      const text = raw.replace(/\s+/g, ' ').trim();
      meaning = { parts: new Map([['text', text]]), refers: [], isRaw: true };
    }
    const refers = new Set(
      this.numbered(meaning.refers.map(({ tag, name: bare }) => RecordName.of(tag, bare).spelling)),
    );
    if (meaning.isRaw) {
      for (const one of declarations)
        for (const word of this.numbered(this.namesIn(one).refers)) refers.add(word);
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

function holds({ names, meanings }: Outcome, { traced }: UnitTypes): boolean {
  for (let index = 0; index < names.length; index++) {
    if (traced.meaningOf(names[index]!) !== meanings[index]) return false;
  }
  return true;
}
