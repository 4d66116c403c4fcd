// SPDX-License-Identifier: GPL-2.0-or-later
import type { ToldCheck } from '../../report';

/** A check of modules as a page carries it. */
export type SavedCheck = Omit<ToldCheck, 'troubled'>;
export type SavedModule = SavedCheck['modules'][number];
export type SavedUnit = NonNullable<SavedModule['code']>['units'][number];
type Use = NonNullable<SavedUnit['uses']>['changed'][number];

/** What the code of a module shows, counted. */
export interface CodeFacts {
  units: number;
  /** Units of each outcome. */
  same: number;
  differ: number;
  functions: number;
  /** Functions that differ. */
  differing: number;
  /** What it uses that differs, each thing once. */
  uses: Use[];
  /** Places of which it is not known what they use. */
  open: number;
}

export function codeFacts({ code }: SavedModule): CodeFacts | null {
  if (!code) return null;
  const { units } = code;
  const all = units.flatMap(({ uses }) => uses?.changed ?? []);
  return {
    units: units.length,
    same: units.filter((unit) => unit.code === 'same').length,
    differ: units.filter((unit) => unit.code === 'differs').length,
    functions: units.reduce((sum, { functions }) => sum + functions, 0),
    differing: units.flatMap(({ differing }) => differing).filter(({ what }) => what === 'function').length,
    uses: [...new Map(all.map((use) => [`${use.what} ${use.name}`, use])).values()],
    open: units.reduce((sum, { uses }) => sum + (uses?.open.length ?? 0), 0),
  };
}

/** In a few words: `no: the same code`, `maybe`; empty where nothing is known. */
export function affectedText({ affected, evidence }: SavedModule): string {
  if (affected === null) return '';
  const how = { 'same-code': affected === 'no' ? 'the same code' : 'other code', 'type-data': 'type data' };
  return evidence === null || evidence === 'none' ? affected : `${affected}: ${how[evidence]}`;
}

/** How a list is sorted by whether modules are affected: the worst first. */
export const AFFECTED_RANK = ['yes', 'maybe', null, 'no'] as const;
