// SPDX-License-Identifier: GPL-2.0-or-later
import type { CheckedModule, ModuleCheck } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { short } from '../forms/short';
import { declarationName } from '../wording';
import { obstacleText } from '../obstacles';
import { codeLines } from './code-lines';
import { AFFECTED, EVIDENCE, whyText } from './wording';

/** Causes that are told of one module. */
const CAUSES = 10;
/** Longest path that is shown whole. */
const LONGEST = 200;

/** A module's file as it is shown. */
export const fileText = (file: string): string => short(file, LONGEST);

/** What becomes of a module in trouble, in a sentence. */
export function moduleSentence(module: Told<CheckedModule>): string {
  return `${fileText(module.file)} would ${module.loads ? 'load' : 'be refused'}: ${whyText(module)}`;
}

/** What stands in a module's way. @param most lines */
export function obstacleLines({ obstacles }: Told<CheckedModule>, most: number): string[] {
  const lines = obstacles.slice(0, most).map((one) => short(obstacleText(one), 400));
  return obstacles.length > most ? [...lines, `${obstacles.length - most} more; -f json has all`] : lines;
}

/** What the trouble means: verdict, causes with how they are known to reach the module, symbols without a cause. */
export function meaningLines(module: Told<CheckedModule>, check: Told<ModuleCheck>): string[] {
  const { verdict, affected, causes, unexplained } = module;
  const lines: string[] = [];
  if (verdict !== null)
    lines.push(`verdict: ${verdict}${affected === null || module.code ? '' : `, ${AFFECTED[affected]}`}`);
  lines.push(...codeLines(module).map((line) => short(line, LONGEST)));
  for (const { cause, reach, evidence } of causes.slice(0, CAUSES)) {
    const { name, judgement } = check.causes[cause]!;
    const what = `${short(declarationName(name))}: ${judgement.verdict}, ${judgement.kind}`;
    lines.push(`${what}; reaches the module: ${reach}, ${EVIDENCE[evidence]}`);
  }
  if (causes.length > CAUSES) lines.push(`${causes.length - CAUSES} more causes; -f json has all`);
  if (unexplained.length > 0) {
    const names = unexplained.slice(0, CAUSES).map((name) => short(name));
    const more = unexplained.length > CAUSES ? ` and ${unexplained.length - CAUSES} more` : '';
    lines.push(`no cause between base and against explains ${names.join(', ')}${more}`);
  }
  return lines;
}
