// SPDX-License-Identifier: GPL-2.0-or-later
import type { ComparedSide } from '../compare';
import type { Verdict } from '../judge';
import { MENDED_BY, type Obstacle, type ObstacleKind } from '../loader';
import type { Warning } from '../../problem';
import type { RawText } from '../../text';
import { ascendingReleases } from './releases';
import type { CheckedModule, CheckSide, FailedFile, ModuleCheck, Reach, Unchecked } from './result';

/** Names of symbols that a cell tells of each kind of obstacle. */
const NAMED = 3;

/** Obstacles of one kind. */
export interface CellObstacle {
  kind: ObstacleKind;
  count: number;
  /** The first of the symbols that they are about; none where they are about the module itself. */
  symbols: RawText[];
}

/** What one kernel says to one module: what a check against this kernel alone says. */
export interface MatrixCell {
  loads: boolean;
  /** In the loader's order of the first of each kind. */
  obstacles: CellObstacle[];
  /** As a single check has them; null where it does not know. */
  verdict: Verdict | null;
  affected: Reach | null;
  /** What the module needs to fit: null where it does, to be built against this kernel, or another source. */
  needs: 'rebuild' | 'change' | null;
}

/** A module before all kernels. */
export interface MatrixModule extends Pick<
  CheckedModule,
  'file' | 'name' | 'vermagic' | 'license' | 'machine' | 'isSigned' | 'imports'
> {
  /** Of each kernel, in their order. */
  cells: MatrixCell[];
  /** Place of the newest kernel that it fits; null where it fits none. */
  newest: number | null;
}

/** Modules by kernels: plain data, from which every report is made. */
export interface ModuleMatrix {
  format: 'modversions-module-matrix';
  version: 1;
  /** In the order in which they were named. */
  kernels: CheckSide[];
  /** By what the newest is told: their releases where all tell it, or else the order, of which the last is the newest. */
  newestBy: 'release' | 'order';
  /** The kernel that the modules were built for; null where it was not given. */
  base: ComparedSide | null;
  modules: MatrixModule[];
  failed: FailedFile[];
  unchecked: Unchecked[];
  warnings: Warning[];
}

/** Gathers checks of the same modules against one kernel after the other. */
export class MatrixBuilder {
  private readonly checks: Pick<ModuleCheck, 'against' | 'base' | 'failed' | 'unchecked' | 'warnings'>[] = [];
  private readonly rows: Omit<MatrixModule, 'newest'>[] = [];

  /** @param check of the modules of all others, in the same order */
  add({ modules, against, base, failed, unchecked, warnings }: ModuleCheck): void {
    this.checks.push({ against, base, failed, unchecked, warnings });
    modules.forEach((module, index) => {
      const { file, name, vermagic, license, machine, isSigned, imports } = module;
      this.rows[index] ??= { file, name, vermagic, license, machine, isSigned, imports, cells: [] };
      this.rows[index].cells.push(cellOf(module));
    });
  }

  matrix(): ModuleMatrix {
    const kernels = this.checks.map(({ against }) => against);
    const byRelease = ascendingReleases(kernels.map(({ release }) => release));
    const newestFirst = [...(byRelease ?? kernels.keys())].reverse();
    return {
      format: 'modversions-module-matrix',
      version: 1,
      kernels,
      newestBy: byRelease ? 'release' : 'order',
      base: this.checks[0]?.base ?? null,
      modules: this.rows.map((row) => ({
        ...row,
        newest: newestFirst.find((place) => row.cells[place]!.needs === null) ?? null,
      })),
      failed: this.checks[0]?.failed ?? [],
      unchecked: distinct(
        this.checks.flatMap(({ unchecked }) => unchecked),
        ({ why }) => why,
      ),
      warnings: distinct(
        this.checks.flatMap(({ warnings }) => warnings),
        ({ message }) => message,
      ),
    };
  }
}

function cellOf({ loads, obstacles, verdict, affected }: CheckedModule): MatrixCell {
  const fits = loads && (verdict === null || verdict === 'compatible');
  const isRebuilt = obstacles.every(({ kind }) => MENDED_BY[kind] === 'rebuild');
  return {
    loads,
    obstacles: byKind(obstacles),
    verdict,
    affected,
    needs: fits ? null : isRebuilt ? 'rebuild' : 'change',
  };
}

function byKind(obstacles: readonly Obstacle[]): CellObstacle[] {
  const found = new Map<ObstacleKind, CellObstacle>();
  for (const obstacle of obstacles) {
    const known = found.get(obstacle.kind) ?? { kind: obstacle.kind, count: 0, symbols: [] };
    found.set(obstacle.kind, known);
    known.count++;
    if ('symbol' in obstacle && known.symbols.length < NAMED) known.symbols.push(obstacle.symbol);
  }
  return [...found.values()];
}

const distinct = <T>(all: readonly T[], keyOf: (one: T) => string): T[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];
