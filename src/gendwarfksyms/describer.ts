// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, Unreadable, type Dwarf, type Entry, type Unit } from '../formats/dwarf';
import { KABI, unionUse } from './kabi-members';
import type { KabiRules } from './kabi-rules';
import { Refused } from './refused';

/** Pieces that are no text. Entries are numbers from 1. */
export const PIECES = {
  /** A break, one blank: the dump's next line is indented by one more, by one less, or alike. */
  in: -1,
  out: -2,
  break: -3,
  /** The items of a list begin and end. */
  first: -4,
  last: -5,
  /** An item: all but the first have a comma before them. */
  item: -6,
} as const;

/** What is written for an entry: texts, other entries, `PIECES`, and some that depend on the way there. */
export type Piece = string | number | Named | Renaming | Late;

/** Where the name of a member or parameter stands; a type in between may have given it another. */
export interface Named {
  name: string | null;
}

/** A union that stands for a member of another name. */
export interface Renaming {
  renamed: string | null;
}

/** A text that may be refused, and is only when its turn comes. */
export interface Late {
  late(): string;
}

/** What is written for one entry. */
export interface Description {
  /** How others refer to it, `s#page`; null where they write it out. */
  reference: string | null;
  pieces: readonly Piece[];
}

/** Types that wrap one other, and the word for each. */
const WRAPPERS: Readonly<Record<number, string>> = {
  [TAGS.atomic_type]: 'atomic_type',
  [TAGS.const_type]: 'const_type',
  [TAGS.immutable_type]: 'immutable_type',
  [TAGS.packed_type]: 'packed_type',
  [TAGS.pointer_type]: 'pointer_type',
  [TAGS.reference_type]: 'reference_type',
  [TAGS.restrict_type]: 'restrict_type',
  [TAGS.rvalue_reference_type]: 'rvalue_reference_type',
  [TAGS.shared_type]: 'shared_type',
  [TAGS.template_type_parameter]: 'template_type_parameter_type',
  [TAGS.typedef]: 'typedef_type',
  [TAGS.volatile_type]: 'volatile_type',
};

/** Types that are written out once an export. */
const STRUCTURES: Readonly<Record<number, string>> = {
  [TAGS.class_type]: 'class_type',
  [TAGS.structure_type]: 'structure_type',
  [TAGS.union_type]: 'union_type',
  [TAGS.enumeration_type]: 'enumeration_type',
};
export const isStructure = (tag: number): boolean => tag in STRUCTURES;

/** Letters of references. */
const LETTERS: Readonly<Record<number, string>> = {
  [TAGS.class_type]: 's',
  [TAGS.structure_type]: 's',
  [TAGS.union_type]: 'u',
  [TAGS.enumeration_type]: 'e',
  [TAGS.typedef]: 't',
};

/** Entries inside of a structure that are no members of it. */
const PASSED_OVER: ReadonlySet<number> = new Set([
  TAGS.class_type,
  TAGS.enumeration_type,
  TAGS.structure_type,
  TAGS.template_type_parameter,
  TAGS.union_type,
  TAGS.subprogram,
]);

const VOID = 'base_type void';
/** Characters; those of Rust have some thousand. */
const LONGEST_PREFIX = 1 << 16;

/** Says what is written for an entry by itself, without what it refers to. */
export class Describer {
  /** Types that are written empty because a .c file defines them. */
  readonly privates = new Set<string>();
  /** Private files by number. The kernel's program keeps them for the unit at hand, whosever type it is. */
  private readonly privateFiles = new Map<number | bigint, boolean>();
  private readonly prefixes = new Map<Entry, string | null>();
  private unit = 0;

  /**
   * @param rules null without `--stable`
   * @param isInline whether members, enumerators and bounds are written with their type: each belongs to one alone, and
   * what is written for it depends on nothing else, unless unions give members other names
   */
  constructor(
    private readonly dwarf: Dwarf,
    private readonly rules: KabiRules | null,
    private readonly isInline: boolean,
  ) {}

  /** A unit begins: what lies in later ones has no names yet. */
  begin(unit: Unit): void {
    this.unit = unit.index;
    this.privateFiles.clear();
  }

  /** An export itself: a function, a variable, or the pointer through which one is known. */
  export(entry: Entry, kind: 'subprogram' | 'variable'): Description {
    const pieces: Piece[] =
      kind === 'variable' ? ['variable ', this.type(entry)] : this.function(entry, kind);
    return { reference: null, pieces };
  }

  /** @param isExpanded false for a structure that this export has written out already */
  entry(entry: Entry, isExpanded: boolean): Description {
    const { dwarf } = this;
    const tag = dwarf.tag(entry);
    if (tag === TAGS.union_type && this.rules) {
      const use = unionUse(dwarf, entry);
      if (use.kind === 'ignored') return { reference: null, pieces: [] };
      if (use.kind === 'reserved') return { reference: null, pieces: [{ renamed: use.renamed }, use.type] };
    }
    const letter = LETTERS[tag];
    const name = letter === undefined ? '' : this.nameOf(entry);
    const quote = name.includes(' ') ? "'" : '';
    const reference = name === '' ? null : `${letter}#${quote}${name}${quote}`;
    return { reference, pieces: this.piecesOf(entry, tag, isExpanded) };
  }

