// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelModule } from '../../formats/module';

/** The licences under which a module may use symbols for the GPL (`include/linux/license.h`), letter by letter. */
const COMPATIBLE: ReadonlySet<string> = new Set([
  'GPL',
  'GPL v2',
  'GPL and additional rights',
  'Dual BSD/GPL',
  'Dual MIT/GPL',
  'Dual MPL/GPL',
]);

/** Modules that the loader does not believe. */
const DISBELIEVED: ReadonlySet<string> = new Set(['driverloader', 'lve']);

/** What the loader takes for the licence of a module that names none. */
export const UNSPECIFIED = 'unspecified';

/** Whether the loader counts a module as proprietary by what it says of itself. */
export function isProprietary({ name, modinfo }: KernelModule): boolean {
  return !COMPATIBLE.has(modinfo.license ?? UNSPECIFIED) || DISBELIEVED.has(name);
}
