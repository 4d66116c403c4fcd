// SPDX-License-Identifier: GPL-2.0-or-later
import type { CheckedModule, Evidence, ModuleCheck, Reach } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { codeSummary } from './code-lines';
import { obstacleCounts } from '../obstacles';
import { countVerdicts, verdictSentence } from '../kernels/summary';
import { counted } from '../spelling';

/** How it is known whether a cause reaches a module. */
export const EVIDENCE = {
  own: 'it is the declaration of a symbol that the module uses',
  defined: "the module's type data define it",
  'name-only': "the module's type data know it by name only",
  absent: "the module's type data do not have it",
  partial: 'the type data, which do not have it, are not of all its code',
  shared: "the base's type data define it, which leaves open whether the module looks into it",
  'no-trace': 'it can be used without a trace in type data',
  unseen: "none of the module's source units sees it",
  seen: "the module's source units see it, which leaves open whether its code uses it",
  'no-data': 'the module has no type data that can be read',
  'same-code': 'built for both kernels, the module is the same',
  record:
    'only the record that each module holds of itself leads to it, and no code of the module can come upon that',
  used: 'its code uses what differs of it',
  unused: 'its source was read and nothing that differs of it was seen used, which is short of proof',
} as const satisfies Record<Evidence, string>;

/** What a module's code has to do with what changed. */
export const AFFECTED = {
  yes: 'affected: it knows declarations that changed',
  maybe: 'maybe affected: nothing shows that what changed does not reach it',
  no: 'not affected: nothing of what changed reaches it, or none of it can be noticed',
} as const satisfies Record<Reach, string>;

/** Whether a module would not load, or would and is wrong about what it uses. */
export function isTroubled({ loads, verdict }: Told<CheckedModule>): boolean {
  return !loads || (verdict !== null && verdict !== 'compatible');
}

/** Why a module is in trouble, in a few words. */
export function whyText({ loads, obstacles }: Told<CheckedModule>): string {
  return loads ? 'what it uses means something else, and no version tells' : obstacleCounts(obstacles);
}

/**
 * What a check comes to, in two short lines without zeros: how many modules would load, then what that means, and what building them shows. A refusal
 * that nothing was asked about is not judged, which is something else than a judgement that failed.
 */
export function summaryOf(check: Told<ModuleCheck>): string[] {
  const { modules, failed } = check;
  const refused = modules.filter(({ loads }) => !loads).length;
  const misled = modules.filter((one) => one.loads && isTroubled(one)).length;
  const loaded = modules.length - refused;
  const parts: string[] = [];
  if (refused > 0) parts.push(`${counted(refused, 'module')} would not load`);
  if (loaded > 0) parts.push(refused > 0 ? `${loaded} would` : `${counted(loaded, 'module')} would load`);
  if (misled > 0) parts.push(`${misled} of them although what they use means something else`);
  if (failed.length > 0)
    parts.push(`${modules.length > 0 ? failed.length : counted(failed.length, 'file')} could not be read`);
  const lines = [parts.join(', ') || 'no module was checked', meaningLine(check), codeSummary(modules) ?? ''];
  return lines.filter((line) => line !== '');
}

function meaningLine({ base, modules }: Told<ModuleCheck>): string {
  const troubled = modules.filter(isTroubled);
  const judged = troubled.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  const unjudged = troubled.length - judged.length;
  const parts = [verdictSentence(countVerdicts(judged), 'module')];
  const why = base ? 'no types' : 'no --base';
  if (unjudged > 0)
    parts.push(`${judged.length > 0 ? unjudged : counted(unjudged, 'module')} not judged: ${why}`);
  return parts.filter((part) => part !== '').join('; ');
}
