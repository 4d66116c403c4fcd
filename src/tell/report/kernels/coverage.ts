// SPDX-License-Identifier: GPL-2.0-or-later
import type { Beyond, Verdict } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { counted } from '../spelling';
import { NOT_COVERED } from '../not-covered';

/** What no verdict of a comparison covers, and how much of it changed; null is what was not compared. */
export interface NotCovered {
  sentence: string;
  definitions: Record<Verdict, number> | null;
  functions: number | null;
  macros: number | null;
}

export function notCoveredOf({ definitions, compiledIn }: Told<Beyond> | Beyond): NotCovered {
  const ofKind = (kind: 'function' | 'macro'): number | null =>
    compiledIn && compiledIn.filter(({ what }) => what === kind).length;
  const verdicts = { compatible: 0, conditional: 0, unknown: 0, break: 0 };
  for (const { judgement } of definitions ?? []) verdicts[judgement.verdict]++;
  return {
    sentence: NOT_COVERED,
    definitions: definitions && verdicts,
    functions: ofKind('function'),
    macros: ofKind('macro'),
  };
}

/** What changed beyond exports, or was not compared, in a line. */
export function beyondLine({ definitions, compiledIn }: Told<Beyond>): string {
  const { functions, macros } = notCoveredOf({ definitions, compiledIn });
  const worst = notCoveredOf({ definitions, compiledIn }).definitions;
  const parts: string[] = [];
  const missing: string[] = [];
  if (worst && definitions) {
    const verdicts = (['break', 'unknown', 'conditional', 'compatible'] as const)
      .filter((verdict) => worst[verdict] > 0)
      .map((verdict) => `${worst[verdict]} ${verdict}`);
    parts.push(
      `${counted(definitions.length, 'definition')}${verdicts.length > 0 ? ` (${verdicts.join(', ')})` : ''}`,
    );
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
