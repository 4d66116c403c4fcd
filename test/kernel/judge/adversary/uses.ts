// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * What a module can do with an export and with all that its type leads to, as C functions of a module that includes the
 * headers: each once as it stands in the module's source, for either side's headers.
 */
import { ALIGNMENTS, type Place, type Proof } from './evidence';
import type { EnumDecl, FunctionType, Pair, RecordDecl, Side, Type } from './model';
import { Printer } from './print';
import { coreOf, decayed, enumOf, flattened, recordOf } from './type-of';

/** One function of the module; both texts have `NAME` for its name. */
export interface Use {
  what: string;
  /** The export that it begins with. */
  exported: number;
  base: string;
  /** Null where the other side has nothing that would answer to it. */
  next: string | null;
  /** What may prove that code which differs does the same; any of them does. */
  proofs: readonly Proof[];
}

const MAX_DEPTH = 8;

/** All uses of one export. */
export function usesOf(base: Side, next: Side, exported: number): Use[] {
  const walk = new Walk(exported, new Printer(base), new Printer(next));
  walk.object();
  return walk.uses;
}

/** Walks the types of both sides at once: members and enumerators by their numbers, all else by its place. */
class Walk {
  readonly uses: Use[] = [];
  private readonly seen = new Set<string>();
  /** What may prove something of the exported variable, if it is one. */
  private known: readonly Proof[] = [];

  constructor(
    private readonly exported: number,
    private readonly base: Printer,
    private readonly next: Printer,
  ) {}

  private use(what: string, of: Pair<string | null>, proofs: readonly Proof[] = []): void {
    if (of.base === null) return;
    this.uses.push({ what, exported: this.exported, base: of.base, next: of.next, proofs });
  }

  private both<T>(make: (printer: Printer, side: 'base' | 'next') => T): Pair<T> {
    return { base: make(this.base, 'base'), next: make(this.next, 'next') };
  }

  object(): void {
    const [base, next] = [this.base.decl(this.exported), this.next.decl(this.exported)];
    if (base.is !== 'object' || next.is !== 'object') return;
    const names = { base: base.name, next: next.name };
    const types = { base: base.type, next: next.type };
    const kinds = this.both((printer, side) => coreOf(printer, types[side]));
    if (kinds.base.is === 'function') {
      this.calls(base.name, kinds.base, names);
      this.promises(kinds.base, names);
      if (kinds.next.is === 'function') this.signature({ base: kinds.base, next: kinds.next }, 1, false);
      return;
    }
    this.known = [{ by: 'alignment', object: names }];
    const use = (how: string, body: (name: string) => string): void =>
      this.use(
        how,
        this.both((_, side) => `void NAME(void) { ${body(names[side])} }`),
        this.known,
      );
    use('address', (name) => `P = (void *)&${name};`);
    use('kept', (name) => `long kept = (long)${name}; gap(); G = kept + (long)${name};`);
    // What is known of its address is a promise, whether or not other code shows it.
    for (const bytes of ALIGNMENTS)
      use(`aligned by ${bytes}`, (name) => `G = (long)&${name} & ${bytes - 1};`);
    use('filled', (name) => `__builtin_memset((void *)&${name}, 1, sizeof(${name}));`);
    this.access(
      base.name,
      types,
      this.both((_, side) => ['void', names[side]] as const),
      0,
    );
  }

  /** Calls with the arguments of the base, by a name or through a pointer. */
  private calls(what: string, type: FunctionType, callee: Pair<string>): void {
    const result = coreOf(this.base, type.result);
    const text = (printer: Printer, side: 'base' | 'next'): string | null => {
      try {
        const names = type.params.map((_, at) => `arg${at}`);
        const params = type.params.map((param, at) => printer.declare(decayed(param), names[at]!));
        const all = params.join(', ') || 'void';
        const more = type.rest === 'variadic' ? [...names, '1'] : names;
        const call = `${callee[side]}(${more.join(', ')})`;
        const isVoid = result.is === 'base' && result.name === 'void';
        const isRecord =
          result.is === 'unnamed' || (result.is === 'ref' && this.base.decl(result.to).is === 'record');
        const kept = isRecord
          ? `__auto_type kept = ${call}; __builtin_memcpy(P, &kept, sizeof(kept));`
          : `G = (long)${call};`;
        return `void NAME(${all}) { ${isVoid ? `${call};` : kept} H = 1; }`;
      } catch {
        return null;
      }
    };
    this.use(`call of ${what}`, this.both(text));
  }

