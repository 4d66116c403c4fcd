import type { Kernel } from '../../formats/corpus';
import { targetModel, type DataModel } from '../../c/layout';
import { ModversionsError } from '../../problem';

/** The data model of a kernel; null where it is not known. */
export function modelFor({ release, architecture, target }: Kernel): DataModel | null {
  if (release === null || architecture === null) return null;
  try {
    return targetModel({ release, architecture, target });
  } catch (error) {
    if (error instanceof ModversionsError) return null;
    throw error;
  }
}
