import { printType, Unknown } from '../../c/syntax';
import { RecordName } from '../../record-name';
import type { Sight } from './cause';
import type { Finding, MemberState, Proof, ShownLayout } from './judgement';
import { leavesOf, type Leaf } from './leaves';

/** The layouts of a struct or union in units of both sides, with what became of each member. */
export function proofOf(
  name: string,
  { base, new: next }: { base: Sight; new: Sight },
  findings: readonly Finding[],
): Proof {
  const [was, is] = [leaves(name, base), leaves(name, next)];
  const states = new Map<string, MemberState>();
  for (const { subject, kind } of findings) {
    const top = subject.split('.')[0]!;
    if (top !== '') states.set(top, kind === 'member-moved' ? 'moved' : 'changed');
  }
  const names = [was, is].map((side) => new Set(side?.leaves.map((leaf) => leaf.name)));
  const stateIn =
    (other: Set<string>, missing: MemberState) =>
    (leaf: Leaf): MemberState =>
      other.has(leaf.name) ? (states.get(leaf.name) ?? 'same') : missing;
  return {
    base: was && shown(was, stateIn(names[1]!, 'removed')),
    new: is && shown(is, stateIn(names[0]!, 'added')),
  };
}

interface Laid {
  size: number;
  align: number;
  leaves: Leaf[];
}

/** Null for what is no struct or union there, or cannot be laid out. */
function leaves(name: string, { types }: Sight): Laid | null {
  try {
    const { keyword, bare } = RecordName.parse(name);
    if (keyword === 'struct' || keyword === 'union') {
      const record = types.recordOf({ kind: 'tag', tag: keyword, name: bare });
      return { ...types.layoutOf(record), leaves: leavesOf(record, types) };
    }
    if (keyword !== 'typedef') return null;
    const core = types.core({ kind: 'typedef', name: bare });
    if (core.kind !== 'record' || core.name !== null) return null;
    return { ...types.layoutOf(core), leaves: leavesOf(core, types) };
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

function shown({ size, align, leaves: all }: Laid, stateOf: (leaf: Leaf) => MemberState): ShownLayout {
  return {
    size,
    align,
    members: all.map((leaf) => ({
      name: leaf.name,
      type: printType(leaf.member.type),
      offset: leaf.offset,
      size: leaf.size,
      isBitField: leaf.isBitField,
      depth: leaf.around === '' ? 0 : leaf.around.split('/').length,
      state: stateOf(leaf),
    })),
  };
}
