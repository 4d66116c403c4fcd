// SPDX-License-Identifier: GPL-2.0-or-later
/** Random mutations: what is judged compatible, no compiled code can tell; what no compiled code can tell is no break. */
import { textOf } from './declarations';
import { recorded } from './recorded';
import {
  drawCases,
  isFalseAlarm,
  isFalselyCompatible,
  isTooMild,
  tryAll,
  type Outcome,
  type Tried,
} from './run';
import { removeKernels } from '../scan-of';

jest.setTimeout(60_000);
afterAll(removeKernels);

const { seed, answers } = recorded();
let outcome: Outcome;

beforeAll(async () => {
  outcome = await tryAll(drawCases(answers.length, seed), answers);
});

const shown = ({ base, next, verdict, kinds, differences }: Tried): unknown => ({
  base: textOf(base),
  next: textOf(next),
  verdict,
  kinds,
  differences: differences.map(({ what }) => what),
});

const faults = (isFault: (one: Tried) => boolean): unknown[] => outcome.tried.filter(isFault).map(shown);

test('most of them are C', () => expect(outcome.tried.length).toBeGreaterThan(0.95 * answers.length));

test('none is falsely judged compatible', () => expect(faults(isFalselyCompatible)).toEqual([]));

test('none is judged a break that no compiled code can tell', () => expect(faults(isFalseAlarm)).toEqual([]));

test('none is judged safe under a condition though something moved or is gone', () =>
  expect(faults(isTooMild)).toEqual([]));
