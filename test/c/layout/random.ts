// SPDX-License-Identifier: GPL-2.0-or-later
import type { Machine } from '../../../src/c/layout';
import { Seeded } from './seeded';

/** A declaration of a made-up unit. */
export interface MadeDeclaration {
  text: string;
  /** The `#pragma pack` it stands under; 0 for none. */
  pack: number;
}

/** A place in a type that can be asked for, by the names that lead there. */
export interface MadeMember {
  path: string;
  kind: 'plain' | 'bits' | 'flexible';
}

/** A type of a made-up unit. */
export interface MadeType {
  /** As C spells it: `struct s7`, `t9`. */
  name: string;
  members: MadeMember[];
}

export interface MadeUnit {
  declarations: MadeDeclaration[];
  types: MadeType[];
}

/** A type that members are made of. */
interface Usable {
  spelling: string;
  /** Widest bit-field of it; 0 for none. */
  bits: number;
  /** Whether GCC takes arrays of it: not where it is aligned beyond its size. */
  inArrays: boolean;
  isRecord: boolean;
  isBuiltIn: boolean;
}

const NARROW = new Set<Machine>(['i386', 'arm', 'riscv32']);
const ALIGNMENTS = [1, 2, 4, 8, 16, 32];

/** Makes types at random: every way in which C and GNU C can bear on a layout. */
class Maker {
  private readonly random: Seeded;
  private readonly declarations: MadeDeclaration[] = [];
  private readonly types: MadeType[] = [];
  private readonly usable: Usable[] = [];
  /** Members of earlier types, as `struct s1, m2`. */
  private readonly known: { type: string; path: string }[] = [];
  private readonly enumerators: string[] = [];
  private pack = 0;
  private names = 0;

  constructor(
    seed: number,
    private readonly machine: Machine,
  ) {
    this.random = new Seeded(seed);
    const is64 = !NARROW.has(machine);
    const word = is64 ? 64 : 32;
    const signs: [string, number][] = [
      ['char', 8],
      ['short', 16],
      ['int', 32],
      ['long', word],
      ['long long', 64],
    ];
    if (is64) signs.push(['__int128', 128]);
    for (const [name, bits] of signs) {
      for (const sign of ['', 'signed ', 'unsigned ']) this.add(sign + name, bits);
    }
    this.add('_Bool', 1);
    this.add('_Bool', 1);
    for (const name of ['float', 'double', 'long double', 'void *', 'char *', '_Complex double']) {
      this.add(name, 0);
    }
    this.add('unsigned', 32);
    this.add('long int unsigned long', 64);
    this.add('__builtin_va_list', 0);
  }

  private add(spelling: string, bits: number): void {
    this.usable.push({ spelling, bits, inArrays: true, isRecord: false, isBuiltIn: true });
  }

  make(count: number): MadeUnit {
    while (this.types.length < count) {
      this.pack = this.random.oneIn(5) ? this.random.pick([1, 2, 4, 8, 16]) : 0;
      const what = this.random.below(10);
      if (what === 0) this.enumeration();
      else if (what <= 2) this.typedef();
      else if (what === 3) this.typedefOfRecord();
      else this.record();
    }
    return { declarations: this.declarations, types: this.types };
  }

