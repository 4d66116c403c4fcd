import { listTree, signatureOf, type Listing, type Snapshot, type TrackedFile } from '../cache';
import { bearingOf, type KernelTree, type Plan } from '../kbuild';
import type { MadeFiles } from './made-files';

/** Whether what the build said it would do is known from an earlier scan, and may be known to the next. */
export class KnownPlan {
  /** What an earlier scan was told, if nothing of the tree has changed that it could hang on. */
  readonly plan: Plan | null;

  /** @param leftOut absolute paths of folders that are no part of the tree */
  constructor(
    private readonly tree: KernelTree,
    private readonly listing: Listing,
    private readonly leftOut: readonly string[],
    private readonly before: Snapshot['plan'],
  ) {
    const paths = new Set(before?.tracked.map(({ path }) => path));
    const isSame = before?.signature === signatureOf(listing, paths) && before.tracked.every(this.bearsSame);
    this.plan = isSame ? before.plan : null;
  }

  private readonly bearsSame = ({ path, stamp, bearing }: TrackedFile): boolean =>
    this.listing.stamps.get(path) === stamp || bearingOf(path, this.before!.plan.exportWords) === bearing;

  /**
   * What to keep for the next scan; null where the tree has changed meanwhile, and not by us.
   * @param files absolute paths of the files that units were made from: results look after these by themselves
   */
  after(plan: Plan, files: ReadonlySet<string>, made: MadeFiles): Snapshot['plan'] {
    const { inputs } = made.paths;
    const tracked = new Set([...files].filter((file) => this.listing.stamps.has(file) && !inputs.has(file)));
    const listing = made.hasMade ? this.listingWith(made.paths.made) : this.listing;
    if (!listing) return null;
    return { signature: signatureOf(listing, tracked), tracked: this.trackedFiles(tracked, plan), plan };
  }

  private trackedFiles(paths: ReadonlySet<string>, plan: Plan): TrackedFile[] {
    const isKnown = this.before?.plan.exportWords.join() === plan.exportWords.join();
    const known = new Map(isKnown ? this.before!.tracked.map((file) => [file.path, file]) : []);
    return [...paths].map((path) => {
      const stamp = this.listing.stamps.get(path)!;
      const before = known.get(path);
      return before?.stamp === stamp ? before : { path, stamp, bearing: bearingOf(path, plan.exportWords) };
    });
  }

  /** The tree as it is now, if only these files are new. */
  private listingWith(files: ReadonlySet<string>): Listing | null {
    const { source, objects } = this.tree;
    const now = listTree([source, objects], this.leftOut);
    for (const [path, stamp] of now.stamps) {
      if (!files.has(path) && this.listing.stamps.get(path) !== stamp) return null;
    }
    for (const path of this.listing.stamps.keys()) if (!now.stamps.has(path)) return null;
    return now;
  }
}
