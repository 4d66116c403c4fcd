// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * What this preprocessor does not do, or is not sure of. The unit goes to the compiler, whose word counts: so no
 * message of ours has to say what is wrong with a text.
 */
export class Refusal extends Error {}
