import type { KernelModule } from '../../formats/module';

/** What a namespace of EXPORT_SYMBOL_FOR_MODULES begins with, since Linux 6.16; names of modules follow. */
const FOR_MODULES = 'module:';

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
