import type { Btf } from '../btf';
import type { Evidence } from './result';

/** What the type data of one module tell of its types. */
export interface Knowledge {
  /** How it is known whether the module's code can look into a struct or union. */
  ofStruct(name: string): Evidence;
  /** Whether an enum, or a typedef, is among its own. */
  hasEnum(name: string): boolean;
  hasTypedef(name: string): boolean;
}

/**
 * What a module's BTF proves. GCC writes into type data each type that code or a variable uses, defined if the unit
 * defines it; `pahole` then takes out of a module's all that are like those of vmlinux. So:
 *
 * - a definition among the module's own is one that a unit of it saw;
 * - of a type that vmlinux defines nothing can be said, found or not: one that units only know by name is taken for
 *   vmlinux's as well, and what only function bodies use is referred to by nothing;
 * - a type that vmlinux does not define, and the module's own do not either, no unit of it has looked into.
 *
 * A size or an offset that is taken as a mere number, without any variable of the type, leaves no trace.
 */
export class BtfKnowledge implements Knowledge {
  private readonly structs = new Set<string>();
  private readonly names = new Set<string>();
  private readonly enums = new Set<string>();
  private readonly typedefs = new Set<string>();

  /** @param base structs and unions that split BTF leaves out, those of vmlinux; null where that may be any */
  constructor(
    btf: Btf,
    private readonly base: ReadonlySet<string> | null,
  ) {
    for (let type = btf.first; type < btf.end; type++) {
      const kind = btf.kindOf(type);
      if (kind === 'struct' || kind === 'union') this.structs.add(btf.nameOf(type));
      else if (kind === 'fwd') this.names.add(btf.nameOf(type));
      else if (kind === 'enum' || kind === 'enum64') this.enums.add(btf.nameOf(type));
      else if (kind === 'typedef') this.typedefs.add(btf.nameOf(type));
    }
  }

  ofStruct(name: string): Evidence {
    if (this.structs.has(name)) return 'defined';
    if (this.base?.has(name)) return 'shared';
    if (this.names.has(name)) return 'name-only';
    return this.base ? 'absent' : 'shared';
  }

  hasEnum(name: string): boolean {
    return this.enums.has(name);
  }

  hasTypedef(name: string): boolean {
    return this.typedefs.has(name);
  }
}

/** The names of the structs and unions that BTF defines. */
export function structNames(btf: Btf): Set<string> {
  const names = new Set<string>();
  for (let type = btf.first; type < btf.end; type++) {
    const kind = btf.kindOf(type);
    if (kind === 'struct' || kind === 'union') names.add(btf.nameOf(type));
  }
  return names;
}
