// SPDX-License-Identifier: GPL-2.0-or-later
import { Progress, type Step } from '../../src/progress';

test('all who listen are told each step, in order; before that nobody is', () => {
  const progress = new Progress();
  progress.tell({ what: 'units', done: 0, total: 2 });
  const heard: Step[][] = [[], []];
  for (const steps of heard) progress.listen((step) => void steps.push(step));
  const steps = [1, 2].map((done) => ({ what: 'units', done, total: 2 }));
  for (const step of steps) progress.tell(step);
  expect(heard).toEqual([steps, steps]);
});
