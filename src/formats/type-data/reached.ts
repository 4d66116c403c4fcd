// SPDX-License-Identifier: GPL-2.0-or-later
import type { TypeList } from '../btf';

/** The own types that some lead to, each once: all that the first leads to before what the second does. */
export function reachedFrom(btf: TypeList, roots: readonly number[]): Set<number> {
  const met = new Set<number>();
  for (const root of roots) {
    const open = [root];
    for (let type = open.pop(); type !== undefined; type = open.pop()) {
      if (type < btf.first || met.has(type)) continue;
      met.add(type);
      open.push(...referredTo(btf, type).reverse());
    }
  }
  return met;
}

function referredTo(btf: TypeList, type: number): number[] {
  const kind = btf.kindOf(type);
  const found: number[] = [];
  switch (kind) {
    case 'struct':
    case 'union':
      btf.forEachMember(type, (of) => found.push(of));
      return found;
    case 'proto': {
      const { returns, parameters } = btf.typeOf(type) as Extract<
        ReturnType<TypeList['typeOf']>,
        { kind: 'proto' }
      >;
      return [returns, ...parameters.map((one) => one.type)];
    }
    case 'int':
    case 'float':
    case 'enum':
    case 'enum64':
    case 'fwd':
    case 'datasec':
      return found;
    default:
      return [btf.targetOf(type)];
  }
}