  /** What attributes of a function let a compiler do. */
  private promises(type: FunctionType, names: Pair<string>): void {
    const text =
      (body: (call: string, first: string) => string) =>
      (printer: Printer, side: 'base' | 'next'): string | null => {
        try {
          const params = type.params.map((param, at) => printer.declare(decayed(param), `arg${at}`));
          // A record that is kept from one call to the next is copied with its padding, of which nobody promises anything.
          const args = type.params
            .map((param, at) =>
              recordOf(printer, coreOf(printer, param)) ? `(__typeof__(arg${at})){}` : `arg${at}`,
            )
            .join(', ');
          return `void NAME(${params.join(', ') || 'void'}) { ${body(`${names[side]}(${args})`, type.params.length > 0 ? 'arg0' : '0')} }`;
        } catch {
          return null;
        }
      };
    this.use('promise: merged', this.both(text((call) => `G = (long)${call} + (long)${call};`)));
    this.use('promise: kept', this.both(text((call) => `long kept = G; ${call}; H = kept + G;`)));
    this.use('promise: not null', this.both(text((call) => `H = ${call} == 0;`)));
    this.use('promise: argument', this.both(text((call, first) => `${call}; H = ${first} == 0;`)));
    this.use(
      'promise: fresh',
      this.both(text((call) => `int *kept = (int *)${call}; *(int *)Q = 1; *kept = 2; H = *(int *)Q;`)),
    );
    this.use(
      'promise: size',
      this.both(text((call) => `void *kept = (void *)${call}; H = __builtin_object_size(kept, 0);`)),
    );
    this.use('promise: aligned', this.both(text((call) => `H = (long)${call} & 63;`)));
  }

  /** What parameters and results are, by each side's own types, as in a function that the module gives. */
  private signature(types: Pair<FunctionType>, depth: number, isGiven = true): void {
    const text = (printer: Printer, side: 'base' | 'next'): string => {
      const { params, result, attrs, rest } = types[side];
      const declared = params.map((param, at) => printer.declare(decayed(param), `arg${at}`));
      const stores = params.map((_, at) => `__builtin_memcpy(P, &arg${at}, sizeof(arg${at}));`);
      const core = coreOf(printer, result);
      const isScalar =
        core.is === 'base'
          ? core.name !== 'void'
          : core.is !== 'unnamed' && !(core.is === 'ref' && printer.decl(core.to).is === 'record');
      const isVoid = core.is === 'base' && core.name === 'void';
      const back = isVoid
        ? ''
        : isScalar
          ? `return (${printer.declare(result, '').trim()})G;`
          : `return *(${printer.declare(result, '*').trim()})P;`;
      const list =
        rest === 'untold' ? '' : [...declared, ...(rest === 'variadic' ? ['...'] : [])].join(', ') || 'void';
      const attributes = attrs.filter((attr) => /abi|regparm|fastcall|stdcall|cdecl/.test(attr));
      const before = attributes.length === 0 ? '' : `__attribute__((${attributes.join(', ')})) `;
      return `${before}${printer.declare(result, `NAME(${list})`)} { ${stores.join(' ')} ${back} }`;
    };
    // A module gives functions that a pointer takes; what is exported is the kernel's.
    if (isGiven) this.use('given', this.both(text));
    const count = Math.min(types.base.params.length, types.next.params.length);
    for (let at = 0; at < count; at++) {
      const own = this.both((_, side) => decayed(types[side].params[at]!));
      this.access(
        `parameter ${at}`,
        own,
        this.both((printer, side) => [printer.declare(own[side], 'arg'), 'arg'] as const),
        depth,
      );
    }
    const results = this.both((_, side) => types[side].result);
    if (this.both((printer, side) => coreOf(printer, results[side])).base.is === 'pointer') {
      this.access(
        'result',
        results,
        this.both((printer, side) => [printer.declare(results[side], 'arg'), 'arg'] as const),
        depth,
      );
    }
  }

