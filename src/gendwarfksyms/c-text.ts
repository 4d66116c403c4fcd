// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, Unreadable, type Dwarf, type Entry } from '../formats/dwarf';
import { NaturalAlignments } from './natural';

/** A declaration of C, and where its source has it. */
export interface SourceDeclaration {
  text: string;
  /** As the build names it; empty where the debug data do not tell it. */
  file: string;
  line: number;
}

const QUALIFIERS: Readonly<Record<number, string>> = {
  [TAGS.const_type]: 'const',
  [TAGS.volatile_type]: 'volatile',
  [TAGS.restrict_type]: 'restrict',
};
const KEYWORDS: Readonly<Record<number, string>> = {
  [TAGS.structure_type]: 'struct',
  [TAGS.union_type]: 'union',
  [TAGS.enumeration_type]: 'enum',
};
/** `DW_ATE_unsigned`, `DW_ATE_unsigned_char`. */
const UNSIGNED: ReadonlySet<unknown> = new Set([7, 8]);
/** Types written into each other. */
const DEEPEST = 200;
const INT_BYTES = 4;

/** Writes entries as the declarations of C that they were made from, as far as debug data tell them. */
export class CText {
  private readonly alignments: NaturalAlignments;

  /** @param isEmpty whether a type is known by its name alone */
  constructor(
    private readonly dwarf: Dwarf,
    private readonly isEmpty: (entry: Entry) => boolean,
  ) {
    this.alignments = new NaturalAlignments(dwarf);
  }

  /** @param name of the export; of a type its own counts */
  declaration(entry: Entry, name: string): SourceDeclaration {
    const { dwarf } = this;
    const unit = dwarf.unitOf(entry);
    const file = dwarf.number(entry, ATTRIBUTES.decl_file);
    const place = file === null ? null : dwarf.fileName(unit, Number(file));
    const line = Number(dwarf.number(entry, ATTRIBUTES.decl_line) ?? 0);
    return { text: `${this.text(entry, name)};`, file: place?.replace(/^(\.\/)+/, '') ?? '', line };
  }

  private text(entry: Entry, name: string): string {
    const { dwarf } = this;
    const type = dwarf.reference(entry, ATTRIBUTES.type);
    switch (dwarf.tag(entry)) {
      case TAGS.structure_type:
      case TAGS.class_type:
      case TAGS.union_type:
      case TAGS.enumeration_type:
        return this.definition(entry, dwarf.text(entry, ATTRIBUTES.name) ?? '', 0);
      case TAGS.typedef: {
        const own = dwarf.text(entry, ATTRIBUTES.name) ?? '';
        return `typedef ${this.spelt(type, own, 0)}${this.aligned(entry)}`;
      }
      case TAGS.subprogram:
      case TAGS.subroutine_type:
        return `extern ${this.spelt(type, `${name}${this.parameters(entry, 0)}`, 0)}`;
      default:
        // A variable, or the pointer to one: what it points to is its type.
        return `extern ${this.spelt(type, name, 0)}`;
    }
  }

  /** A type around what it declares: `int *(%s)[3]`. */
  private spelt(entry: Entry, declared: string, depth: number): string {
    const { dwarf } = this;
    if (depth > DEEPEST) throw new Unreadable('has types without an end');
    if (entry === 0) return joined('void', declared);
    const tag = dwarf.tag(entry);
    const type = dwarf.reference(entry, ATTRIBUTES.type);
    const qualifier = QUALIFIERS[tag];
    if (qualifier !== undefined) {
      const isPointer = type !== 0 && dwarf.tag(this.unqualified(type)) === TAGS.pointer_type;
      if (isPointer) return this.spelt(type, joined(qualifier, declared), depth + 1);
      // Nothing but a pointer is restrict.
      return joined(qualifier, this.spelt(type, declared, depth + 1));
    }
    switch (tag) {
      case TAGS.pointer_type: {
        const target = type === 0 ? 0 : dwarf.tag(this.unqualified(type));
        const isWrapped = target === TAGS.array_type || target === TAGS.subroutine_type;
        return this.spelt(type, isWrapped ? `(*${declared})` : `*${declared}`, depth + 1);
      }
      case TAGS.array_type:
        return this.spelt(type, declared + this.bounds(entry), depth + 1);
      case TAGS.subroutine_type:
        return this.spelt(type, declared + this.parameters(entry, depth), depth + 1);
      case TAGS.structure_type:
      case TAGS.union_type:
      case TAGS.enumeration_type: {
        const name = dwarf.text(entry, ATTRIBUTES.name);
        const head = name === null ? this.definition(entry, '', depth + 1) : `${KEYWORDS[tag]} ${name}`;
        return joined(head, declared);
      }
      default:
        return joined(dwarf.text(entry, ATTRIBUTES.name) ?? 'void', declared);
    }
  }

