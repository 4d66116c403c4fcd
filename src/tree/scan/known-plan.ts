// SPDX-License-Identifier: GPL-2.0-or-later
import { realpathSync } from 'node:fs';
import { signatureOf, type KeptPlan, type Listing, type TrackedFile } from '../cache';
import {
  bearingOf,
  isReadByMakefiles,
  variablesForMake,
  type KernelTree,
  type NoteBearing,
  type Plan,
} from '../kbuild';
import { stampOfProgram } from './key';
import type { MadeFiles } from './made-files';

/**
 * What make reads only for its time, and that makes no file that a unit lacks. Where neither the search for exports nor a
 * unit read one, the plan hangs on nothing but its presence.
 */
const SOURCE = /\.(?:[chS]|dtsi?|rst|yaml)$/;

/** Knows whether the plan of an earlier scan still holds, and whether the next scan may rely on this one. */
export class KnownPlan {
  /** The plan of an earlier scan, if nothing in the tree changed that it could depend on. */
  readonly plan: Plan | null;

  /** By absolute path: what bears on the plan in a file that it was made from. */
  private readonly noted = new Map<string, string>();

  private readonly surroundings: readonly string[];

  constructor(
    tree: KernelTree,
    private readonly listing: Listing,
    private readonly before: KeptPlan | null,
  ) {
    const programs = ['make', tree.compiler.command.split(' ')[0]!];
    this.surroundings = [
      ...programs.map((program) => stampOfProgram(program, tree.objects)),
      ...variablesForMake(),
    ];
    const holds =
      before && before.signature === this.signature(listing, before) && before.tracked.every(this.bearsSame);
    this.plan = holds ? before.plan : null;
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
  after(plan: Plan, files: ReadonlySet<string>, made: MadeFiles, now: Listing): KeptPlan | null {
    const inputs = made.paths.inputs;
    if (!this.hasOnlyNew(made.paths.made, now)) return null;
    const looked = plan === this.plan ? this.before!.tracked.map(({ path }) => path) : this.noted.keys();
    const tracked = new Set<string>();
    for (const path of [...files, ...looked]) {
      const file = now.stamps.has(path) ? path : withoutLinks(path);
      if (file === undefined || !now.stamps.has(file) || inputs.has(file) || countsWhole(plan, file))
        continue;
      tracked.add(file);
    }
    const kept = { plan, tracked: this.trackedFiles(tracked, plan, now), inputs: [...inputs] };
    return { ...kept, signature: this.signature({ ...now, elsewhere: this.listing.elsewhere }, kept) };
  }

  private trackedFiles(paths: ReadonlySet<string>, plan: Plan, now: Listing): TrackedFile[] {
    const isKnown = this.before?.plan.exportWords.join() === plan.exportWords.join();
    const known = new Map(isKnown ? this.before!.tracked.map((file) => [file.path, file]) : []);
    return [...paths].map((path) => {
      // What we made meanwhile is in the later one alone.
      const stamp = this.listing.stamps.get(path) ?? now.stamps.get(path)!;
      const before = known.get(path);
      // What the plan was made from goes before what is there by now.
      if (before && (before.stamp === stamp || plan === this.plan)) return { ...before, stamp };
      return { path, stamp, bearing: this.noted.get(path) ?? bearingOf(path, plan.exportWords) };
    });
  }

  private signature(listing: Listing, { plan, tracked, inputs }: Omit<KeptPlan, 'signature'>): string {
    const paths = new Set(tracked.map(({ path }) => path));
    const whole = new Set(inputs);
    return signatureOf(
      listing,
      this.surroundings,
      (path) => paths.has(path) || (SOURCE.test(path) && !whole.has(path) && !countsWhole(plan, path)),
    );
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

/** The file itself, where links lead to it through a folder; undefined for what is not there. */
function withoutLinks(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Whether make may say something else when anything in a file changes. */
function countsWhole({ makefileReads }: Plan, path: string): boolean {
  return makefileReads === null || isReadByMakefiles(makefileReads, path);
}
