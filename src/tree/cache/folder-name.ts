// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';

/** The name of a folder below the cache's root. @param identity whatever tells what it keeps from all else there */
export const folderName = (identity: string): string =>
  createHash('sha256').update(identity).digest('hex').slice(0, 32);
