// SPDX-License-Identifier: GPL-2.0-or-later
/** Longest name that is shown whole. */
const LONGEST = 120;

/** A text cut in its middle where it is too long to be read. */
export function short(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const half = Math.max(4, Math.floor(longest / 2) - 12);
  return `${text.slice(0, half)}…[${text.length - 2 * half} more]…${text.slice(-half)}`;
}
