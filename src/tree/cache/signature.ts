import { createHash } from 'node:crypto';
import type { Listing } from './listing';

/**
 * A digest of all files that the commands of a build depend on: every file of the tree. Files in `tracked` are
 * compared by themselves, so only their presence counts here.
 */
export function signatureOf({ stamps }: Listing, tracked: ReadonlySet<string>): string {
  const lines = [...stamps].map(([path, stamp]) => (tracked.has(path) ? path : `${path} ${stamp}`));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
