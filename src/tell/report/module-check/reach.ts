// SPDX-License-Identifier: GPL-2.0-or-later
import type { Reach } from '../../../kernel/usage';
import { counted } from '../spelling';
import type { ToldCheck } from './told-check';
import { usesOf } from './uses-lines';
import { EVIDENCE } from './wording';

const REACHES = { yes: 'reaches', maybe: 'may reach', no: 'does not reach' } as const satisfies Record<
  Reach,
  string
>;

/** What a cause is to the only module, with how that is known, or how many of many it concerns. */
export function reachLine(cause: number, { modules, causes }: ToldCheck): string {
  const concerned = modules.flatMap(({ causes }) => causes.filter((one) => one.cause === cause));
  const [first] = concerned;
  if (modules.length === 1 && first) {
    const { code } = modules[0]!;
    const used = code && first.evidence === 'used' ? usesOf(causes[cause]!.name, code) : null;
    return `${REACHES[first.reach]} the module: ${used ?? EVIDENCE[first.evidence]}`;
  }
  const count = (wanted: Reach): number => concerned.filter(({ reach }) => reach === wanted).length;
  const counts = [
    [count('yes'), 'know it'],
    [count('maybe'), 'may know it'],
    [count('no'), 'do not know it'],
  ] as const;
  const words = counts.filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`);
  return `behind symbols of ${counted(concerned.length, 'module')}${words.length > 0 ? `: ${words.join(', ')}` : ''}`;
}
