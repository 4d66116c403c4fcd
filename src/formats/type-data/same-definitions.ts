// SPDX-License-Identifier: GPL-2.0-or-later
import type { BtfKind, TypeList } from '../btf';

/** Kinds that a name stands for. */
const NAMED: ReadonlySet<BtfKind> = new Set(['struct', 'union', 'enum', 'enum64', 'typedef', 'fwd']);
/** Rounds until classes rest. Real kernels take a few. */
const MOST_ROUNDS = 32;
const DEEPEST = 64;
const MOST_PARTS = 1 << 16;

/**
 * Finds which definitions of one name are the same in all that they lead to. Type data hold such copies where deduplication
 * gave up, and how many differs from build to build.
 * @param repeated types with a name that several have, by that name
 * @returns for each of them the first that is the same
 */
export function sameDefinitions(
  btf: TypeList,
  repeated: ReadonlyMap<string, readonly number[]>,
): Map<number, number> {
  // All of a name are held to be the same until something tells them apart.
  let classes = new Map<number, number>();
  for (const types of repeated.values()) for (const type of types) classes.set(type, types[0]!);
  const reader = new DefinitionReader(btf);
  const definitions = new Map([...classes.keys()].map((type) => [type, reader.of(type)]));
  for (let round = 0, count = repeated.size; round < MOST_ROUNDS; round++) {
    const next = new Map<number, number>();
    for (const types of repeated.values()) {
      const firsts = new Map<string, number>();
      for (const type of types) {
        const { text, names } = definitions.get(type)!;
        const key = `${classes.get(type)} ${names.map((name) => classes.get(name) ?? name).join(' ')} ${text}`;
        const first = firsts.get(key) ?? type;
        firsts.set(key, first);
        next.set(type, first);
      }
    }
    classes = next;
    const found = new Set(classes.values()).size;
    if (found === count) return classes;
    count = found;
  }
  return new Map([...classes.keys()].map((type) => [type, type]));
}

interface Definition {
  /** What it says, but for what it refers to by name. */
  text: string;
  /** The types that it refers to by name, in order. */
  names: number[];
}

/** What definitions say. Each is read once, however many rounds there are. */
class DefinitionReader {
  private count = 0;
  private names: number[] = [];

  constructor(private readonly btf: TypeList) {}

  of(type: number): Definition {
    this.count = 0;
    this.names = [];
    return { text: this.text(type, 0), names: this.names };
  }

  private text(type: number, depth: number): string {
    if (type < this.btf.first) return `#${type}`;
    const kind = this.btf.kindOf(type);
    const name = depth > 0 && NAMED.has(kind) ? this.btf.nameOf(type) : '';
    if (name !== '') {
      this.names.push(type);
      return '#';
    }
    if (++this.count > MOST_PARTS || depth > DEEPEST) return `#${type}`;
    const found = this.btf.typeOf(type);
    const inner = (one: number): string => this.text(one, depth + 1);
    switch (found.kind) {
      case 'struct':
      case 'union': {
        const members = found.members.map(
          (one) => `${one.name} ${one.bitOffset} ${one.bitSize} ${inner(one.type)}`,
        );
        return `${found.kind} ${found.size} { ${members.join(' ; ')} }`;
      }
      case 'array':
        return `[ ${found.length} ] ${inner(found.type)}`;
      case 'proto': {
        const parameters = found.parameters.map((one) => inner(one.type));
        return `( ${parameters.join(' , ')} ) ${inner(found.returns)}`;
      }
      case 'ptr':
      case 'const':
      case 'volatile':
      case 'restrict':
      case 'typedef':
      case 'type-tag':
        return `${found.kind} ${this.btf.nameOf(type)} ${inner(found.type)}`;
      case 'enum': {
        const values = found.values.map((one) => `${one.name} = ${one.value}`);
        return `enum ${found.size} { ${values.join(' , ')} }`;
      }
      case 'int':
      case 'float':
        return `${found.name} ${found.size}`;
      default:
        return `#${type}`;
    }
  }
}
