// SPDX-License-Identifier: GPL-2.0-or-later
import type { Fact } from '../../../kernel/judge';
import { bytesText, sizeText } from '../wording';
import type { Told } from '../../../text';

/** What a finding says of one side: `u32 at 16, 4 bytes`; null where that is nothing. */
export function factText(fact: Told<Fact> | null): string | null {
  if (!fact) return null;
  const { type, offset, size, value } = fact;
  const parts = [
    type ?? '',
    offset === null ? '' : `at ${bytesText(offset)}`,
    size === null ? '' : sizeText(size),
    value === null ? '' : `= ${value}`,
  ];
  return parts.filter((part) => part !== '').join(', ') || null;
}
