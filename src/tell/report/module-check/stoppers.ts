// SPDX-License-Identifier: GPL-2.0-or-later
import type { Verdict } from '../../../kernel/judge';
import type { CheckedModule, ModuleCause } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { short } from '../forms/short';
import { tableLines, type Column } from '../kernels/table';
import { aside, obstacleCounts } from '../obstacles';
import { verdictPaint, type Paint, type TextLook } from '../text-look';
import { declarationName } from '../wording';
import type { ToldCheck } from './told-check';

/** Rows that are told unless all are asked for. */
const SHOWN = 10;

const OBSTACLES: readonly Column[] = [
  { title: 'modules', align: 'right' },
  { title: 'symbol' },
  { title: 'why', stacks: true },
];

const CAUSES: readonly Column[] = [
  { title: 'modules', align: 'right' },
  { title: 'know it', align: 'right' },
  { title: 'may', align: 'right' },
  { title: 'verdict' },
  { title: 'kind' },
  { title: 'declaration', stacks: true },
];

/** What stops most of many modules, most first: symbols and whatever else the loader asks for, then causes. */
export function stopperSections(check: ToldCheck, look: TextLook, paint: Paint): string[][] {
  const refused = check.modules.filter(({ loads }) => !loads);
  if (refused.length < 2) return [];
  const { isFull, width } = look;
  const obstacles = commonObstacles(refused);
  const causes = concernedBy(check, refused);
  const cut = <T>(all: readonly T[]): readonly T[] => (isFull ? all : all.slice(0, SHOWN));
  const section = (title: string, lines: string[], all: readonly unknown[]): string[] => [
    paint.bold(title),
    ...lines,
    ...(cut(all).length < all.length
      ? [paint.dim(`… and ${all.length - SHOWN} more; --full tells all`)]
      : []),
  ];
  const dimTitles = (cell: string, row: number): string => (row < 0 ? paint.dim(cell) : cell);
  const rows = cut(obstacles).map(({ modules, symbol, why }) => [String(modules), short(symbol), why]);
  const table = tableLines(OBSTACLES, rows, width, (cell, _, row) => dimTitles(cell, row));
  const shown = cut(causes);
  const causeRows = shown.map(({ modules, yes, maybe, verdict, kind, name }) => [
    ...[modules, yes, maybe].map(String),
    verdict,
    kind,
    short(declarationName(name)),
  ]);
  const causeTable = tableLines(CAUSES, causeRows, width, (cell, column, row) =>
    row >= 0 && column === 3 ? verdictPaint(shown[row]!.verdict, paint)(cell) : dimTitles(cell, row),
  );
  return [
    section('What stops most modules:', table, obstacles),
    ...(causes.length > 0 ? [section('Causes behind most of them:', causeTable, causes)] : []),
  ];
}

interface CommonObstacle {
  modules: number;
  /** Empty for what is of no symbol. */
  symbol: string;
  why: string;
}

function commonObstacles(refused: readonly Told<CheckedModule>[]): CommonObstacle[] {
  const found = new Map<string, CommonObstacle>();
  for (const { obstacles } of refused) {
    const ofModule = new Set<string>();
    for (const obstacle of obstacles) {
      const symbol = 'symbol' in obstacle ? obstacle.symbol : '';
      const key = `${obstacle.kind} ${symbol}`;
      if (ofModule.has(key)) continue;
      ofModule.add(key);
      const known = found.get(key);
      const why = `${obstacleCounts([obstacle]).replace(/^1 /, '')}${aside(symbol)}`;
      if (known) known.modules++;
      else found.set(key, { modules: 1, symbol, why });
    }
  }
  return [...found]
    .sort(([key, one], [other, two]) => two.modules - one.modules || byText(key, other))
    .map(([, one]) => one);
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

interface Concerned {
  /** Modules that would not load and use symbols that it is behind, and how many of these know it, or may. */
  modules: number;
  yes: number;
  maybe: number;
  verdict: Verdict;
  kind: string;
  name: string;
}

/** The causes that refused modules are concerned by; of as many modules the worst first. */
function concernedBy({ causes }: ToldCheck, refused: readonly Told<CheckedModule>[]): Concerned[] {
  const concerned = causes.map(({ name, judgement: { verdict, kind } }): Concerned => {
    return { modules: 0, yes: 0, maybe: 0, verdict, kind, name };
  });
  const add = ({ cause, reach }: ModuleCause): void => {
    const one = concerned[cause]!;
    one.modules++;
    if (reach !== 'no') one[reach]++;
  };
  for (const module of refused) module.causes.forEach(add);
  return concerned.filter(({ modules }) => modules > 0).sort((one, other) => other.modules - one.modules);
}
