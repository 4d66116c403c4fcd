import { createHash } from 'node:crypto';
import type { Listing } from './listing';

/**
 * What the commands of a build hang on: every file of the tree. Of those in `tracked`, which are looked after
 * by themselves, only that they are there.
 */
export function signatureOf({ stamps }: Listing, tracked: ReadonlySet<string>): string {
  const lines = [...stamps].map(([path, stamp]) => (tracked.has(path) ? path : `${path} ${stamp}`));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
