// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf } from './btf';
import { QUALIFYING } from './btf';
import type { BtfType } from './types';

/** Steps through arrays and typedefs of one type. BTF may refer in circles. */
const DEEPEST = 64;

/** Sizes of types in bytes. */
export class Sizes {
  readonly pointer: number;

  constructor(private readonly btf: Btf) {
    this.pointer = pointerSize(btf);
  }

  /** Null where a type has none: `void`, a function, one that is known by name only. */
  of(type: number): number | null {
    let count = 1;
    let at = type;
    for (let steps = 0; steps < DEEPEST && at !== 0; steps++) {
      const found = this.btf.typeOf(at);
      switch (found.kind) {
        case 'int':
        case 'float':
        case 'struct':
        case 'union':
        case 'enum':
        case 'datasec':
          return count * found.size;
        case 'ptr':
          return count * this.pointer;
        case 'array':
          count *= found.length;
          at = found.type;
          break;
        default:
          if (!QUALIFYING.has(found.kind) && found.kind !== 'var') return null;
          at = (found as Extract<BtfType, { type: number }>).type;
      }
    }
    return null;
  }
}

/** BTF does not tell the size of a pointer. A kernel's `long` is as wide. */
function pointerSize(btf: Btf): number {
  for (let type = 1; type < btf.end; type++) {
    if (btf.kindOf(type) !== 'int') continue;
    const found = btf.typeOf(type);
    if (found.kind === 'int' && /^(long unsigned int|unsigned long|long int|long)$/.test(found.name))
      return found.size;
  }
  return 8;
}