  private piecesOf(entry: Entry, tag: number, isExpanded: boolean): Piece[] {
    const wrapper = WRAPPERS[tag];
    if (wrapper !== undefined) return this.wrapper(entry, wrapper);
    const structure = STRUCTURES[tag];
    if (structure !== undefined) return this.structure(entry, structure, isExpanded);
    const { dwarf } = this;
    switch (tag) {
      case TAGS.enumerator:
        return this.enumerator(entry);
      case TAGS.formal_parameter:
        return this.item(entry, 'formal_parameter ');
      case TAGS.member:
        return this.item(entry, 'member ');
      case TAGS.subrange_type: {
        const count = dwarf.number(entry, ATTRIBUTES.count);
        if (count !== null) return [`[${count}]`];
        const bound = dwarf.number(entry, ATTRIBUTES.upper_bound);
        return [bound === null ? '[]' : `[${BigInt.asUintN(64, BigInt(bound) + 1n)}]`];
      }
      case TAGS.variant:
        return [
          PIECES.item,
          'variant {',
          PIECES.in,
          ...this.list(entry, TAGS.member),
          PIECES.out,
          '}',
          this.attribute(entry, 'discr_value'),
        ];
      case TAGS.variant_part:
        return [PIECES.item, 'variant_part {', PIECES.in, ...this.list(entry), PIECES.out, '}'];
      case TAGS.array_type:
        return [
          'array_type',
          ...this.list(entry, TAGS.subrange_type),
          ' {',
          PIECES.in,
          this.type(entry),
          PIECES.out,
          '}',
        ];
      case TAGS.base_type: {
        const name = this.nameOf(entry);
        const rest = this.attribute(entry, 'encoding') + this.attribute(entry, 'alignment');
        return this.sized(`base_type${name && ' '}${name}`, entry, name, rest);
      }
      case TAGS.subroutine_type:
        return this.function(entry, 'subroutine_type');
      case TAGS.unspecified_type:
        return ['unspecified_type'];
      default:
        throw new Refused('process_type', `unexpected type: ${tag.toString(16)}`);
    }
  }

  private wrapper(entry: Entry, word: string): Piece[] {
    const name = this.nameOf(entry);
    const end = this.sized('}', entry, name, this.attribute(entry, 'alignment'));
    return [`${word}${name && ' '}${name} {`, PIECES.in, this.type(entry), PIECES.out, ...end];
  }

  private structure(entry: Entry, word: string, isExpanded: boolean): Piece[] {
    const { dwarf } = this;
    const name = this.nameOf(entry);
    const begin = `${word}${name && ' '}${name} {`;
    if (!isExpanded || !this.isDefinition(entry, name)) return [begin, PIECES.in, PIECES.out, '}'];
    const isEnum = dwarf.tag(entry) === TAGS.enumeration_type;
    const list = isEnum ? this.list(entry, TAGS.enumerator) : this.members(entry);
    const end = this.sized('}', entry, name, this.attribute(entry, 'alignment'));
    return [begin, PIECES.in, ...list, PIECES.out, ...end];
  }

  private members(entry: Entry): Piece[] {
    const { dwarf } = this;
    const children: Entry[] = [];
    for (let child = dwarf.child(entry); child; child = dwarf.sibling(child)) {
      const tag = dwarf.tag(child);
      if (tag === TAGS.member) {
        if (!this.isIgnored(child)) children.push(child);
      } else if (tag === TAGS.variant_part) children.push(child);
      else if (!PASSED_OVER.has(tag))
        throw new Refused(
          '___process_structure_type',
          `unexpected structure_type child: ${tag.toString(16)}`,
        );
    }
    return this.listOf(children);
  }

  private isIgnored(member: Entry): boolean {
    const { dwarf } = this;
    if (!this.rules) return false;
    const type = dwarf.reference(member, ATTRIBUTES.type);
    if (!type) throw new Refused('is_kabi_ignored', 'member missing a type?');
    return dwarf.tag(type) === TAGS.union_type && unionUse(dwarf, type).kind === 'ignored';
  }

  private enumerator(entry: Entry): Piece[] {
    const { dwarf, rules } = this;
    const name = this.nameOf(entry);
    const owner = dwarf.parent(entry);
    const ownerName = rules ? this.nameOf(owner) : '';
    const target = ownerName && name && `${ownerName} ${name}`;
    if (rules && rules.find('enumerator_ignore', target) !== null) return [];
    const value = rules?.number('enumerator_value', target) ?? dwarf.number(entry, ATTRIBUTES.const_value);
    return [PIECES.item, `enumerator${name && ' '}${name}${value === null ? '' : ` = ${value}`}`];
  }

  /** A member or parameter. */
  private item(entry: Entry, word: string): Piece[] {
    const given = this.dwarf.text(entry, ATTRIBUTES.name);
    const name = this.rules && given?.startsWith(KABI) ? null : given;
    const rest =
      this.attribute(entry, 'accessibility') +
      this.attribute(entry, 'bit_size') +
      this.attribute(entry, 'data_bit_offset') +
      this.attribute(entry, 'data_member_location');
    const type = this.type(entry);
    if (this.isInline) return [PIECES.item, word, type, (name === null ? '' : ` ${name}`) + rest];
    return [PIECES.item, word, type, { name }, rest];
  }