  private unqualified(entry: Entry): Entry {
    const { dwarf } = this;
    for (let depth = 0; depth < DEEPEST && dwarf.tag(entry) in QUALIFIERS; depth++) {
      const inner = dwarf.reference(entry, ATTRIBUTES.type);
      if (!inner) break;
      entry = inner;
    }
    return entry;
  }

  private bounds(entry: Entry): string {
    const { dwarf } = this;
    let bounds = '';
    for (const range of this.children(entry, TAGS.subrange_type)) {
      const count = dwarf.number(range, ATTRIBUTES.count);
      const last = dwarf.number(range, ATTRIBUTES.upper_bound);
      bounds += `[${count ?? (last === null ? '' : BigInt.asUintN(64, BigInt(last) + 1n))}]`;
    }
    return bounds;
  }

  private parameters(entry: Entry, depth: number): string {
    const { dwarf } = this;
    const words = this.children(entry, TAGS.formal_parameter).map((parameter) =>
      this.spelt(
        dwarf.reference(parameter, ATTRIBUTES.type),
        dwarf.text(parameter, ATTRIBUTES.name) ?? '',
        depth + 1,
      ),
    );
    if (this.children(entry, TAGS.unspecified_parameters).length > 0 && words.length > 0) words.push('...');
    if (words.length === 0 && dwarf.flag(entry, ATTRIBUTES.prototyped)) words.push('void');
    return `(${words.join(', ')})`;
  }

  private definition(entry: Entry, name: string, depth: number): string {
    const { dwarf } = this;
    if (depth > DEEPEST) throw new Unreadable('has types without an end');
    const tag = dwarf.tag(entry);
    const head = joined(KEYWORDS[tag] ?? 'struct', name);
    if (dwarf.flag(entry, ATTRIBUTES.declaration) || this.isEmpty(entry)) return head;
    if (tag === TAGS.enumeration_type)
      return `${head} {\n${this.enumerators(entry)}\n}${this.enumSize(entry)}`;
    const members = this.children(entry, TAGS.member).map((member) => `${this.member(member, depth)};\n`);
    const packed = this.alignments.isPacked(entry) ? ' __attribute__((packed))' : '';
    return `${head} {\n${members.join('')}}${packed}${this.aligned(entry)}`;
  }

  private member(entry: Entry, depth: number): string {
    const { dwarf } = this;
    const name = dwarf.text(entry, ATTRIBUTES.name) ?? '';
    const bits = dwarf.number(entry, ATTRIBUTES.bit_size);
    const type = dwarf.reference(entry, ATTRIBUTES.type);
    // -fms-extensions: a structure with a name, whose members are those of the structure around it.
    const isMerged = name === '' && bits === null && type !== 0 && dwarf.tag(type) in KEYWORDS;
    const spelt = isMerged ? this.definition(type, '', depth + 1) : this.spelt(type, name, depth + 1);
    return `${spelt}${bits === null ? '' : ` : ${bits}`}${this.aligned(entry)}`;
  }

  private enumerators(entry: Entry): string {
    const { dwarf } = this;
    const isUnsigned = UNSIGNED.has(
      dwarf.number(dwarf.reference(entry, ATTRIBUTES.type) || entry, ATTRIBUTES.encoding),
    );
    return this.children(entry, TAGS.enumerator)
      .map((one) => {
        const value = BigInt(dwarf.number(one, ATTRIBUTES.const_value) ?? 0);
        const shown = isUnsigned ? value : BigInt.asIntN(64, value);
        return `${dwarf.text(one, ATTRIBUTES.name) ?? ''} = ${shown}`;
      })
      .join(',\n');
  }

  /** An enumeration that is smaller than int is packed. */
  private enumSize(entry: Entry): string {
    const size = this.dwarf.number(entry, ATTRIBUTES.byte_size);
    return size !== null && size < INT_BYTES ? ' __attribute__((packed))' : '';
  }

  private aligned(entry: Entry): string {
    const alignment = this.dwarf.number(entry, ATTRIBUTES.alignment);
    return alignment === null ? '' : ` __attribute__((aligned(${alignment})))`;
  }

  private children(entry: Entry, tag: number): Entry[] {
    const { dwarf } = this;
    const found: Entry[] = [];
    for (let child = dwarf.child(entry); child; child = dwarf.sibling(child))
      if (dwarf.tag(child) === tag) found.push(child);
    return found;
  }
}

/** Two words, the second of which may be empty. */
const joined = (word: string, rest: string): string => (rest === '' ? word : `${word} ${rest}`);
