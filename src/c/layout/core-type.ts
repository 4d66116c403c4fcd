// SPDX-License-Identifier: GPL-2.0-or-later
import type { TypeSyntax } from '../syntax';

/** A type that is no name of another. */
export type CoreType = Exclude<TypeSyntax, { kind: 'typedef' | 'typeof' | 'qualified' | 'attributed' }>;
