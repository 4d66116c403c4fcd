// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `kbuild`: a configured kernel tree → what it is, its units with the commands that preprocess them,
 * and the recipes of what only a build makes.
 */
export type { PlanOptions } from './build-facts';
export { moduleBuildOf, sourceBelow, type ModuleUnit } from './module-build';
export { readConfig } from './config';
export { bearingOf, type NoteBearing } from './bearing';
export { variablesForMake } from './environment';
export { hasSources } from './find-trees';
export { filesToMake, isMade, makeGenerated, neededFor, type Made } from './generate';
export { isReadByMakefiles } from './makefile-reads';
export { openForModules, openTree, type TreeOptions } from './open-tree';
export type { Plan, PlannedUnit, Recipe } from './plan';
export { planFor } from './plan-for';
export { configurationOf, prepareCommand, refuseSource, type Configuration } from './prepare';
export type { KernelTree } from './tree';
