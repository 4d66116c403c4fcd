// SPDX-License-Identifier: GPL-2.0-or-later
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareObjects, wantedBy, type ModuleCode, type RebuiltUnit } from '../../formats/object';
import { ModversionsError } from '../../problem';
import type { Progress } from '../../progress';
import { sourceBelow, type KernelTree, type ModuleUnit } from '../kbuild';
import { withScratch } from '../processes';
import { compileUnit, SPLIT, type Compiled } from './compile';
import { sourceNamed } from './folder';
import { RECORD, RECORD_SOURCE } from './record';
import { Side } from './side';

/** What is to be rebuilt. */
export interface RebuildOrder {
  base: KernelTree;
  other: KernelTree;
  /** A folder of modules, or its path below the trees. */
  source: string;
  /** As the kernel calls them, each with the symbols that it needs of others. */
  modules: readonly { name: string; imports: readonly string[] }[];
  /** Compilers at once. */
  jobs: number;
  progress: Progress;
}

/** A unit of a module in both builds. */
interface Pair {
  module: string;
  label: string;
  units: Record<Side['name'], ModuleUnit | undefined>;
  /** Another source that is compiled in the unit's way. */
  file: string | undefined;
}

/**
 * Builds modules for two kernels from the same source, and compares what comes out. All is done in a folder of its own, which is
 * removed; nothing is written into a tree or the source.
 * @returns by the module's name; a module that the source does not make is missing
 * @throws ModversionsError where there is no source, or make names no command
 */
export async function rebuildModules(order: RebuildOrder): Promise<Map<string, ModuleCode>> {
  const { base, other } = order;
  const source = sourceNamed(order.source, base, other);
  return withScratch(async (scratch) => {
    const sides = [new Side(base, source, scratch, 'base'), new Side(other, source, scratch, 'new')] as const;
    for (const side of sides) await side.prepare(base.source);
    const record = join(scratch, 'record.c');
    writeFileSync(record, RECORD_SOURCE);
    const pairs = order.modules.flatMap(({ name }) => pairsOf(name, sides, record));
    return new Rebuild(order, sides, scratch, pairs).run();
  });
}

function pairsOf(module: string, [base, other]: readonly [Side, Side], record: string): Pair[] {
  const [here, there] = [base.units.get(module) ?? [], other.units.get(module) ?? []];
  const folder = base.place;
  const pairs = here.map((unit): Pair => {
    const { compilation } = unit;
    const label = compilation
      ? sourceBelow(folder, compilation.directory, compilation.file)
      : `${unit.name}.o`;
    const same = there.find(({ name }) => name === unit.name);
    return { module, label, units: { base: unit, new: same }, file: undefined };
  });
  const model = pairs.find(({ units }) => units.base?.compilation?.file.endsWith('.c'));
  return model ? [...pairs, { ...model, label: RECORD, file: record }] : pairs;
}

class Rebuild {
  private done = 0;

  constructor(
    private readonly order: RebuildOrder,
    private readonly sides: readonly [Side, Side],
    private readonly scratch: string,
    private readonly pairs: readonly Pair[],
  ) {}

  async run(): Promise<Map<string, ModuleCode>> {
    const { pairs } = this;
    const built = await this.build(pairs.keys(), []);
    const units = pairs.map((pair, number) => unitOf(pair, built.base.get(number)!, built.new.get(number)!));
    const differing = [...units.keys()].filter(
      (number) => units[number]!.code === 'differs' && !units[number]!.why,
    );
    const split = await this.build(differing, SPLIT);
    for (const number of differing) {
      const [one, two] = [split.base.get(number)!, split.new.get(number)!];
      // By functions it can be told which differ; where none does, only their order did.
      const finer = unitOf(pairs[number]!, one, two);
      if (finer.code !== 'unknown' && finer.why === null) units[number] = finer;
    }
    const codes = new Map<string, ModuleCode>();
    for (const { name, imports } of this.order.modules) {
      const own = [...pairs.keys()].filter((number) => pairs[number]!.module === name);
      if (own.length === 0) continue;
      const objects = own.map((number) => built.base.get(number)!);
      codes.set(name, {
        units: own.map((number) => units[number]!),
        doubts: doubts(imports, objects, this.sides, name),
      });
    }
    return codes;
  }

  private async build(
    numbers: Iterable<number>,
    options: readonly string[],
  ): Promise<Record<Side['name'], Map<number, Compiled>>> {
    const list = [...numbers];
    const found = { base: new Map<number, Compiled>(), new: new Map<number, Compiled>() };
    for (const side of this.sides) {
      await side.active(() =>
        atOnce(list, this.order.jobs, async (number) => {
          const { units, file } = this.pairs[number]!;
          const unit = units[side.name];
          found[side.name].set(
            number,
            unit
              ? await compileUnit(side, unit, number, this.scratch, options, file)
              : { failure: `the build for ${side.kernel.release} does not have it`, isRefused: false },
          );
          this.order.progress.tell({
            what: 'units',
            done: ++this.done,
            total: this.total(list.length, options),
          });
        }),
      );
    }
    return found;
  }

  private total(count: number, options: readonly string[]): number {
    return 2 * (options.length > 0 ? this.pairs.length + count : count);
  }
}

function unitOf({ label }: Pair, base: Compiled, other: Compiled): RebuiltUnit {
  const unknown = (why: string): RebuiltUnit => ({
    source: label,
    code: 'unknown',
    why,
    functions: 0,
    differing: [],
  });
  if ('failure' in base) return unknown(`for the base: ${base.failure}`);
  if ('failure' in other) {
    const why = `for the new kernel: ${other.failure}`;
    return other.isRefused ? { ...unknown(why), code: 'differs' } : unknown(why);
  }
  try {
    const { functions, differing } = compareObjects(base.object, other.object, label);
    return {
      source: label,
      code: differing.length > 0 ? 'differs' : 'same',
      why: null,
      functions,
      differing,
    };
  } catch (error) {
    if (!(error instanceof ModversionsError)) throw error;
    return unknown(error.message);
  }
}

/** Names that tools add after the compiler. */
const ADDED = /^__SCK__/;
/** Names that are told in one line. */
const TOLD = 5;

/** Why the source may not be that of the module. */
function doubts(
  imports: readonly string[],
  objects: readonly Compiled[],
  [base, other]: readonly [Side, Side],
  module: string,
): string[] {
  const found: string[] = [];
  const wanted = new Set<string>();
  for (const compiled of objects) {
    if (!('object' in compiled)) continue;
    for (const name of wantedBy(compiled.object, module)) wanted.add(name);
  }
  const strange = imports.filter((name) => !wanted.has(name) && !ADDED.test(name));
  if (strange.length > 0 && objects.every((compiled) => 'object' in compiled)) {
    const more = strange.length > TOLD ? ` and ${strange.length - TOLD} more` : '';
    found.push(`the module uses ${strange.slice(0, TOLD).join(', ')}${more}, which this source does not`);
  }
  const names = new Set((base.units.get(module) ?? []).map(({ name }) => name));
  const added = (other.units.get(module) ?? []).filter(({ name }) => !names.has(name));
  if (added.length > 0)
    found.push(`the build for the new kernel adds ${added.map(({ name }) => name).join(', ')}`);
  return found;
}

/** Does something for each of a list, so many at once. */
async function atOnce<T>(list: readonly T[], count: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < list.length) await work(list[next++]!);
  };
  await Promise.all(Array.from({ length: Math.max(1, count) }, worker));
}
