// SPDX-License-Identifier: GPL-2.0-or-later
import { signatureOf, type Listing, type Snapshot, type TrackedFile } from '../cache';
import { bearingOf, isReadByMakefiles, type NoteBearing, type Plan } from '../kbuild';
import type { MadeFiles } from './made-files';

/** Knows whether the plan of an earlier scan still holds, and whether the next scan may rely on this one. */
export class KnownPlan {
  /** The plan of an earlier scan, if nothing in the tree changed that it could depend on. */
  readonly plan: Plan | null;
  /** By absolute path: what bears on the plan in a file that it was made from. */
  private readonly noted = new Map<string, string>();

  constructor(
    private readonly listing: Listing,
    private readonly before: Snapshot['plan'],
  ) {
    const paths = new Set(before?.tracked.map(({ path }) => path));
    const isSame = before?.signature === signatureOf(listing, paths) && before.tracked.every(this.bearsSame);
    this.plan = isSame ? before.plan : null;
  }

  /** To be told of the files that a plan is made from. */
  readonly note: NoteBearing = (path, bearing) => {
    this.noted.set(path, bearing);
  };

  private readonly bearsSame = ({ path, stamp, bearing }: TrackedFile): boolean =>
    this.listing.stamps.get(path) === stamp || bearingOf(path, this.before!.plan.exportWords) === bearing;

  /**
   * What to keep for the next scan; null where the tree has changed meanwhile, and not by us.
   * @param files absolute paths of the files that units were made from: results check these by themselves
   * @param now the tree as it is now
   */
  after(plan: Plan, files: ReadonlySet<string>, made: MadeFiles, now: Listing): Snapshot['plan'] {
    const { inputs } = made.paths;
    if (!this.hasOnlyNew(made.paths.made, now)) return null;
    const { makefileReads } = plan;
    const looked = plan === this.plan ? this.before!.tracked.map(({ path }) => path) : this.noted.keys();
    const tracked = new Set(
      [...files, ...looked].filter(
        (file) =>
          makefileReads &&
          this.listing.stamps.has(file) &&
          !inputs.has(file) &&
          !isReadByMakefiles(makefileReads, file),
      ),
    );
    return { signature: signatureOf(now, tracked), tracked: this.trackedFiles(tracked, plan), plan };
  }

  private trackedFiles(paths: ReadonlySet<string>, plan: Plan): TrackedFile[] {
    const isKnown = this.before?.plan.exportWords.join() === plan.exportWords.join();
    const known = new Map(isKnown ? this.before!.tracked.map((file) => [file.path, file]) : []);
    return [...paths].map((path) => {
      const stamp = this.listing.stamps.get(path)!;
      const before = known.get(path);
      // What the plan was made from goes before what is there by now.
      if (before && (before.stamp === stamp || plan === this.plan)) return { ...before, stamp };
      return { path, stamp, bearing: this.noted.get(path) ?? bearingOf(path, plan.exportWords) };
    });
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
