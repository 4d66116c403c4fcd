// SPDX-License-Identifier: GPL-2.0-or-later
import { GENERATIONS } from '../../../grammars';
import { automatonOf } from '../../../src/genksyms/recover/automaton';
import { keptTables } from '../../../src/genksyms/recover/tables';

test.each(GENERATIONS.map((one) => [one.name, one] as const))(
  '%s: the automaton that the build kept is the one that the grammar gives',
  (_name, generation) => {
    expect(keptTables(generation)).toEqual(automatonOf(generation));
  },
);
