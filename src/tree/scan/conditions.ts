// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, isPublicHeader, type Corpus, type FileConditions } from '../../formats/corpus';
import { ConditionalText } from '../headers';
import type { KernelTree } from '../kbuild';
import { textOf } from './headers';
import { placeBelow } from './place';

/**
 * Under which conditions lines of some files stand.
 * @param paths absolute; all that units were made from
 * @param corpus what its units saw
 */
export function conditionsIn(paths: Iterable<string>, corpus: Corpus, tree: KernelTree): FileConditions[] {
  const seen = declaredIn(corpus);
  const found = new Map<string, FileConditions>();
  for (const path of [...paths].sort(byBytes)) {
    const file = placeBelow(tree, path);
    // Of two with one name that of the object tree counts, as for a compiler.
    if (file === undefined || (found.has(file) && !path.startsWith(tree.objects))) continue;
    const text = textOf(path);
    if (text === undefined) continue;
    const cut = new ConditionalText(text);
    const words = [...(seen.get(file) ?? [])]
      .sort(([a], [b]) => a - b)
      .flatMap(([line, texts]) => {
        const told = cut.wordsAt(line, texts);
        return told === undefined ? [] : [{ line, text: told }];
      });
    // Macros of public headers are kept with those.
    const macros = isPublicHeader(file) ? [] : cut.macros;
    found.set(file, { file, groups: cut.groups, macros, declarations: words });
  }
  return [...found.values()];
}

/**
 * By file and line: the texts of what begins there. Only what units of this scan saw counts: earlier ones may have left more,
 * and what was sought hangs on which part of a plan is scanned.
 */
function declaredIn({
  declarations,
  variants,
  units,
  definitions,
}: Corpus): Map<string, Map<number, string[]>> {
  const used = new Set(definitions.flatMap(({ declaration, isSought }) => (isSought ? [] : [declaration])));
  const reached = new Set<number>();
  for (const { variants: own, behind } of units)
    for (const numbers of [own, behind]) for (const number of numbers) reached.add(number);
  for (const one of reached) used.add(variants[one]!.declaration).add(variants[one]!.compiled);
  for (const { redeclared } of units) for (const { declaration } of redeclared) used.add(declaration);
  used.delete(-1);
  const found = new Map<string, Map<number, string[]>>();
  for (const number of used) {
    const { file, line, text } = declarations[number]!;
    let lines = found.get(file);
    if (!lines) found.set(file, (lines = new Map()));
    const texts = lines.get(line);
    if (texts) texts.push(text);
    else lines.set(line, [text]);
  }
  return found;
}
