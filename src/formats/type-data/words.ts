// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName, type Keyword } from '../../record-name';
import { QUALIFYING, type BtfKind, type BtfMember, type BtfType, type TypeList } from '../btf';
import type { Fit, Fitting } from './fitting';
import type { TypeNames } from './names';

type BtfRecord = Extract<BtfType, { kind: 'struct' | 'union' }>;

/** One declaration as type data tell it. */
export interface Worded {
  /** A line of a symtypes file, without the name it begins with. */
  record: string;
  /** Numbers of the types with a name that it refers to. */
  refersTo: readonly number[];
}

/** Types in types, and words of one declaration. Type data may refer in circles. */
const DEEPEST = 100;
const MOST_WORDS = 1 << 17;
const LARGEST_SIGNED = 2n ** 63n - 1n;
const QUALIFIERS: ReadonlySet<BtfKind> = new Set(['const', 'volatile', 'restrict']);
/** Bytes of an enumeration that needs no attribute. */
const INT_BYTES = 4;
/** What a symtypes file has of a type that is only declared. */
const NOT_DEFINED = '{ UNKNOWN }';
/** Where no declaration of C gives the places that the type data have; nothing reads this as C. */
const UNPLACED = '{ @ places that no declaration of C has @ }';

/** Writes types as declarations in the words of a symtypes file: references are marked, words have one space between them. */
export class Words {
  private readonly marked = new Map<number, string>();
  private refersTo: number[] = [];
  private count = 0;

  constructor(
    private readonly btf: TypeList,
    private readonly names: TypeNames,
    private readonly fitting: Fitting,
  ) {}

  /** A struct, union, enum, typedef or forward declaration that has a name. */
  definition(type: number): Worded {
    this.begin();
    const found = this.btf.typeOf(type);
    const name = this.names.of(type);
    switch (found.kind) {
      case 'struct':
      case 'union':
        return this.end(`${found.kind} ${name} ${this.body(type, found, 0)}`);
      case 'enum':
        return this.end(`enum ${name} ${found.values.length > 0 ? this.enumerators(found) : NOT_DEFINED}`);
      case 'typedef': {
        const attribute = aligned(this.fitting.ofTypedef(type, found.type));
        return this.end(`typedef ${this.declared(found.type, name, 0)}${attribute}`);
      }
      default:
        return this.end(`${this.keyword(type)} ${name} ${NOT_DEFINED}`);
    }
  }

  /** An exported function or variable. */
  export(type: number, name: string): Worded {
    this.begin();
    const found = this.btf.typeOf(type) as Extract<BtfType, { kind: 'func' | 'var' }>;
    return this.end(this.declared(found.type, name, 0));
  }

  private begin(): void {
    this.refersTo = [];
    this.count = 0;
  }

  private end(record: string): Worded {
    const isCut = this.count > MOST_WORDS;
    return {
      record: isCut ? `${record.slice(0, 1000)} @ cut off @` : record,
      refersTo: [...new Set(this.refersTo)],
    };
  }

  /** A type around what it declares, which may be empty: `int ( * pour ) ( void )`. */
  private declared(type: number, inner: string, depth: number): string {
    if (++this.count > MOST_WORDS || depth > DEEPEST) return joined('@', inner);
    if (type === 0) return joined('void', inner);
    const found = this.btf.typeOf(type);
    switch (found.kind) {
      case 'ptr':
        return this.declared(found.type, joined('*', inner), depth + 1);
      case 'const':
      case 'volatile':
      case 'restrict':
        return this.qualified(type, inner, depth);
      case 'type-tag':
      case 'decl-tag':
      case 'var':
      case 'func':
        return this.declared(found.type, inner, depth + 1);
      case 'array':
        return this.declared(found.type, joined(grouped(inner), `[ ${found.length} ]`), depth + 1);
      case 'proto': {
        const parameters = this.parameters(found.parameters, depth);
        return this.declared(found.returns, joined(grouped(inner), `( ${parameters} )`), depth + 1);
      }
      case 'struct':
      case 'union':
        if (found.name === '') return joined(`${found.kind} ${this.body(type, found, depth)}`, inner);
        return joined(this.reference(type), inner);
      case 'enum':
        if (found.name === '') return joined(`enum ${this.enumerators(found)}`, inner);
        return joined(this.reference(type), inner);
      case 'fwd':
      case 'typedef':
        return joined(this.reference(type), inner);
      default:
        return joined(found.name, inner);
    }
  }

  /** Qualifiers in one order, since compilers write them in any. Those of an array are its elements', which GCC tells twice. */
  private qualified(type: number, inner: string, depth: number): string {
    const { btf } = this;
    const found = new Set<string>();
    let [target, steps] = [type, 0];
    for (; target !== 0 && QUALIFIERS.has(btf.kindOf(target)) && steps < DEEPEST; steps++) {
      found.add(btf.kindOf(target));
      target = btf.targetOf(target);
    }
    const kind = target === 0 ? 'void' : btf.kindOf(target);
    if (kind === 'array') for (const one of this.elementQualifiers(target)) found.delete(one);
    const words = [...found].sort().join(' ');
    if (kind === 'ptr') return this.declared(target, joined(words, inner), depth + steps);
    return joined(words, this.declared(target, inner, depth + steps)).trimStart();
  }

