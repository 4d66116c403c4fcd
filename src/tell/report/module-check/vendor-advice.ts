// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedCause } from '../../../kernel/judge';
import type { Reach } from '../../../kernel/usage';
import type { Shown, Told } from '../../../text';
import type { ToldCheck } from './told-check';

const UNNOTICED = 'Build the module against the new kernel; compiled code notices nothing of this change.';

const ADVICE = {
  yes: 'Build the module against the new kernel; where it no longer compiles, this is what its source has to follow.',
  maybe:
    'Build the module against the new kernel; --source builds it for both and tells whether its code differs.',
  no: 'Build the module against the new kernel; nothing shows that its source has to follow this.',
} as const satisfies Record<Reach, string>;

/**
 * A cause of a check with what those can do who build the modules. Advice to the kernel's maintainer, such as to hide a
 * member from the checksum, is no help to them.
 */
export function causeForVendors(number: number, { causes, modules }: ToldCheck): Told<JudgedCause> {
  const cause = causes[number]!;
  const { judgement } = cause;
  const reaches = modules.flatMap((module) =>
    module.causes.filter((one) => one.cause === number).map(({ reach }) => reach),
  );
  const worst = (['yes', 'maybe'] as const).find((reach) => reaches.includes(reach)) ?? 'no';
  const advice = judgement.verdict === 'compatible' ? UNNOTICED : ADVICE[worst];
  return { ...cause, judgement: { ...judgement, advice: [advice as Shown] } };
}
