/**
 * Stage 11, `kbuild`: a configured kernel tree → what it is, its units with the commands that preprocess them,
 * and the recipes of what only a build makes.
 */
export type { Plan, PlannedUnit, Recipe } from './plan';
export type { KernelTree } from './tree';
