// SPDX-License-Identifier: GPL-2.0-or-later
import { VERDICTS, type CompiledIn, type Verdict } from '../../../kernel/judge';
import { counted } from '../spelling';
import { notCoveredText } from './covered';

/** What no verdict of a comparison covers, and how much of it changed; null is what was not compared. */
export interface NotCovered {
  sentence: string;
  definitions: Record<Verdict, number> | null;
  functions: number | null;
  macros: number | null;
}

/** What is counted of it, as it is or as it is told. */
interface Countable {
  definitions: readonly { judgement: { verdict: Verdict } }[] | null;
  compiledIn: readonly Pick<CompiledIn, 'what'>[] | null;
}

export function notCoveredOf({
  base,
  new: next,
  beyond,
}: Parameters<typeof notCoveredText>[0] & { beyond: Countable }): NotCovered {
  return { sentence: notCoveredText({ base, new: next }), ...countsOf(beyond) };
}

function countsOf({ definitions, compiledIn }: Countable): Omit<NotCovered, 'sentence'> {
  const ofKind = (kind: 'function' | 'macro'): number | null =>
    compiledIn && compiledIn.filter(({ what }) => what === kind).length;
  const verdicts = { compatible: 0, conditional: 0, unknown: 0, break: 0 };
  for (const { judgement } of definitions ?? []) verdicts[judgement.verdict]++;
  return {
    definitions: definitions && verdicts,
    functions: ofKind('function'),
    macros: ofKind('macro'),
  };
}

/** What changed beyond exports, or was not compared, in a line. */
export function beyondLine(beyond: Countable): string {
  const { definitions, functions, macros } = countsOf(beyond);
  const parts: string[] = [];
  const missing: string[] = [];
  if (definitions) {
    const verdicts = VERDICTS.filter((verdict) => definitions[verdict] > 0);
    const counts = verdicts.map((verdict) => `${definitions[verdict]} ${verdict}`).join(', ');
    parts.push(`${counted(beyond.definitions!.length, 'definition')}${counts && ` (${counts})`}`);
  } else missing.push('definitions');
  if (functions !== null && macros !== null)
    parts.push(counted(functions, 'function'), counted(macros, 'macro'));
  else missing.push('functions and macros');
  const told = parts.length > 0 ? [`${parts.join(', ')} of public headers changed`] : [];
  const untold =
    missing.length > 0
      ? [`${missing.join(', ')} not compared: both sides have to be scans by this version`]
      : [];
  return [...told, ...untold].join('; ');
}