  private name(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  private declare(text: string): void {
    this.declarations.push({ text, pack: this.pack });
  }

  /** A constant expression of a small value that is not negative. */
  private count(below: number): string {
    const { random } = this;
    const plain = String(random.below(below));
    const any = random.pick(this.usable).spelling;
    switch (random.below(12)) {
      case 0:
        return `sizeof(${any}) % ${below}`;
      case 1:
        return `_Alignof(${any}) % ${below}u`;
      case 2:
        return this.enumerators.length > 0 ? `(${random.pick(this.enumerators)} & 0x7fff) % ${below}` : plain;
      case 3: {
        if (this.known.length === 0) return plain;
        const { type, path } = random.pick(this.known);
        return random.oneIn(2)
          ? `__builtin_offsetof(${type}, ${path}) % ${below}`
          : `sizeof(((${type} *)0)->${path}) % ${below}`;
      }
      case 4:
        return `(sizeof(long) > 4 ? ${random.below(below)} : ${random.below(below)})`;
      case 5:
        return `((1UL << ${random.below(30)}) - 1) % ${below}`;
      case 6:
        return `'${random.pick(['a', 'Z', '\\n', '\\x41', '\\101'])}' % ${below}`;
      case 7:
        return `(((${random.below(99)} + ${random.below(99)}) * 3) >> 1) % ${below}`;
      default:
        return plain;
    }
  }

  private aligned(): string {
    const { random } = this;
    if (random.oneIn(12)) return random.pick(['aligned', '__aligned__']);
    if (random.oneIn(6)) return `aligned(sizeof(${random.pick(['int', 'long', 'long long', 'short'])}))`;
    return `${random.pick(['aligned', '__aligned__'])}(${random.pick(ALIGNMENTS)})`;
  }

  private attribute(...names: string[]): string {
    return `${this.random.pick(['__attribute__', '__attribute'])}((${names.join(', ')}))`;
  }

  /** Attributes of a whole struct, union or enum, or nothing. */
  private ofType(): string {
    const { random } = this;
    const said: string[] = [];
    if (random.oneIn(4)) said.push(random.pick(['packed', '__packed__']));
    if (random.oneIn(4)) said.push(this.aligned());
    if (random.oneIn(12)) said.push(this.aligned());
    if (random.oneIn(12)) said.push('may_alias');
    return said.length > 0 ? this.attribute(...said) : '';
  }

  private enumeration(): void {
    const { random } = this;
    const name = this.name('e');
    const isPacked = random.oneIn(3);
    const range = random.below(5);
    const made: string[] = [];
    const values = Array.from({ length: 1 + random.below(4) }, () => {
      const enumerator = this.name('E');
      made.push(enumerator);
      switch (range) {
        case 0:
          return enumerator;
        case 1:
          return `${enumerator} = ${random.below(300)}`;
        case 2:
          return `${enumerator} = -${random.below(40000)}`;
        case 3:
          return `${enumerator} = ${random.pick(['1 << 7', '0x7fffffff', '255', '0x80000000', '65535'])}`;
        default:
          return `${enumerator} = ${random.pick(['1ULL << 40', '-1LL << 35', '~0u', '0x100000000'])}`;
      }
    });
    const said = [...(isPacked ? ['packed'] : []), ...(random.oneIn(4) ? [this.aligned()] : [])];
    const attribute = said.length > 0 ? this.attribute(...said) : '';
    const spelling = `enum ${name}`;
    const text = random.oneIn(2)
      ? `enum ${name} { ${values.join(', ')} } ${attribute};`
      : `enum ${attribute} ${name} { ${values.join(', ')}, };`;
    this.declare(text);
    this.types.push({ name: spelling, members: [] });
    this.usable.push({
      spelling,
      bits: isPacked ? 8 : 32,
      inArrays: true,
      isRecord: false,
      isBuiltIn: false,
    });
    this.enumerators.push(...made);
  }

  private typedef(): void {
    const { random } = this;
    const name = this.name('t');
    const of = random.pick(this.usable);
    const { spelling } = of;
    let made: Usable = { ...of, spelling: name };
    switch (random.below(9)) {
      case 0:
        this.declare(`typedef ${spelling} ${name} ${this.attribute(this.aligned())};`);
        made.inArrays = false;
        break;
      case 1:
        this.declare(`typedef ${this.attribute(this.aligned())} ${spelling} ${name};`);
        made.inArrays = false;
        break;
      case 2:
        if (!of.inArrays) return;
        this.declare(`typedef ${spelling} ${name}[${this.count(4)}];`);
        made = { ...made, bits: 0 };
        break;
      case 3:
        this.declare(`typedef ${spelling} *${name};`);
        made = { ...made, bits: 0, inArrays: true };
        break;
      case 4:
        this.declare(`typedef int (*${name})(${spelling}, int (*)[3]);`);
        made = { ...made, bits: 0, inArrays: true };
        break;
      case 5: {
        const modes: [string, number][] = [
          ['QI', 8],
          ['__HI__', 16],
          ['SI', 32],
          ['__DI__', 64],
          ['word', 32],
          ['__pointer__', 32],
          ['byte', 8],
        ];
        if (!NARROW.has(this.machine)) modes.push(['TI', 128]);
        const [mode, bits] = random.pick(modes);
        this.declare(
          `typedef ${random.pick(['int', 'unsigned int'])} ${name} ${this.attribute(`mode(${mode})`)};`,
        );
        made = { ...made, bits, inArrays: true };
        break;
      }
      case 6: {
        const element = random.pick(['char', 'int', 'unsigned short', 'float']);
        this.declare(
          `typedef ${element} ${name} ${this.attribute(`vector_size(${random.pick([16, 32])})`)};`,
        );
        made = { ...made, bits: 0, inArrays: true };
        break;
      }
      case 7:
        this.declare(`typedef ${random.pick(['typeof', '__typeof__'])}(${spelling}) ${name};`);
        break;
      default:
        this.declare(`typedef ${random.pick(['const ', 'volatile ', ''])}${spelling} ${name};`);
    }
    this.types.push({ name, members: [] });
    this.usable.push({ ...made, isRecord: false, isBuiltIn: false });
  }

  private typedefOfRecord(): void {
    const { random } = this;
    const name = this.name('t');
    const members: MadeMember[] = [];
    const tag = random.pick(['struct', 'struct', 'union']);
    const body = this.body(members, '', 1, false);
    const outer = random.oneIn(4);
    this.declare(
      `typedef ${tag} ${this.ofType()} { ${body} } ${this.ofType()} ${name} ${outer ? this.attribute(this.aligned()) : ''};`,
    );
    this.types.push({ name, members });
    this.usable.push({ spelling: name, bits: 0, inArrays: !outer, isRecord: true, isBuiltIn: false });
  }

  private record(): void {
    const { random } = this;
    const tag = random.pick(['struct', 'struct', 'struct', 'union']);
    const name = `${tag} ${this.name('s')}`;
    const members: MadeMember[] = [];
    const body = this.body(members, '', 2, tag === 'struct');
    const [before, behind] = random.oneIn(2) ? [this.ofType(), ''] : ['', this.ofType()];
    this.declare(`${name.replace(' ', ` ${before} `)} { ${body} } ${behind};`);
    this.types.push({ name, members });
    for (const { path, kind } of members) if (kind === 'plain') this.known.push({ type: name, path });
    const isOpen = members.some(({ kind }) => kind === 'flexible');
    if (!isOpen) {
      this.usable.push({ spelling: name, bits: 0, inArrays: true, isRecord: true, isBuiltIn: false });
    }
  }

  /** Members of a struct or union; what can be asked for is put into `members`, below `path`. */
  private body(members: MadeMember[], path: string, depth: number, mayBeOpen: boolean): string {
    const { random } = this;
    const lines: string[] = [];
    const count = random.oneIn(20) ? 0 : 1 + random.below(6);
    for (let i = 0; i < count; i++) lines.push(this.member(members, path, depth));
    if (mayBeOpen && count > 0 && members.length > 0 && path === '' && random.oneIn(8)) {
      const name = this.name('m');
      const type = random.pick(this.usable.filter(({ inArrays }) => inArrays)).spelling;
      if (/;$/.test(lines.join('')) && members[0]!.kind === 'plain') {
        lines.push(`${type} ${name}[];`);
        members.push({ path: name, kind: 'flexible' });
      }
    }
    return lines.join(' ');
  }

  private member(members: MadeMember[], path: string, depth: number): string {
    const { random } = this;
    const what = random.below(12);
    if (what <= 3) return this.bitField(members, path);
    if (what === 4 && depth > 0) {
      const tag = random.pick(['struct', 'union']);
      const body = this.body(members, path, depth - 1, false);
      const tagged = random.oneIn(2)
        ? `${tag} ${this.ofType()} { ${body} }`
        : `${tag} { ${body} } ${this.ofType()}`;
      return `${random.pick(['', '', 'const ', '__extension__ '])}${tagged};`;
    }
    if (what === 5 && depth > 0) {
      const tag = random.pick(['struct', 'union']);
      const name = this.name('m');
      const tagName = random.oneIn(3) ? this.name('n') : '';
      const body = this.body(members, `${path}${name}.`, depth - 1, false);
      members.push({ path: path + name, kind: 'plain' });
      return `${tag} ${this.ofType()} ${tagName} { ${body} } ${this.ofType()} ${name} ${this.ofMember()};`;
    }
    return this.plain(members, path);
  }

  private ofMember(): string {
    const { random } = this;
    const said: string[] = [];
    if (random.oneIn(6)) said.push('packed');
    if (random.oneIn(6)) said.push(this.aligned());
    if (random.oneIn(16)) said.push('deprecated');
    return said.length > 0 ? this.attribute(...said) : '';
  }

  private bitField(members: MadeMember[], path: string): string {
    const { random } = this;
    const type = random.pick(this.usable.filter(({ bits }) => bits > 0));
    const before = random.pick(['', '', '', 'const ', `${this.ofMember()} `]);
    const widest = type.bits;
    const parts = Array.from({ length: 1 + random.below(3) }, () => {
      if (random.oneIn(8)) return ` : ${random.below(widest + 1)}`;
      if (random.oneIn(10)) return ` : 0`;
      const name = this.name('b');
      members.push({ path: path + name, kind: 'bits' });
      const width = random.oneIn(5)
        ? String(widest)
        : random.oneIn(3)
          ? `1 + ${this.count(widest)}`
          : String(1 + random.below(widest));
      return `${name} : ${width} ${random.oneIn(3) ? this.ofMember() : ''}`;
    });
    return `${before}${type.spelling} ${parts.join(', ')};`;
  }

  private plain(members: MadeMember[], path: string): string {
    const { random } = this;
    const type = random.pick(this.usable);
    const made = (): string => {
      const name = this.name('m');
      members.push({ path: path + name, kind: 'plain' });
      return name;
    };
    const { spelling } = type;
    switch (random.below(12)) {
      case 0:
        if (!type.inArrays) break;
        return `${spelling} ${made()}[${this.count(5)}] ${this.ofMember()};`;
      case 1:
        if (!type.inArrays) break;
        return `${spelling} ${made()}[${this.count(3)}][1 + ${this.count(3)}];`;
      case 2:
        if (spelling.endsWith('*')) break;
        return `${spelling} ${made()}, *${made()}, ${made()} ${this.ofMember()};`;
      case 3:
        if (spelling.endsWith('*')) break;
        return `${this.ofMember()} ${spelling} ${made()}, ${made()};`;
      case 4:
        return `${spelling} ${this.ofMember()} ${made()};`;
      case 5:
        return `void (*${made()})(${spelling}); int (*${made()}[2])(void);`;
      case 6:
        return `${random.pick(['typeof', '__typeof__'])}(${spelling}) ${made()};`;
      case 7: {
        if (this.known.length === 0) break;
        const known = random.pick(this.known);
        return `typeof(((${known.type} *)0)->${known.path}) ${made()};`;
      }
      case 8:
        if (!type.isBuiltIn) break;
        return `_Alignas(${random.pick(['16', '32', '2 * 32', '1 << 4'])}) ${spelling} ${made()};`;
      case 9:
        return `_Alignas(${random.pick(['int', 'long', 'long long', 'void *', 'double'])}) ${random.pick(['char', '_Bool', 'short'])} ${made()};`;
      case 10:
        return `${spelling} * ${random.pick(['', 'const', 'volatile restrict'])} ${this.ofMember()} ${made()};`;
      case 11:
        return `${random.pick(['int', 'unsigned'])} ${made()} ${this.attribute(`mode(${random.pick(['QI', 'HI', 'DI'])})`)};`;
    }
    return `${spelling} ${made()} ${this.ofMember()};`;
  }
}

/** Types made at random, the same for a seed and a machine. */
export function madeUnit(seed: number, machine: Machine, count: number): MadeUnit {
  return new Maker(seed, machine).make(count);
}
