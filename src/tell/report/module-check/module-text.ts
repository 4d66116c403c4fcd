// SPDX-License-Identifier: GPL-2.0-or-later
import type { CheckedModule, ModuleCause } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { obstacleText } from '../obstacles';
import { short } from '../forms/short';
import { counted } from '../spelling';
import type { Paint, TextLook } from '../text-look';
import { declarationName } from '../wording';
import type { ToldCheck } from './told-check';
import { AFFECTED, whyText } from './wording';

/** Lines of one module, and names in a line, unless all are asked for. */
const SHOWN = 10;

/** A module in trouble: what it is, what stands in its way, what that means, and the causes it knows. */
export function moduleLines(
  module: Told<CheckedModule>,
  check: ToldCheck,
  { isFull }: TextLook,
  paint: Paint,
): string[] {
  const { file, vermagic, license, machine, obstacles, causes, unexplained, affected, verdict } = module;
  const facts = [vermagic?.split(' ', 1)[0], machine, license ?? 'no licence'].filter(
    (one) => one !== undefined,
  );
  const most = isFull ? Infinity : SHOWN;
  const fate = `would ${module.loads ? 'load' : 'be refused'}: ${whyText(module)}`;
  const lines = [paint.bold(`${file} (${facts.join(', ')}) ${fate}`)];
  if (verdict !== null)
    lines.push(`  verdict: ${verdict}${affected === null ? '' : `, ${AFFECTED[affected]}`}`);
  lines.push(...obstacles.slice(0, most).map((obstacle) => `  ${obstacleText(obstacle)}`));
  if (obstacles.length > most)
    lines.push(paint.dim(`  … and ${obstacles.length - most} more; --full tells all`));
  // Of the only module that stands with the causes themselves.
  if (check.modules.length > 1) lines.push(...reachLines(causes, check, most));
  if (unexplained.length > 0) {
    const what = `no cause between base and against explains ${counted(unexplained.length, 'symbol')}`;
    lines.push(`  ${what}: ${listed(unexplained, most)}`);
  }
  return lines;
}

const REACH_WORDS = { yes: 'it knows', maybe: 'it may know', no: 'it does not know' } as const;

/** By reach, the names of causes that lie behind the symbols of one of many modules. */
function reachLines(causes: readonly ModuleCause[], check: ToldCheck, most: number): string[] {
  return (['yes', 'maybe', 'no'] as const).flatMap((wanted) => {
    const names = causes
      .filter(({ reach }) => reach === wanted)
      .map(({ cause }) => short(declarationName(check.causes[cause]!.name)));
    if (names.length === 0) return [];
    return [`  ${counted(names.length, 'cause')} ${REACH_WORDS[wanted]}: ${listed(names, most)}`];
  });
}

function listed(names: readonly string[], most: number): string {
  const rest = names.length > most ? ` and ${names.length - most} more` : '';
  return `${names.slice(0, most).join(', ')}${rest}`;
}
