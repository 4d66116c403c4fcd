// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { NOT_BUILT, type CorpusExport, type ScanProblem } from '../../formats/corpus';
import { planFor, type PlannedUnit } from '../kbuild';
import { exportsOf } from '../../formats/module';
import { elfAt, recordedOf, versionObject, type Versioned } from '../objects';
import { Predefined } from '../preprocess';
import { ModversionsError } from '../../problem';
import { chosenUnits } from './choice';
import { factsOf } from './facts';
import { ObjectResults } from './object-results';
import { Positions } from './positions';
import { crateVersions } from './rust-crates';
import type { ScanOrder, ScanResult } from './order';

/**
 * Scans a built tree whose CRCs are made from debug data. Units are those of the plan; what they export and what is
 * behind it, their objects tell. A unit without an object is told with the command that makes it.
 * @throws ModversionsError where nothing can be found out
 */
export async function scanObjects(order: ScanOrder): Promise<ScanResult> {
  const { tree, compileCommands, only, shard, progress, say } = order;
  const plan = await planFor(tree, { compileCommands, say });
  const chosen = chosenUnits(plan.units, only, shard);
  const positions = new Positions(plan.units, tree.version);
  const results = new ObjectResults();
  const problems: ScanProblem[] = plan.warnings.map((warning) => ({ kind: 'warning', ...warning }));
  // All kernels with such CRCs build modules in the modules' own folder.
  const reader = new ObjectReader(tree.modules ?? tree.objects, order.stable);
  let done = 0;
  let isIncomplete = false;
  for (const { unit, number } of chosen) {
    try {
      const read = reader.read(unit);
      results.add(unit, positions.of(unit, number, false), read.exports, read.found);
      problems.push(...read.problems);
    } catch (error) {
      if (!(error instanceof ModversionsError)) throw error;
      isIncomplete = true;
      const kind = error instanceof NotBuilt ? NOT_BUILT : 'failed';
      problems.push({ kind, unit: unit.name, message: error.message, remedy: error.remedy });
    }
    progress.tell({ what: 'units', done: ++done, total: chosen.length });
    // Signals and the progress have their turn.
    if (done % 16 === 0) await setImmediate();
  }
  const facts = factsOf({
    tree,
    plan,
    generation: order.stable ? 'gendwarfksyms --stable' : 'gendwarfksyms',
    units: chosen.map(({ unit }) => unit),
    only,
    shard,
    assumedModversions: order.assumedModversions,
    generated: [],
    predefined: new Predefined(),
    problems: [...problems, ...results.unseen()],
  });
  return { corpus: results.corpus, facts, done: chosen.length, kept: 0, isIncomplete };
}

/** A unit that has no object. */
class NotBuilt extends ModversionsError {}

/** What one unit's object says. */
interface Read {
  exports: CorpusExport[];
  found: Versioned[];
  problems: ScanProblem[];
}

class ObjectReader {
  constructor(
    private readonly objects: string,
    private readonly stable: boolean,
  ) {}

  /** @throws NotBuilt, ModversionsError */
  read(unit: PlannedUnit): Read {
    const { name } = unit;
    const elf = elfAt(this.built(`${name}.o`, `${name}.o`));
    const exported = exportsOf(elf);
    if (exported.length === 0) return { exports: [], found: [], problems: [] };
    const names = exported.map((one) => one.name);
    // Of assembly the build compiles prototypes, and leaves that object in the tree.
    const isAssembly = unit.assembly !== undefined;
    const source = isAssembly ? elfAt(this.built(`${name}.gendwarfksyms.o`, `${name}.o`)) : elf;
    const { command, versions: recorded } = recordedOf(this.objects, name);
    let found = [versionObject(source, names, this.stable)];
    const isKnown = (one: string): boolean => found.some(({ versions }) => (versions.get(one) ?? 0) !== 0);
    const open = names.filter((one) => !isKnown(one));
    if (open.length > 0 && !isAssembly) {
      const crates = crateVersions(join(this.objects, dirname(name)), open, this.stable);
      if (crates.length > 0) found = open.length === names.length ? crates : [...found, ...crates];
    }
    const crcOf = (one: string): number =>
      found.map(({ versions }) => versions.get(one) ?? 0).find((crc) => crc !== 0) ?? 0;
    const exports = exported.map((one) => ({ ...one, crc: crcOf(one.name) }));
    const problems = exports
      .filter(({ crc }) => crc === 0)
      .map((one): ScanProblem => ({
        kind: 'no-version',
        unit: name,
        message: `no debug data tell what ${one.name} is: its CRC is 0`,
        remedy: 'build the object with CONFIG_DEBUG_INFO and without splitting or leaving out types',
      }));
    if (command !== '') problems.push(...this.differences(unit, exports, recorded, source));
    return { exports, found, problems };
  }

  /** Where a unit's object is. @throws NotBuilt */
  private built(object: string, target: string): string {
    const file = join(this.objects, object);
    if (existsSync(file)) return file;
    throw new NotBuilt(`${object} is not built`, `make -C ${this.objects} ${target}`);
  }

  /** Holds what the build wrote against what was found now. */
  private differences(
    { name }: PlannedUnit,
    exports: readonly CorpusExport[],
    recorded: ReadonlyMap<string, number>,
    source: Parameters<typeof versionObject>[0],
  ): ScanProblem[] {
    const other = exports.filter((one) => {
      const crc = recorded.get(one.name);
      return crc !== undefined && crc !== one.crc;
    });
    const [first] = other;
    if (!first) return [];
    const names = exports.map((one) => one.name);
    const { versions } = versionObject(source, names, !this.stable);
    const isOtherWay = other.every((one) => versions.get(one.name) === recorded.get(one.name));
    const way = this.stable ? 'without --stable' : 'with --stable';
    const many = other.length === 1 ? '' : `, and ${other.length - 1} more`;
    return [
      {
        kind: 'other-version',
        unit: name,
        message: `the build gave ${first.name} the CRC ${hex(recorded.get(first.name)!)}, and its debug data give ${hex(first.crc)}${many}`,
        remedy: isOtherWay ? `scan ${way}, as the build did` : `make -C ${this.objects} ${name}.o`,
      },
    ];
  }
}

const hex = (crc: number): string => `0x${crc.toString(16).padStart(8, '0')}`;