  /**
   * Reads and writes an object, and goes on to what it leads to.
   * @param at where the module has it
   * @param own what may prove something of its values
   */
  private access(
    what: string,
    types: Pair<Type>,
    at: Pair<Place>,
    depth: number,
    own: readonly Proof[] = [],
  ): void {
    const cores = this.both((printer, side) => coreOf(printer, types[side]));
    const known = at.base[0] === 'void' && at.next[0] === 'void' ? this.known : [];
    const use = (how: string, body: (text: string, side: 'base' | 'next') => string): void =>
      this.use(
        `${how} of ${what}`,
        this.both((_, side) => `void NAME(${at[side][0]}) { ${body(at[side][1], side)} }`),
        how === 'read' || how === 'write' ? [...own, ...known] : known,
      );
    const { base, next } = cores;
    if (base.is === 'pointer' && next.is === 'pointer') {
      use('read', (text) => `G = (long)${text};`);
      use('write', (text) => `${text} = (void *)G;`);
      use('alignment', (text) => `G = _Alignof(${text});`);
      this.pointee(what, { base: base.to, next: next.to }, at, depth);
      return;
    }
    const records = this.both((printer, side) => recordOf(printer, cores[side]));
    if (records.base && records.next) {
      use('size', (text) => `G = sizeof(${text});`);
      use('alignment', (text) => `G = _Alignof(${text});`);
      use('place', (text) => `P = (void *)&${text};`);
      this.record({ base: records.base, next: records.next }, at, depth);
      return;
    }
    if (base.is === 'array' && next.is === 'array') {
      if (base.bound.form !== 'none' && next.bound.form !== 'none')
        use('size', (text) => `G = sizeof(${text});`);
      use('place', (text) => `P = (void *)&${text};`);
      if (depth < MAX_DEPTH) {
        this.access(
          `${what}[]`,
          { base: base.of, next: next.of },
          this.both((_, side) => [at[side][0], `${at[side][1]}[1]`] as const),
          depth + 1,
        );
      }
      return;
    }
    use('read', (text) => `G = (long)${text};`);
    use('write', (text) => `${text} = G;`);
    use('copy', (text) => `__auto_type kept = ${text}; __builtin_memcpy(P, &kept, sizeof(kept));`);
    use('size', (text) => `G = sizeof(${text});`);
    use('alignment', (text) => `G = _Alignof(${text});`);
    const enums = this.both((printer, side) => enumOf(printer, cores[side]));
    if (enums.base && enums.next) this.enum({ base: enums.base, next: enums.next });
    else if (enums.base) this.enum({ base: enums.base, next: enums.base });
  }

  private pointee(what: string, types: Pair<Type>, at: Pair<Place>, depth: number): void {
    const cores = this.both((printer, side) => coreOf(printer, types[side]));
    if (cores.base.is === 'function' && cores.next.is === 'function') {
      if (depth >= MAX_DEPTH) return;
      this.callsThrough(what, cores.base, at);
      this.signature({ base: cores.base, next: cores.next }, depth + 1);
      return;
    }
    if ((cores.base.is === 'function') !== (cores.next.is === 'function')) {
      this.use(`other pointee of ${what}`, { base: 'void NAME(void) { G = 1; }', next: null });
    }
    const isVoid = (type: Type): boolean => type.is === 'base' && type.name === 'void';
    if (isVoid(cores.base) || isVoid(cores.next) || depth >= MAX_DEPTH) return;
    this.access(
      `*${what}`,
      types,
      this.both((_, side) => [at[side][0], `(*${at[side][1]})`] as const),
      depth + 1,
    );
  }

