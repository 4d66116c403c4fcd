import { signatureOf, type Listing, type Snapshot } from '../cache';
import type { Plan } from '../kbuild';
import type { MadeFiles } from './made-files';

/** Whether what the build said it would do is known from an earlier scan, and may be known to the next. */
export class KnownPlan {
  /** What an earlier scan was told, if nothing of the tree has changed that it could hang on. */
  readonly plan: Plan | null;

  constructor(
    private readonly listing: Listing,
    before: Snapshot['plan'],
  ) {
    const isSame = before && before.signature === signatureOf(listing, new Set(before.tracked));
    this.plan = isSame ? before.plan : null;
  }

  /**
   * What to keep for the next scan; null where the tree has changed meanwhile, and not by us.
   * @param files absolute paths of the files that units were made from: results look after these by themselves
   * @param now the tree as it is now
   */
  after(plan: Plan, files: ReadonlySet<string>, made: MadeFiles, now: Listing): Snapshot['plan'] {
    const { inputs } = made.paths;
    const tracked = new Set([...files].filter((file) => this.listing.stamps.has(file) && !inputs.has(file)));
    if (!this.hasOnlyNew(made.paths.made, now)) return null;
    return { signature: signatureOf(now, tracked), tracked: [...tracked], plan };
  }

  /** Whether nothing but these files is new, and nothing else has changed. */
  private hasOnlyNew(files: ReadonlySet<string>, now: Listing): boolean {
    if (now === this.listing) return true;
    for (const [path, stamp] of now.stamps) {
      if (!files.has(path) && this.listing.stamps.get(path) !== stamp) return false;
    }
    return [...this.listing.stamps.keys()].every((path) => now.stamps.has(path));
  }
}
