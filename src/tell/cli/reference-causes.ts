// SPDX-License-Identifier: GPL-2.0-or-later
import { exportsByCause, type ByCause } from '../../kernel/reference';
import { ModversionsError } from '../../problem';
import { inUtf8 } from '../../text';
import { readSavedFile } from './saved-file';

/** What `--cause` and `--comparison` choose. */
export interface CausesOfReference extends ByCause {
  /** The comparison's file. */
  file: string;
}

/** @throws ModversionsError where one of the two options is missing, or the comparison has no such cause */
export async function causesOfReference(
  causes: readonly string[],
  comparison: string | undefined,
): Promise<CausesOfReference | undefined> {
  if (causes.length === 0 && comparison === undefined) return undefined;
  if (comparison === undefined)
    throw new ModversionsError(
      '--cause: which exports a cause reaches is told by a comparison',
      'name that of the reference with the new kernel: --comparison FILE.json',
    );
  if (causes.length === 0)
    throw new ModversionsError(
      '--comparison: no cause is named',
      'choose with --cause NAME, or leave it out',
    );
  const found = exportsByCause(
    await readSavedFile(comparison),
    causes.map((one) => inUtf8(String(one))),
    comparison,
  );
  return { ...found, file: comparison };
}
