// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { CauseChange } from '../../kernel/compare';
import type { JudgedCause } from '../../kernel/judge';
import type { Told } from '../../text';
import { counted } from './spelling';
import { diffLineText } from './text-look';
import { typeDiff } from './type-diff';
import { chainText, placesText } from './wording';

const HAPPENED = {
  changed: 'changed',
  'became-visible': 'became visible',
  'became-opaque': 'became opaque',
} as const satisfies Record<CauseChange, string>;

/** A cause with its places, chains and difference. @param count of exports that it is told to be behind */
export function causeText(cause: Told<JudgedCause>, count: number, color: boolean): string {
  const { bold } = createColors(color);
  const { name, change, basePlace, newPlace, chains } = cause;
  const lines = [bold(`${name} ${HAPPENED[change]}, ${counted(count, 'export')}`)];
  const places = placesText(basePlace, newPlace);
  if (places !== null) lines.push(`  ${places}`);
  // An export's own declaration is reached by nothing else.
  for (const chain of chains) if (chain.steps.length > 1) lines.push(`  ${chainText(chain)}`);
  return `${lines.map((line) => `${line}\n`).join('')}${difference(cause, color)}`;
}

function difference({ baseText, newText }: Told<JudgedCause>, color: boolean): string {
  const paint = createColors(color);
  return typeDiff(baseText, newText).replace(/.+/g, (line) => diffLineText(line, paint));
}
