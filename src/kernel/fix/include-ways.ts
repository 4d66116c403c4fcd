// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus, CorpusUnit, Inclusion } from '../../formats/corpus';
import type { JudgedCause } from '../judge';

import { Unwritable } from './edits';
import { hideDeclaration } from './guard-declaration';
import { hideInclude, showInclude } from './guard-include';
import type { Site } from './sites';
import { sourceIn, type Way, type Workbench } from './workbench';

const HIDDEN = 'the #include that brings the definition in is hidden from genksyms';
const SHOWN = 'genksyms is shown the #include that brought the definition in';

/** What hides a definition that came into sight, or shows one that went out of it. @throws Unwritable */
export function includeWays(causes: readonly JudgedCause[], sites: readonly Site[], bench: Workbench): Way[] {
  const isVisible = causes[0]!.change === 'became-visible';
  const inclusions = causes.flatMap(({ judgement }) => judgement.inclusions);
  if (!isVisible) return [{ way: 'include', what: SHOWN, edits: shown(inclusions, bench), header: null }];
  const ways = [
    attempted(() => hidden(inclusions, bench, 'outer')),
    attempted(() => hidden(inclusions, bench, 'inner')),
  ];
  const whole = attempted(() =>
    sites.map((site) => ({ file: site.file, edit: hideDeclaration(sourceIn(site, bench), site.line - 1) })),
  );
  const made = ways
    .filter((edits) => edits !== null)
    .map((edits): Way => ({ way: 'include', what: HIDDEN, edits, header: null }));
  if (whole)
    made.push({ way: 'include', what: 'the definition is hidden from genksyms', edits: whole, header: null });
  if (made.length > 0) return made;
  throw new Unwritable('no #include is found that only the new kernel has');
}

function attempted<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unwritable) return null;
    throw error;
  }
}

type Edits = Way['edits'];

/** Hides the first, or the last, `#include` on the way that the unit of the base does not have. */
function hidden(
  inclusions: readonly JudgedCause['judgement']['inclusions'][number][],
  bench: Workbench,
  which: 'outer' | 'inner',
): Edits {
  const edits = new Map<string, Edits[number]>();
  for (const { chain, units } of inclusions) {
    for (const unit of units) {
      const was = filesOf(unit, bench.corpora.base);
      const fresh = wayTo(chain.at(-1)!, unit, bench.corpora.new).filter(({ file }) => !was.has(file));
      const step = fresh.at(which === 'outer' ? 0 : -1);
      if (!step) throw new Unwritable('no #include is found that only the new kernel has');
      edits.set(`${step.parent}:${step.line}`, {
        file: step.parent,
        edit: hideInclude(sourceIn({ file: step.parent }, bench), step.line - 1),
      });
    }
  }
  if (edits.size === 0) throw new Unwritable('no #include is found that only the new kernel has');
  return [...edits.values()];
}

/** Shows genksyms what the base's unit included first on the way, and that of the new kernel does not. */
function shown(
  inclusions: readonly JudgedCause['judgement']['inclusions'][number][],
  bench: Workbench,
): Edits {
  const edits = new Map<string, Edits[number]>();
  for (const { chain, units } of inclusions) {
    for (const unit of units) {
      const is = filesOf(unit, bench.corpora.new);
      const [step] = wayTo(chain.at(-1)!, unit, bench.corpora.base).filter(({ file }) => !is.has(file));
      if (!step) throw new Unwritable('no #include is found that only the base has');
      const named = /^(?:arch\/[^/]+\/)?include\/(?:uapi\/)?(.+)$/.exec(step.file)?.[1];
      const edit = showInclude(
        sourceIn({ file: step.parent }, bench),
        named === undefined ? besides(step) : `<${named}>`,
      );
      edits.set(`${step.parent}:${step.file}`, { file: step.parent, edit });
    }
  }
  if (edits.size === 0) throw new Unwritable('no #include is found that only the base has');
  return [...edits.values()];
}

/** How a file names one of its own folder. */
function besides({ file, parent }: Inclusion): string {
  const folder = parent.slice(0, parent.lastIndexOf('/') + 1);
  if (!file.startsWith(folder)) throw new Unwritable(`how ${parent} would include ${file} is not known`);
  return `"${file.slice(folder.length)}"`;
}

function unitNamed(name: string, { units }: Corpus): CorpusUnit | undefined {
  return units.find((unit) => unit.name === name);
}

function filesOf(name: string, corpus: Corpus): Set<string> {
  const unit = unitNamed(name, corpus);
  return new Set(Array.from(unit?.inclusions ?? [], (number) => corpus.inclusions[number]!.file));
}

/** The inclusions that lead to a file, the source's own first; its path is that of the source. */
function wayTo(file: string, name: string, corpus: Corpus): Inclusion[] {
  const unit = unitNamed(name, corpus);
  if (!unit) return [];
  const byFile = new Map(
    Array.from(unit.inclusions, (number) => [corpus.inclusions[number]!.file, corpus.inclusions[number]!]),
  );
  const way: Inclusion[] = [];
  for (let step = byFile.get(file); step && way.length <= byFile.size; step = byFile.get(step.parent)) {
    way.unshift(step.parent === '' ? { ...step, parent: unit.source } : step);
    if (step.parent === '') break;
  }
  return way;
}
