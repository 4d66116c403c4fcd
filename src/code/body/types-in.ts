// SPDX-License-Identifier: GPL-2.0-or-later
import { readDeclaration, readTypeText, type ReadDeclaration } from '../../c/syntax';
import type { Node, ParseC } from '../../genksyms/parse';
import { isWord, type Token, type UnitText } from '../unit';
import type { Notes } from './notes';
import { Source } from './source';
import type { CodeTypes, Typed } from './typed';

/** What reading one function's code takes. */
export interface Workshop {
  unit: UnitText;
  code: CodeTypes;
  notes: Notes;
  parseC: ParseC;
  /** Reads a block of another text in the same scope; the value of its last statement. */
  blockIn: (source: Source, node: Node) => Typed;
}

/** How the type of an expression is found. */
export type TypeOfTokens = (source: Source, from: number, to: number) => Typed;

const SPECIFIER =
  /^(?:const|volatile|__const|__volatile__|void|char|short|int|long|float|double|signed|unsigned|_Bool|__int128|struct|union|enum|typeof|__typeof__|__typeof|_Atomic|__builtin_va_list)$/;
const NOT_KNOWN = '__of_an_unknown_type';

/** Types that are written in code: what `typeof` asks for is worked out where it stands. */
export class TypesIn {
  constructor(
    private readonly shop: Workshop,
    private readonly typeOfTokens: TypeOfTokens,
  ) {}

  /** A declaration within a function. @throws Unknown for what cannot be read */
  declaration(source: Source, from: number, to: number, auto: Typed): ReadDeclaration {
    const text = this.resolved(source, from, to, auto);
    return readDeclaration(text, 0, (name) => this.shop.unit.isTypeName(name));
  }

  /** A type by itself, as in a cast; null for what cannot be read. */
  type(source: Source, from: number, to: number): Typed {
    const text = this.resolved(source, from, to, null);
    const type = this.shop.code.known(() => readTypeText(text, (name) => this.shop.unit.isTypeName(name)));
    const at = source.tokens[from];
    if (at) this.shop.notes.type(type, at);
    return type;
  }

  startsType({ text }: Token): boolean {
    return SPECIFIER.test(text) || (isWord(text) && this.shop.unit.isTypeName(text));
  }

  /** The text of tokens with names for what `typeof` and `__auto_type` stand for. */
  private resolved(source: Source, from: number, to: number, auto: Typed): string {
    const words: string[] = [];
    for (let at = from; at < to;) {
      const stand = source.standInAt(at);
      if (stand?.kind === 'typeof' || stand?.kind === 'auto') {
        words.push(this.named(stand.kind === 'auto' ? auto : this.typeofAt(source, stand.from, stand.to)));
        at = stand.end;
      } else words.push(source.tokens[at++]!.text);
    }
    return words.join(' ');
  }

  typeofAt(source: Source, from: number, to: number): Typed {
    const first = source.tokens[from];
    if (first && this.startsType(first)) {
      const inner = new Source(source.tokens.slice(from, to), this.shop.unit);
      return this.type(inner, 0, to - from);
    }
    return this.shop.notes.unevaluated(() => this.typeOfTokens(source, from, to));
  }

  private named(type: Typed): string {
    return type ? this.shop.unit.nameType(type) : NOT_KNOWN;
  }
}
