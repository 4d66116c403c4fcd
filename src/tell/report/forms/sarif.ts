// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import type { ArtifactLocation, Log, Result } from 'sarif';
import type { Verdict } from '../../../kernel/judge';

/** How loud a result is, by verdict. */
export const LEVELS: Readonly<Record<Verdict, Result.level>> = {
  break: 'error',
  unknown: 'warning',
  conditional: 'warning',
  compatible: 'note',
};

/** A log as a file. */
export const sarifText = (log: Log): string => `${JSON.stringify(log, null, 1)}\n`;

/** A rule's id as a name: `MemberMoved` for `member-moved`. */
export const ruleName = (id: string): string =>
  id.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** A file by its path. @param base what a path that does not begin at the root goes on from */
export const artifactOf = (file: string, base: string): ArtifactLocation =>
  file.startsWith('/') ? { uri: `file://${uriOf(file)}` } : { uri: uriOf(file), uriBaseId: base };

const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

/** What makes a result the same one in another run, from what it is, not where it stands or whom it reaches. */
export function fingerprint(...parts: readonly (string | boolean)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
