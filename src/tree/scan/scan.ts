// SPDX-License-Identifier: GPL-2.0-or-later
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Generation } from '../../../grammars';
import { CacheFolder, cacheRoot, FileStates, listTree, TreeLock, type Snapshot } from '../cache';
import type { ScanProblem } from '../../formats/corpus';
import { planFor, type Plan, type Recipe } from '../kbuild';
import { Disagreement, Predefined, prepareSetup } from '../preprocess';
import { withScratch } from '../processes';
import { chosenUnits, type Chosen } from './choice';
import { factsOf } from './facts';
import { Failures } from './failures';
import { conditionsIn } from './conditions';
import { publicHeadersIn } from './headers';
import { Keys } from './key';
import { MadeFiles } from './made-files';
import { patchedCopy } from './patched-copy';
import { KnownPlan } from './known-plan';
import { usualPreprocessor } from './preprocessor-choice';
import { Positions } from './positions';
import { Results } from './results';
import type { ScanOrder, ScanResult } from './order';
import { scanObjects } from './scan-objects';
import { foundIn } from './sought';
import { NOTHING_SOUGHT, Seeker } from './seeker';
import { UnitThreads } from './unit-threads';

/**
 * Milliseconds between two states of a scan that are kept on the way, and how many times as long as keeping one
 * takes.
 */
const CHECKPOINT = 10_000;
const CHECKPOINT_TIMES = 100;

/**
 * Scans a tree: which units it has, what they export, and what is behind each CRC.
 * @throws ModversionsError where nothing can be found out
 */
export async function scanTree(order: ScanOrder): Promise<ScanResult> {
  const { generation } = order.tree;
  if (!generation) {
    order.lock?.release();
    return scanObjects(order);
  }
  let { lock } = order;
  const release = (): void => lock?.release();
  process.once('exit', release);
  try {
    return await withScratch(async (folder) => {
      // Scans of modules make nothing in the kernel's tree.
      lock ??= await TreeLock.take(cacheRoot(), order.tree.modules ?? order.tree.objects, (pid) =>
        order.say(`waiting for process ${pid}, which scans this tree`),
      );
      return scanTrusting(order, generation, folder, lock);
    });
  } finally {
    process.off('exit', release);
    release();
  }
}

/**
 * Our own preprocessor is trusted until a unit shows that it is wrong. Then nothing of it is kept, and what earlier scans
 * kept of it is done again.
 */
async function scanTrusting(
  order: ScanOrder,
  generation: Generation,
  folder: string,
  lock: TreeLock,
): Promise<ScanResult> {
  try {
    return await scanWith(order, generation, folder, lock);
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error;
    order.say(
      `our preprocessor and the compiler do not agree, so the compiler does all units: ${error.message}`,
    );
    return scanWith({ ...order, preprocessor: 'compiler' }, generation, folder, lock, false);
  }
}

