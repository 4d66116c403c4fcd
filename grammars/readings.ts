// SPDX-License-Identifier: GPL-2.0-or-later
import type { Reading } from './generation';

/** How generations up to 6.13 read declarations. */
export const FIRST_READING: Reading = {
  name: 'G0',
  typeNames: 'everywhere',
  keepsAttributes: false,
  attributesBeforeTag: false,
  attributeSpecifies: true,
  repeatsParameters: true,
};

/** How they are read since the rework of 6.14. */
export const REWORKED_READING: Reading = {
  name: '6.14',
  typeNames: 'types-first',
  keepsAttributes: true,
  attributesBeforeTag: true,
  attributeSpecifies: false,
  repeatsParameters: false,
};

/** All readings, for each of which the build parses the common shapes. */
export const READINGS: readonly Reading[] = [FIRST_READING, REWORKED_READING];
