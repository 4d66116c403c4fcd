// SPDX-License-Identifier: GPL-2.0-or-later
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wantedBy, type ModuleCode, type RebuiltUnit, type UnitUses } from '../../formats/object';
import { ModversionsError } from '../../problem';
import type { Progress } from '../../progress';
import type { KernelTree } from '../kbuild';
import { withScratch } from '../processes';
import { callOf, compileUnit, preprocessUnit, SPLIT, type Compiled, type UnitCall } from './compile';
import { doubts } from './doubts';
import { sourceNamed } from './folder';
import { heldTogether } from './held';
import { KeptUnits, type KeptUnit } from './kept-units';
import { pairsOf, type Pair } from './pairs';
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
  /** Whether what earlier runs found of the same units is taken over, and kept for later ones. */
  keeps: boolean;
  /** Looks at what a unit's code uses; null where nobody does. */
  look: ((unit: UnitSight) => UnitUses) | null;
}

/** A unit as both compilers read it. */
export interface UnitSight {
  base: Buffer;
  new: Buffer;
  /** Functions and variables whose code differs; null where that is not known. */
  differing: string[] | null;
  /** The base's compiler with its options. */
  command: readonly string[];
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

/** Units that are in the scratch folder at once. */
const BATCH = 24;

/** Pairs of a batch with what became of them so far, by number. */
interface Batch {
  numbers: readonly number[];
  calls: Record<Side['name'], Map<number, UnitCall | string>>;
  texts: Record<Side['name'], Map<number, Buffer | null>>;
  keys: Map<number, string>;
}

class Rebuild {
  private steps = 0;
  private readonly kept: KeptUnits | null;
  private readonly results: KeptUnit[] = [];

  constructor(
    private readonly order: RebuildOrder,
    private readonly sides: readonly [Side, Side],
    private readonly scratch: string,
    private readonly pairs: readonly Pair[],
  ) {
    this.kept = order.keeps ? new KeptUnits(scratch) : null;
  }

  async run(): Promise<Map<string, ModuleCode>> {
    const { pairs } = this;
    for (let from = 0; from < pairs.length; from += BATCH)
      await this.batch([...pairs.keys()].slice(from, from + BATCH));
    this.kept?.makeRoom();
    const codes = new Map<string, ModuleCode>();
    for (const { name, imports } of this.order.modules) {
      const own = [...pairs.keys()].filter((number) => pairs[number]!.module === name);
      if (own.length === 0) continue;
      const wanted = own.map((number) => this.results[number]!.wanted);
      const all = wanted.includes(null) ? null : new Set(wanted.flatMap((names) => names ?? []));
      codes.set(name, {
        units: own.map((number) => this.results[number]!.unit),
        doubts: doubts(imports, all, this.sides, name),
      });
    }
    return codes;
  }

  private async batch(numbers: readonly number[]): Promise<void> {
    const batch = await this.prepared(numbers);
    const left = numbers.filter((number) => {
      const key = batch.keys.get(number);
      const kept = key === undefined ? undefined : this.kept!.read(key);
      if (kept) this.results[number] = kept;
      if (kept) this.step(2);
      return !kept;
    });
    const built = await this.build(left, batch, []);
    for (const number of left) {
      const [one, two] = [built.base.get(number)!, built.new.get(number)!];
      const unit = heldTogether(this.pairs[number]!.label, one, two);
      const wanted = 'object' in one ? wantedIn(one.object, this.pairs[number]!.module) : null;
      this.results[number] = { unit, wanted };
    }
    const unitOf = (number: number): RebuiltUnit => this.results[number]!.unit;
    const differing = left.filter((number) => unitOf(number).code === 'differs' && !unitOf(number).why);
    const split = await this.build(differing, batch, SPLIT);
    for (const number of differing) {
      const [one, two] = [split.base.get(number)!, split.new.get(number)!];
      // By functions it can be told which differ; where none does, only their order did.
      const finer = heldTogether(this.pairs[number]!.label, one, two);
      if (finer.code !== 'unknown' && finer.why === null) this.results[number]!.unit = finer;
    }
    for (const number of left) this.finish(number, batch);
  }