  private function(entry: Entry, word: string): Piece[] {
    const parameters = this.list(entry, TAGS.formal_parameter);
    return [`${word} (`, PIECES.in, ...parameters, PIECES.out, ')', PIECES.break, '-> ', this.type(entry)];
  }

  /** The children of a kind, or all of them. */
  private list(entry: Entry, tag?: number): Piece[] {
    const { dwarf } = this;
    const children: Entry[] = [];
    for (let child = dwarf.child(entry); child; child = dwarf.sibling(child))
      if (tag === undefined || dwarf.tag(child) === tag) children.push(child);
    return this.listOf(children);
  }

  private listOf(children: readonly Entry[]): Piece[] {
    const { dwarf } = this;
    const isShared = (child: Entry): boolean => {
      const tag = dwarf.tag(child);
      return tag !== TAGS.member && tag !== TAGS.enumerator && tag !== TAGS.subrange_type;
    };
    if (!this.isInline || children.some(isShared)) return [PIECES.first, ...children, PIECES.last];
    const pieces: Piece[] = [];
    let isFirst = true;
    for (const child of children) {
      const [begin, ...rest] = this.piecesOf(child, dwarf.tag(child), true);
      if (begin !== PIECES.item) {
        // A bound, or an enumerator that is left out: it still stands between the breaks around it.
        pieces.push(begin ?? '', ...rest);
        continue;
      }
      if (!isFirst) pieces.push(' ,', PIECES.break);
      isFirst = false;
      pieces.push(...rest);
    }
    return pieces;
  }

  private type(entry: Entry): Piece {
    return this.dwarf.reference(entry, ATTRIBUTES.type) || VOID;
  }

  private attribute(entry: Entry, name: keyof typeof ATTRIBUTES): string {
    const value = this.dwarf.number(entry, ATTRIBUTES[name]);
    return value === null ? '' : ` ${name}(${value})`;
  }

  /** A text with the size of a type behind it, for which there may be a rule. */
  private sized(begin: string, entry: Entry, name: string, end: string): Piece[] {
    const size = this.dwarf.number(entry, ATTRIBUTES.byte_size);
    if (size === null) return [begin + end];
    const { rules } = this;
    if (!rules || rules.find('byte_size', name) === null) return [`${begin} byte_size(${size})${end}`];
    return [begin, { late: () => ` byte_size(${rules.number('byte_size', name)})` }, end];
  }

  /** Whether a type is written without what is in it. */
  isEmpty(entry: Entry): boolean {
    return !this.isDefinition(entry, this.nameOf(entry));
  }

  private isDefinition(entry: Entry, name: string): boolean {
    if (this.dwarf.flag(entry, ATTRIBUTES.declaration)) return false;
    if (this.rules && this.rules.find('declonly', name) !== null) return false;
    const isPrivate = this.isPrivate(entry);
    if (isPrivate && name !== '') this.privates.add(name);
    return !isPrivate;
  }

  /** Whether a type is defined in a .c file, which no other unit can see. */
  private isPrivate(entry: Entry): boolean {
    const { dwarf, privateFiles } = this;
    const file = dwarf.number(entry, ATTRIBUTES.decl_file);
    if (file === null) return false;
    let isPrivate = privateFiles.get(file);
    if (isPrivate === undefined) {
      const name = dwarf.fileName(dwarf.unitOf(entry), Number(file));
      if (name === null)
        throw new Refused('is_definition_private', `the unit has no file of the number ${file}`);
      isPrivate = name.endsWith('.c');
      privateFiles.set(file, isPrivate);
    }
    return isPrivate;
  }

  /** The qualified name; empty for none. */
  private nameOf(entry: Entry): string {
    const { dwarf } = this;
    if (dwarf.unitOf(entry).index > this.unit) return '';
    const name = dwarf.text(entry, ATTRIBUTES.name);
    if (name === null) return '';
    const prefix = this.prefixBelow(dwarf.parent(entry));
    if (prefix === null) return name;
    if (prefix.length > LONGEST_PREFIX) throw new Unreadable('has names without an end');
    return `${prefix}::${name}`;
  }

  /** What names below an entry begin with: only namespaces, classes and structures hand a name on. */
  private prefixBelow(entry: Entry): string | null {
    const { dwarf } = this;
    const tag = entry === 0 ? 0 : dwarf.tag(entry);
    if (tag !== TAGS.namespace && tag !== TAGS.class_type && tag !== TAGS.structure_type) return null;
    let prefix = this.prefixes.get(entry);
    if (prefix === undefined) {
      const name = dwarf.text(entry, ATTRIBUTES.name);
      const above = this.prefixBelow(dwarf.parent(entry));
      prefix = above === null ? name : `${above}::${name ?? '<anonymous>'}`;
      this.prefixes.set(entry, prefix);
    }
    return prefix;
  }
}
