// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `rebuild`: modules, built for two kernels from the same source, to whether their code is the same. Of a kernel only what
 * modules are built against is needed.
 */
export { rebuildModules, type UnitSight } from './rebuild';
