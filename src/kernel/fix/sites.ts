// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import type { Corpus, Declaration } from '../../formats/corpus';
import type { JudgedCause } from '../judge';

/** Where the new kernel has a declaration that changed, and what the base had. */
export interface Site {
  /** Below the tree; lines count from 1, as line markers have them. */
  file: string;
  line: number;
  declaration: Declaration;
  /** What the base declared; null where units knew it by name only. */
  base: Declaration | null;
}

/** All places of a cause; none where the new kernel knows it by name only. */
export function sitesOf(
  { name, baseText, newText }: Pick<JudgedCause, 'name' | 'baseText' | 'newText'>,
  corpora: Both<Corpus>,
): Site[] {
  const declared = onBoth(corpora, (corpus) => declarationsByRecord(corpus));
  const [base = null] = declared.base.get(`${name} ${baseText}`) ?? [];
  return (declared.new.get(`${name} ${newText}`) ?? []).map((declaration) => {
    const { file, line } = declaration;
    return { file, line, declaration, base };
  });
}

const known = new WeakMap<Corpus, Map<string, Declaration[]>>();

/** By the text of a record: the declarations behind it. */
function declarationsByRecord(corpus: Corpus): ReadonlyMap<string, Declaration[]> {
  const before = known.get(corpus);
  if (before) return before;
  const found = new Map<string, Declaration[]>();
  for (const { record, declaration } of corpus.variants) {
    const text = corpus.declarations[declaration];
    if (!text) continue;
    const list = found.get(record);
    if (!list) found.set(record, [text]);
    else if (!list.includes(text)) list.push(text);
  }
  known.set(corpus, found);
  return found;
}
