// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it that are missing.
 * @throws what the system says; Node says of a read-only place that it is not there
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') mkdirSync(highestMissing(folder));
    throw error;
  }
}

function highestMissing(folder: string): string {
  const above = dirname(folder);
  return above === folder || existsSync(above) ? folder : highestMissing(above);
}
