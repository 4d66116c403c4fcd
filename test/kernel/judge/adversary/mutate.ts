// SPDX-License-Identifier: GPL-2.0-or-later
/** One change of a side: something that modules notice, or a respelling that means nothing. */
import type { Draw } from '../mutations/draw';
import type { Side } from './model';
import { RECORD_STEPS } from './record-steps';
import { TYPE_STEPS } from './type-steps';
import type { Machine } from './words';

export interface Mutation {
  /** What was done. */
  kind: string;
  /** Whether code of an old module may differ from that of a new one and still be right: a promise was added. */
  isSoft: boolean;
}

const STEPS = { ...RECORD_STEPS, ...TYPE_STEPS };
const NAMES = Object.keys(STEPS);

/** Changes the side, once; tries another kind where it has nothing of the sort. */
export function mutate(side: Side, draw: Draw, machine: Machine): Mutation {
  for (;;) {
    const name = draw.one(NAMES);
    const before = JSON.stringify(side);
    const done = STEPS[name]!(side, draw, machine);
    if (done !== null && (name === 'nothing' || JSON.stringify(side) !== before)) {
      const isSoft = name === 'attribute of a function' || /^more aligned/.test(done) || done === 'no more';
      return { kind: done === '' ? name : `${name}: ${done}`, isSoft };
    }
    Object.assign(side, JSON.parse(before) as Side);
  }
}
