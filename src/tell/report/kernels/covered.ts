// SPDX-License-Identifier: GPL-2.0-or-later
import { NOT_COVERED } from '../not-covered';

/** What is known of a side, as far as it bears on what could be compared. */
interface Known {
  hasTypes: boolean;
  target: string | null;
}

interface Sides {
  base: Known;
  new: Known;
}

const CRCS_ONLY =
  'Only CRCs and the types, modules and namespaces of exports were compared. An equal CRC does not prove that compiled modules still work: types, and what the sides are compiled for, take scans of both.';

const NO_TARGET =
  'What a side is compiled for is not known, and another target gives equal declarations another meaning.';

/** Whether no more than rows of Module.symvers were compared. */
export function areCrcsAll({ base, new: next }: Sides): boolean {
  return !base.hasTypes || !next.hasTypes;
}

/** Whether it is not known of a side what it is compiled for. */
export function lacksTarget({ base, new: next }: Sides): boolean {
  return base.target === null || next.target === null;
}

/** The standing sentence of a comparison's reports: what its verdicts cover, and what they do not. */
export function notCoveredText(sides: Sides): string {
  if (areCrcsAll(sides)) return CRCS_ONLY;
  return lacksTarget(sides) ? `${NO_TARGET} ${NOT_COVERED}` : NOT_COVERED;
}
