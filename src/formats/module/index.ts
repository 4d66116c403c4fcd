// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `module`: a `.ko` file to all that the loader and modprobe look at: versions, modinfo, imports and exports; and the
 * exports of the objects that it is linked from.
 */
export type { KernelModule, ModuleExport, ModuleImport, ModuleInfo, ModuleVersion } from './module';
export { exportsOf, objectExports } from './object-exports';
export { hasQuietRecord } from './own-record';
export { isModule, moduleElf, readModule } from './read-module';
