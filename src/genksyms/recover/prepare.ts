// SPDX-License-Identifier: GPL-2.0-or-later
import { writeFileSync } from 'node:fs';
import { GENERATIONS } from '../../../grammars';
import { automatonOf } from './automaton';
import { automatonFile, encodeTables } from './tables';

/** Makes the automata of all generations and writes them: a step of the build. */
if (require.main === module) {
  for (const generation of GENERATIONS)
    writeFileSync(automatonFile(generation), encodeTables(automatonOf(generation)));
}
