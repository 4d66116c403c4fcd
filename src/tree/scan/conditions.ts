// SPDX-License-Identifier: GPL-2.0-or-later
import type { KeptConditions } from '../cache';
import { byBytes, isPublicHeader, shortDigest, type Corpus, type FileConditions } from '../../formats/corpus';
import { ConditionalText } from '../headers';
import type { KernelTree } from '../kbuild';
import { textOf } from './headers';
import { placeBelow } from './place';

/**
 * Under which conditions lines of some files stand.
 * @param paths absolute; all that units were made from
 * @param corpus what its units saw
 * @param before what an earlier scan found: a file that reads the same, and in which units saw the same begin, is not cut again
 */
export function conditionsIn(
  paths: Iterable<string>,
  corpus: Corpus,
  tree: KernelTree,
  before: readonly KeptConditions[],
): KeptConditions[] {
  const seen = declaredIn(corpus);
  const known = new Map(before.map((kept) => [kept.conditions.file, kept]));
  const found = new Map<string, KeptConditions>();
  for (const path of [...paths].sort(byBytes)) {
    const file = placeBelow(tree, path);
    // Of two with one name that of the object tree counts, as for a compiler.
    if (file === undefined || (found.has(file) && !path.startsWith(tree.objects))) continue;
    const text = textOf(path);
    if (text === undefined) continue;
    const declared = [...(seen.get(file) ?? [])].sort(([a], [b]) => a - b);
    for (const [, texts] of declared) texts.sort(byBytes);
    const digest = shortDigest(`${JSON.stringify(declared)}\n${text}`);
    const kept = known.get(file);
    found.set(
      file,
      kept?.digest === digest ? kept : { digest, conditions: conditionsOf(file, text, declared) },
    );
  }
  return [...found.values()];
}

/** @param declared by line, in their order: the texts of what begins there */
function conditionsOf(
  file: string,
  text: string,
  declared: readonly (readonly [line: number, texts: readonly string[]])[],
): FileConditions {
  const cut = new ConditionalText(text);
  const declarations = declared.flatMap(([line, texts]) => {
    const told = cut.wordsAt(line, texts);
    return told === undefined ? [] : [{ line, text: told }];
  });
  // Macros of public headers are kept with those.
  return { file, groups: cut.groups, macros: isPublicHeader(file) ? [] : cut.macros, declarations };
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