  /** Calls and texts of both sides. */
  private async prepared(numbers: readonly number[]): Promise<Batch> {
    const batch: Batch = {
      numbers,
      calls: { base: new Map(), new: new Map() },
      texts: { base: new Map(), new: new Map() },
      keys: new Map(),
    };
    for (const side of this.sides) {
      await side.active(() =>
        atOnce(numbers, this.order.jobs, async (number) => {
          const { units, file } = this.pairs[number]!;
          const call = callOf(side, units[side.name], file);
          batch.calls[side.name].set(number, call);
          const folder = join(this.scratch, side.name);
          const text = typeof call === 'string' ? null : await preprocessUnit(call, folder);
          batch.texts[side.name].set(number, text);
          this.step(1);
        }),
      );
    }
    if (!this.kept) return batch;
    for (const number of numbers) {
      const sides = this.sides.map(({ name }) => {
        const [call, text] = [batch.calls[name].get(number)!, batch.texts[name].get(number)!];
        if (typeof call === 'string' || !text) return null;
        return { words: [call.program, ...call.options, call.source], text };
      });
      const known = sides.filter((one) => one !== null);
      const key = known.length === 2 ? this.kept.keyOf(this.pairs[number]!.label, known) : null;
      if (key !== null) batch.keys.set(number, key);
    }
    return batch;
  }

  private async build(
    numbers: readonly number[],
    { calls }: Batch,
    options: readonly string[],
  ): Promise<Record<Side['name'], Map<number, Compiled>>> {
    const found = { base: new Map<number, Compiled>(), new: new Map<number, Compiled>() };
    for (const side of numbers.length > 0 ? this.sides : []) {
      await side.active(() =>
        atOnce(numbers, this.order.jobs, async (number) => {
          const call = calls[side.name].get(number)!;
          found[side.name].set(number, await compileUnit(side, call, number, this.scratch, options));
          if (options.length === 0) this.step(1);
        }),
      );
    }
    return found;
  }

  /** Looks at what its code uses, and keeps the result. */
  private finish(number: number, { calls, texts, keys }: Batch): void {
    const { look } = this.order;
    const result = this.results[number]!;
    const [base, other] = [texts.base.get(number), texts.new.get(number)];
    const call = calls.base.get(number);
    const { label } = this.pairs[number]!;
    if (look && base && other && call && typeof call !== 'string' && C_SOURCE.test(call.source)) {
      const { unit } = result;
      const command = [call.program, ...call.options];
      const uses = label === RECORD ? null : look({ base, new: other, command, differing: namesOf(unit) });
      unit.uses = uses && placed(uses, `${this.sides[0].place}/`);
    }
    const key = keys.get(number);
    // What could not be compared may be, another time.
    if (key !== undefined && result.unit.code !== 'unknown') this.kept!.write(key, result);
  }

  private step(count: number): void {
    this.steps += count;
    this.order.progress.tell({ what: 'units', done: Math.floor(this.steps / 4), total: this.pairs.length });
  }
}

/** Files below the folder of this run as seen from there. */
function placed(uses: UnitUses, place: string): UnitUses {
  const seen = <T extends { file: string }>(one: T): T => ({ ...one, file: one.file.replace(place, '') });
  return { ...uses, changed: uses.changed.map(seen), open: uses.open.map(seen) };
}

const C_SOURCE = /\.c$/;

/** Names of what differs that a source may define; null where the objects were not compared. */
function namesOf({ code, why, differing }: RebuiltUnit): string[] | null {
  if (code === 'unknown' || why !== null) return null;
  const isOfSource = ({ what }: RebuiltUnit['differing'][number]): boolean =>
    what === 'function' || what === 'variable' || what === 'constant';
  return differing.filter(isOfSource).map(({ name }) => name);
}

function wantedIn(object: Buffer, module: string): string[] | null {
  try {
    return [...wantedBy(object, module)];
  } catch (error) {
    if (error instanceof ModversionsError) return null;
    throw error;
  }
}

/** Does something for each of a list, so many at once. */
async function atOnce<T>(list: readonly T[], count: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < list.length) await work(list[next++]!);
  };
  await Promise.all(Array.from({ length: Math.max(1, count) }, worker));
}
