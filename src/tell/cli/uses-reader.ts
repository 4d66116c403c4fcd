// SPDX-License-Identifier: GPL-2.0-or-later
import { unitUses } from '../../code/changes';
import { targetModel, type DataModel } from '../../c/layout';
import type { UnitUses } from '../../formats/object';
import { loadParser, readyParser } from '../../genksyms/parse';
import { Predefined, targetOf } from '../../tree/preprocess';
import type { UnitSight } from '../../tree/rebuild';

/** A target hangs on options alone, none of which names a file. */
const ANYWHERE = '/';

/**
 * Makes what reads from units' texts what their code uses.
 * @param release of the base
 * @param architecture of the base, as kbuild names it
 */
export async function usesReader(
  release: string,
  architecture: string,
): Promise<(unit: UnitSight) => UnitUses> {
  await loadParser();
  const parseC = readyParser()!;
  const predefined = new Predefined();
  const models = new Map<string, DataModel>();
  return ({ base, new: other, differing, command }) => {
    // Units of one folder have most options in common, and each target is asked for once.
    const options = command.filter((word) => /^-[mf]|^-std|^--?target/.test(word)).join(' ');
    let model = models.get(options);
    if (!model) {
      const target = targetOf({ command, directory: ANYWHERE }, predefined);
      model = targetModel({ release, architecture, target });
      models.set(options, model);
    }
    return unitUses({ base, new: other, model, differing }, parseC);
  };
}
