// SPDX-License-Identifier: GPL-2.0-or-later
import { QUALIFYING, type TypeList } from '../btf';

/** The largest alignment that is taken for one: a page. */
const LARGEST = 4096;
const DEEPEST = 64;

/** What type data show of how far structs and unions can be aligned: by their sizes, and by where others embed them. */
export class LargestAlignments {
  private readonly found: Uint16Array;

  constructor(private readonly btf: TypeList) {
    this.found = new Uint16Array(btf.end - btf.first);
    const edges: { outer: number; inner: number; offset: number }[] = [];
    for (let type = btf.first; type < btf.end; type++) {
      const kind = btf.kindOf(type);
      if (kind !== 'struct' && kind !== 'union') continue;
      this.found[type - btf.first] = dividing(btf.sizeOf(type));
      btf.forEachMember(type, (of, bitOffset, bitSize) => {
        const inner = bitSize === 0 ? this.embedded(of) : 0;
        if (inner >= btf.first)
          edges.push({ outer: type - btf.first, inner: inner - btf.first, offset: bitOffset / 8 });
      });
    }
    // What is embedded at the beginning is aligned no further than what embeds it, and so on inwards.
    for (let round = 0, hasChanged = true; hasChanged && round < DEEPEST; round++) {
      hasChanged = false;
      for (const { outer, inner, offset } of edges) {
        const most = Math.min(this.found[outer]!, dividing(offset));
        if (this.found[inner]! <= most) continue;
        this.found[inner] = most;
        hasChanged = true;
      }
    }
  }

  /** In bytes. @param type a struct or union of its own */
  of(type: number): number {
    return Math.max(1, this.found[type - this.btf.first] ?? 1);
  }

  /** The struct or union that a type has inside; 0 for none. */
  private embedded(type: number): number {
    for (let depth = 0; depth < DEEPEST && type !== 0; depth++) {
      const kind = this.btf.kindOf(type);
      if (kind === 'struct' || kind === 'union') return type;
      if (kind !== 'array' && !QUALIFYING.has(kind)) return 0;
      type = this.btf.targetOf(type);
    }
    return 0;
  }
}

/** The largest power of two that divides a number, up to the largest alignment. */
export const dividing = (size: number): number =>
  size === 0 ? LARGEST : Math.min(LARGEST, size & -size) || 1;