  private callsThrough(what: string, type: FunctionType, at: Pair<Place>): void {
    const text = (printer: Printer, side: 'base' | 'next'): string | null => {
      try {
        const params = type.params.map((param, index) => printer.declare(decayed(param), `arg${index}`));
        const args = [
          ...type.params.map((_, index) => `arg${index}`),
          ...(type.rest === 'variadic' ? ['1'] : []),
        ];
        const holder = at[side][0] === 'void' ? [] : [at[side][0].replace(/\barg\b/, 'self')];
        const callee = at[side][1].replace(/\barg\b/, 'self');
        const result = coreOf(this.base, type.result);
        const isVoid = result.is === 'base' && result.name === 'void';
        const call = `${callee}(${args.join(', ')})`;
        const isRecord = recordOf(this.base, result) !== null;
        const kept = isRecord
          ? `__auto_type kept = ${call}; __builtin_memcpy(P, &kept, sizeof(kept));`
          : `G = (long)${call};`;
        return `void NAME(${[...holder, ...params].join(', ') || 'void'}) { ${isVoid ? `${call};` : kept} H = 1; }`;
      } catch {
        return null;
      }
    };
    this.use(`call through ${what}`, this.both(text));
  }

  /** @param at where the record is; one with a tag is looked at once, behind a pointer */
  private record(records: Pair<RecordDecl>, at: Pair<Place>, depth: number): void {
    const { base, next } = records;
    const isNamed = base.name !== '' && next.name !== '';
    let places = at;
    if (isNamed) {
      const key = `${base.id}:${next.id}`;
      if (this.seen.has(key)) return;
      this.seen.add(key);
      places = this.both((_, side) => [`${records[side].tag} ${records[side].name} *arg`, '(*arg)'] as const);
      this.use(
        `size of ${base.name}`,
        this.both((_, side) => `void NAME(void) { G = sizeof(${records[side].tag} ${records[side].name}); }`),
      );
      this.use(
        `alignment of all ${base.name}`,
        this.both(
          (_, side) => `void NAME(void) { G = _Alignof(${records[side].tag} ${records[side].name}); }`,
        ),
      );
    }
    this.members(records, places, isNamed ? 0 : depth);
  }

  private members({ base, next }: Pair<RecordDecl>, at: Pair<Place>, depth: number): void {
    const others = flattened(next);
    const isSame = base.id === next.id;
    for (const [index, { member, path }] of flattened(base).entries()) {
      const other = isSame ? others.find((one) => one.member.id === member.id) : others[index];
      const what = `${base.name}.${path}`;
      if (!other) {
        this.use(`what is gone: ${what}`, {
          base: `void NAME(${at.base[0]}) { ${member.bits ? 'G = ' : 'P = (void *)&'}${at.base[1]}.${path}; }`,
          next: null,
        });
        continue;
      }
      const places = {
        base: [at.base[0], `${at.base[1]}.${path}`] as const,
        next: [at.next[0], `${at.next[1]}.${other.path}`] as const,
      };
      this.use(
        `offset of ${what}`,
        this.both((_, side) => `void NAME(${places[side][0]}) { P = (void *)&${places[side][1]}; }`),
        places.base[0] === 'void' ? this.known : [],
      );
      if (depth < MAX_DEPTH)
        this.access(what, { base: member.type, next: other.member.type }, places, depth + 1, [
          { by: 'patterns', holder: at, member: { base: path, next: other.path } },
        ]);
    }
  }

  private enum({ base, next }: Pair<EnumDecl>): void {
    const key = `e${base.id}:${next.id}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    for (const [at, item] of base.items.entries()) {
      const other = base.id === next.id ? next.items.find(({ id }) => id === item.id) : next.items[at];
      const value = (name: string): string => `void NAME(void) { G = ${name}; }`;
      this.use(`value of ${item.name}`, { base: value(item.name), next: other ? value(other.name) : null });
    }
  }
}
