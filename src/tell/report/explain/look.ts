// SPDX-License-Identifier: GPL-2.0-or-later
import type { TextLook } from '../text-look';

/** How explanations are shown. */
export interface Look extends TextLook {
  /** Whether nothing is left out. */
  isFull: boolean;
}
