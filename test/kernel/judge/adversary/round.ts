// SPDX-License-Identifier: GPL-2.0-or-later
/** A round: pairs, their truth, what the program says of them, and where it is wrong. */
import { ToldExports, type Told } from '../toys/told';
import type { Sources, Toolchain, Toys } from '../toys/toy-kernel';
import { exportsOf, sourcesOf, truthOf, type ExportTruth, type PairOf } from './pair';
import type { CompilerCall } from './compilation';

/** What came out for one export. */
export interface Outcome {
  pair: PairOf;
  truth: ExportTruth;
  told: Told;
  fault: 'false safe' | 'needless break' | null;
}

/** What the program says: one comparison of two kernels that hold all pairs. */
export function tellAll(pairs: readonly PairOf[], toys: Toys, toolchain: Toolchain): ToldExports {
  const [base, next] = (['base', 'next'] as const).map((side) =>
    toys.scan(side, joined(sourcesOf(pairs, side)), toolchain),
  );
  return new ToldExports(toys.compare(base!, next!));
}

/** @param truths by pair; a pair without is left out */
export function outcomesOf(
  pairs: readonly PairOf[],
  truths: readonly (readonly ExportTruth[] | null)[],
  toys: Toys,
  toolchain: Toolchain,
): Outcome[] {
  const sound = pairs.filter((_, at) => truths[at]);
  const told = tellAll(sound, toys, toolchain);
  return pairs.flatMap((pair, at) =>
    (truths[at] ?? []).map((truth): Outcome => {
      const its = told.of(truth.name);
      return { pair, truth, told: its, fault: faultOf(truth, its) };
    }),
  );
}

function faultOf({ answer }: ExportTruth, { answer: told }: Told): Outcome['fault'] {
  if (answer === 'must' && (told === 'nothing' || told === 'compatible')) return 'false safe';
  return answer === 'harmless' && told === 'break' ? 'needless break' : null;
}

export function tryPairs(
  pairs: readonly PairOf[],
  toys: Toys,
  toolchain: Toolchain,
  compiler: CompilerCall,
): Outcome[] {
  const able = pairs.filter((pair) => exportsOf(pair).length > 0);
  return outcomesOf(able, truthOf(able, compiler), toys, toolchain);
}

/** Pairs of a single unit that share one, so that a kernel takes less time. */
const SHARING = 10;

/** Units of one header are joined to larger ones; what they say concerns none of the others. */
function joined(sources: Sources): Sources {
  const files: Record<string, string> = {};
  const counts = new Map<string, number>();
  for (const [file, text] of Object.entries(sources)) {
    const [, folder] = /^(core|drivers)\/c\d+a\.c$/.exec(file) ?? [];
    const isTree =
      sources[file.replace(/a\.c$/, 'z.c')] !== undefined ||
      sources[file.replace(/a\.c$/, 'b.c')] !== undefined;
    if (folder === undefined || isTree) {
      files[file] = text;
      continue;
    }
    const count = counts.get(folder) ?? 0;
    counts.set(folder, count + 1);
    const name = `${folder}/joined${Math.floor(count / SHARING)}.c`;
    files[name] = `${files[name] ?? ''}${text}#pragma pack()\n`;
  }
  return files;
}
