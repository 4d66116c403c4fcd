// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelModule } from '../../formats/module';

/** What a namespace of EXPORT_SYMBOL_FOR_MODULES begins with, since Linux 6.16; names of modules follow. */
const FOR_MODULES = 'module:';

/**
 * What the loader says to a module that names such a namespace itself: it comes with being named there, and no module
 * may ask for it.
 */
export const importFaults = ({ modinfo }: KernelModule): string[] =>
  modinfo.importedNamespaces
    .filter((namespace) => namespace.startsWith(FOR_MODULES))
    .map((namespace) => `it imports ${namespace}, which no module may`);

/** Whether a module may use symbols of a namespace. `''` is none, and for everyone. */
export function mayUse({ name, modinfo }: KernelModule, namespace: string): boolean {
  if (namespace === '' || modinfo.importedNamespaces.includes(namespace)) return true;
  if (!namespace.startsWith(FOR_MODULES)) return false;
  const own = name.replace(/-/g, '_');
  return namespace
    .slice(FOR_MODULES.length)
    .split(',')
    .map((pattern) => pattern.replace(/-/g, '_'))
    .some((pattern) => (pattern.endsWith('*') ? own.startsWith(pattern.slice(0, -1)) : own === pattern));
}
