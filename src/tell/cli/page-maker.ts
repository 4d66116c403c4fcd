// SPDX-License-Identifier: GPL-2.0-or-later
import type { Maker } from '../page';
import { packageVersion } from './version';

/** This program and today, or the day that builds which have to be reproducible ask for. */
export function pageMaker(now = new Date()): Maker {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const day = /^\d{1,11}$/.test(epoch ?? '') ? new Date(Number(epoch) * 1000) : now;
  return { program: `modversions ${packageVersion()}`, day: day.toISOString().slice(0, 10) };
}