async function scanWith(
  order: ScanOrder,
  generation: Generation,
  folder: string,
  lock: TreeLock,
  trustsOwn = true,
): Promise<ScanResult> {
  const { tree, compileCommands, only, shard, leftOut, say } = order;
  const isTrial = order.patched !== undefined || order.references !== undefined;
  const useCache = order.useCache && !isTrial;
  const { source, objects, modules, compiler, variables } = tree;
  const identity = [source, objects, compiler.command, variables, ...(modules === null ? [] : [modules])];
  const folders = [source, objects, ...(modules === null ? [] : [modules])];
  // Of a few units most types are defined elsewhere, and nobody takes them for a kernel.
  const seeks = only.length === 0 && modules === null;
  const cache = new CacheFolder(cacheRoot(), JSON.stringify(identity));
  // Made files are in the tree, whatever compiler asked for them.
  const made = new MadeFiles(objects, new CacheFolder(cacheRoot(), objects), lock);
  const listing = listTree(folders, leftOut);
  // Of a trial the plan alone is taken over, and nothing is kept.
  const before = order.useCache ? cache.readSnapshot() : undefined;
  const make = async (sources: string[], recipes: readonly Recipe[]): Promise<void> => {
    if (order.generate) for (const source of sources) await made.make(tree, recipes, source, true);
  };
  const known = new KnownPlan(tree, listing, before?.plan ?? null);
  // A compilation database is no part of the tree, and quick to read again.
  const knownPlan = compileCommands === undefined ? known.plan : null;
  const asked = { compileCommands, say, make, note: known.note };
  let plan = knownPlan ?? (await planFor(tree, asked));
  const outdated = made.removeOutdated(plan.standing);
  if (outdated.length > 0) plan = await planFor(tree, asked);
  for (const file of outdated) listing.stamps.delete(file);
  const copy =
    order.patched && patchedCopy(tree, order.patched, join(folder, trustsOwn ? 'copy' : 'copy-again'));
  const chosen = chosenUnits(plan.units, only, shard).map(({ unit, number }) => {
    return { unit: copy ? copy.moved(unit) : unit, number };
  });
  const scanned = copy?.tree ?? tree;
  // What lies beside the setup is taken for no file of the tree.
  const own = join(folder, 'setup');
  mkdirSync(own, { recursive: true });
  const setup = prepareSetup(scanned, own, plan.usesLineInConditions);
  const states = new FileStates(listing, before?.files ?? []);
  const results = new Results(new Keys(setup), states);
  if (before && !isTrial) results.takeOver(before, [...plan.units, ...before.sought.units], trustsOwn);
  const open = chosen.filter(({ unit }) => !results.has(unit));
  let sought = before?.sought ?? NOTHING_SOUGHT;
  let conditions = before?.conditions ?? [];
  // Whatever interrupts this: what is sought follows from all units.
  if (open.length > 0) sought = { ...sought, key: '' };
  const keep = (snapshotPlan: Snapshot['plan'], now: FileStates): void => {
    if (useCache) cache.writeSnapshot(results.snapshot(snapshotPlan, sought, conditions, now));
  };
  // Whatever interrupts this: nobody is to find them again.
  if (!trustsOwn) keep(null, states);
  const openUnits = open.map(({ unit }) => unit);
  const predefined = new Predefined();
  const preprocessor = order.preprocessor ?? usualPreprocessor(openUnits, predefined, say);
  const workplace = {
    setup,
    preprocessor,
    source: scanned.source,
    objects: scanned.objects,
    generation,
    references: order.references ?? new Map<string, string>(),
  };
  const failures = new Failures(tree, plan.recipes, made, order.generate);
  let next = Date.now() + CHECKPOINT;
  let count = chosen.length - open.length;
  let now = listing;
  const positions = new Positions(plan.units, tree.version);
  let hasSought = false;
  const threads = new UnitThreads({ workplace, jobs: order.jobs, say });
  try {
    await threads.do(openUnits, async (number, outcome, worker) => {
      const { unit } = open[number]!;
      if (outcome.kind === 'disagrees') throw new Disagreement(outcome.message);
      if (outcome.kind === 'failed') {
        if (await failures.mended(unit.name, outcome)) return true;
      } else results.take(unit, outcome, worker);
      order.progress.tell({ what: 'units', done: ++count, total: chosen.length });
      if (Date.now() > next) {
        const start = Date.now();
        keep(null, states);
        next = Date.now() + Math.max(CHECKPOINT, (Date.now() - start) * CHECKPOINT_TIMES);
      }
      return false;
    });
    if (made.hasMade) now = listTree(folders, leftOut);
    if (seeks) {
      const seeker = new Seeker({ tree, plan, chosen, results, positions, listing: now, before: sought });
      const isKnown = open.length === 0 && seeker.key === sought.key;
      if (!isKnown) sought = seeker.seek();
      ({ sought, hasSought } = await foundIn(sought, { seeker, results, threads, isKnown }));
    }
  } finally {
    await threads.end();
  }
  const units = chosen.map(({ unit }) => unit);
  const files = results.filesOf(units);
  const corpus = results.corpusOf(chosen, positions, seeks ? sought : NOTHING_SOUGHT);
  // Nobody asks for them in a trial.
  if (!isTrial) conditions = conditionsIn(files, corpus, scanned, conditions);
  if (open.length > 0 || !knownPlan || hasSought) {
    const isOfTree = compileCommands === undefined;
    const nextPlan = isOfTree ? known.after(plan, results.filesOf(plan.units), made, now) : before?.plan;
    keep(nextPlan ?? null, states.in(now));
  }
  for (const file of states.changedAmong(results.filesOf(openUnits)).sort())
    say(`warning: ${file} changed while the tree was scanned, so units may have seen either; scan again`);
  const facts = factsOf({
    tree,
    plan,
    generation: generation.name,
    only,
    units,
    shard,
    assumedModversions: order.assumedModversions,
    generated: made.behind(files),
    predefined,
    problems: [...warningsOf(plan), ...failures.problems, ...findingsOf(results, chosen)],
  });
  const kept = chosen.length - open.length;
  return {
    corpus: {
      ...corpus,
      headers: publicHeadersIn(files, scanned),
      ...(!isTrial && { conditions: conditions.map((kept) => kept.conditions) }),
    },
    facts,
    done: open.length,
    kept,
    isIncomplete: failures.isIncomplete,
  };
}

function warningsOf({ warnings }: Plan): ScanProblem[] {
  return warnings.map((warning) => ({ kind: 'warning', ...warning }));
}

function findingsOf(results: Results, chosen: readonly Chosen[]): ScanProblem[] {
  return chosen.flatMap(({ unit }) =>
    (results.of(unit)?.findings ?? []).map((message) => ({ kind: 'finding', unit: unit.name, message })),
  );
}