  private elementQualifiers(array: number): string[] {
    const found: string[] = [];
    for (let [type, steps] = [array, 0]; type !== 0 && steps < DEEPEST; steps++) {
      const kind = this.btf.kindOf(type);
      if (QUALIFIERS.has(kind)) found.push(kind);
      else if (kind !== 'array') break;
      type = this.btf.targetOf(type);
    }
    return found;
  }

  private reference(type: number): string {
    this.refersTo.push(type);
    return this.markedName(type);
  }

  /** `s#pot` for `struct pot`. */
  markedName(type: number): string {
    let name = this.marked.get(type);
    if (name === undefined) {
      name = RecordName.of(this.keyword(type), this.names.of(type)).spelling;
      this.marked.set(type, name);
    }
    return name;
  }

  private keyword(type: number): Keyword {
    const kind = this.btf.kindOf(type);
    if (kind === 'fwd') return this.btf.isUnion(type) ? 'union' : 'struct';
    return (kind === 'enum64' ? 'enum' : kind) as Keyword;
  }

  private parameters(parameters: readonly { name: string; type: number }[], depth: number): string {
    if (parameters.length === 0) return 'void';
    return parameters
      .map(({ name, type }, index) =>
        type === 0 && name === '' && index === parameters.length - 1
          ? '...'
          : this.declared(type, '', depth + 1),
      )
      .join(' , ');
  }

  private body(type: number, record: BtfRecord, depth: number): string {
    const fit = this.fitting.of(type);
    if (!fit || record.members.some((member) => this.isNothing(member))) return UNPLACED;
    const members = record.members.map((member, index) => this.member(member, fit, index, depth));
    const attributes = `${fit.isPacked ? ' __attribute__ ( ( packed ) )' : ''}${aligned(fit.aligned)}`;
    const all = `${members.join('')}${padding(fit.endPadding, record.size * 8 - fit.endPadding)}`;
    return `{ ${all}}${attributes}`;
  }

  private member(
    { name, type, bitOffset, bitSize }: BtfMember,
    fit: Fit,
    index: number,
    depth: number,
  ): string {
    const { padding: before, aligned: to } = fit.members[index]!;
    const width = bitSize > 0 ? ` : ${bitSize}` : '';
    // -fms-extensions: a struct with a name, whose members are those of the struct around it.
    const found = name === '' && type !== 0 ? this.btf.typeOf(type) : null;
    const isMerged = (found?.kind === 'struct' || found?.kind === 'union') && found.name !== '';
    const declared = isMerged
      ? `${found.kind} ${this.body(type, found, depth + 1)}`
      : this.declared(type, name, depth + 1);
    return `${padding(before, bitOffset - before)}${declared}${width}${aligned(to)} ; `;
  }

  /** Whether a member has no name and no members of its own: C has no such thing. */
  private isNothing({ name, type, bitSize }: BtfMember): boolean {
    if (name !== '' || bitSize > 0) return false;
    let [target, steps] = [type, 0];
    for (; target !== 0 && QUALIFYING.has(this.btf.kindOf(target)) && steps < DEEPEST; steps++)
      target = this.btf.targetOf(target);
    const kind = target === 0 ? 'void' : this.btf.kindOf(target);
    return kind !== 'struct' && kind !== 'union';
  }

  private enumerators({ size, values }: Extract<BtfType, { kind: 'enum' }>): string {
    this.count += values.length;
    const all = values.map(({ name, value }) => `${name} = ${inC(value)}`).join(' , ');
    return `{ ${all} }${size < INT_BYTES ? ' __attribute__ ( ( packed ) )' : ''}`;
  }
}

/** A number as C has it, in whose words one without a suffix is no larger than a number with a sign, and none is the least. */
function inC(value: bigint): string {
  if (value > LARGEST_SIGNED) return `${value}ULL`;
  return value < -LARGEST_SIGNED ? `( ${value + 1n} - 1 )` : `${value}`;
}

/** Bits without a name, which never go over the end of a byte. */
function padding(bits: number, from: number): string {
  let words = '';
  const first = Math.min(bits, (8 - (from % 8)) % 8);
  if (first > 0) words += `unsigned char : ${first} ; `;
  for (let left = bits - first; left > 0; left -= 8) words += `unsigned char : ${Math.min(8, left)} ; `;
  return words;
}

const aligned = (bytes: number): string => (bytes > 0 ? ` __attribute__ ( ( aligned ( ${bytes} ) ) )` : '');

const joined = (before: string, inner: string): string =>
  inner === '' ? before : `${before} ${inner}`.trimStart();

/** What an array or function is declared of: a pointer in parentheses. */
const grouped = (inner: string): string =>
  /^(?:\*|const|volatile|restrict)/.test(inner) ? `( ${inner} )` : inner;
