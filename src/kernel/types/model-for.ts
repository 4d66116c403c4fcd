// SPDX-License-Identifier: GPL-2.0-or-later
import { targetModel, type DataModel } from '../../c/layout';
import type { Kernel } from '../../formats/corpus';
import { ModversionsError } from '../../problem';

/** The data model of a kernel; null where it is not known. */
export function modelFor({ release, architecture, target }: Kernel): DataModel | null {
  if (architecture === null || (release === null && target === null)) return null;
  try {
    return targetModel({ release: release ?? '', architecture, target });
  } catch (error) {
    if (error instanceof ModversionsError) return null;
    throw error;
  }
}
