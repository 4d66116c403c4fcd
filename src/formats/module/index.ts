// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `module`: a `.ko` file to all that the loader and modprobe look at: versions, modinfo, imports and exports.
 */
export type { KernelModule, ModuleExport, ModuleImport, ModuleInfo, ModuleVersion } from './module';
export { hasQuietRecord } from './own-record';
export { moduleElf, readModule } from './read-module';
