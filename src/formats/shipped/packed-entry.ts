// SPDX-License-Identifier: GPL-2.0-or-later
/** A member of an archive, whatever its form. It is read before the next one is asked for, or passed over. */
export interface PackedEntry {
  name: string;
  /** A regular file; links and all else are passed over. */
  isFile: boolean;
  content: () => Promise<Buffer>;
}

/** What helps where a package or archive is damaged. */
export const REMEDY = 'fetch or make the package again';
