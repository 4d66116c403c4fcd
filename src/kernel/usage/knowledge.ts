// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf } from '../../formats/btf';
import type { DwarfNames } from '../../formats/dwarf';
import type { Evidence } from './result';

/**
 * What the type data of one module have by name. GCC writes into them each type that code or a variable uses: as a
 * definition if the unit has seen one. A size or an offset that is taken as a mere number, without any variable of the
 * type, leaves no trace.
 */
export type TypeNames = DwarfNames;

/** What BTF itself has, without its base. */
export function btfNames(btf: Btf): TypeNames {
  const names: TypeNames = {
    structs: new Set(),
    declared: new Set(),
    enums: new Set(),
    typedefs: new Set(),
    functions: new Set(),
  };
  for (let type = btf.first; type < btf.end; type++) {
    switch (btf.kindOf(type)) {
      case 'struct':
      case 'union':
        names.structs.add(btf.nameOf(type));
        break;
      case 'fwd':
        names.declared.add(btf.nameOf(type));
        break;
      case 'enum':
      case 'enum64':
        names.enums.add(btf.nameOf(type));
        break;
      case 'typedef':
        names.typedefs.add(btf.nameOf(type));
        break;
      case 'func':
        names.functions.add(btf.nameOf(type));
        break;
      default:
        break;
    }
  }
  return names;
}

/** What type data prove of a module. */
export interface Knowledge {
  names: TypeNames;
  /**
   * Structs and unions of a base that names leave out, null where that may be any. `pahole` takes out of a module's BTF
   * all that is like vmlinux's, found or not: a type that units only know by name is taken for vmlinux's as well, and
   * what only function bodies use is referred to by nothing. So of those nothing can be said.
   */
  shared: ReadonlySet<string> | null;
  /** Whether all code of the module has type data: a part that was assembled, or linked in as it is, has none. */
  isWhole: boolean;
}

/** How it is known whether a module's code can look into a struct or union. */
export function evidenceOfStruct(name: string, { names, shared, isWhole }: Knowledge): Evidence {
  if (names.structs.has(name)) return 'defined';
  if (!shared || shared.has(name)) return 'shared';
  if (!isWhole) return 'partial';
  return names.declared.has(name) ? 'name-only' : 'absent';
}
