// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelScopes } from '../types';
import type { SharedNumbers } from './shared-numbers';

/** Calls `take` with every declaration that a side has of a name, some of them more than once. */
export function forEachDeclared(
  scopes: KernelScopes,
  side: 'base' | 'new',
  shared: SharedNumbers,
  take: (name: number, declaration: number) => void,
): void {
  const { variants, units } = scopes.corpus;
  for (let variant = 0; variant < variants.length; variant++) {
    const { compiled, declaration } = variants[variant]!;
    const name = shared.of(side, scopes.nameNumbers[variant]!);
    if (compiled >= 0) take(name, compiled);
    if (declaration >= 0 && declaration !== compiled) take(name, declaration);
  }
  for (const { redeclared } of units) {
    for (const { name, declaration } of redeclared) {
      const number = scopes.numberOf(name);
      if (number !== undefined) take(shared.of(side, number), declaration);
    }
  }
  const count = scopes.nameTexts.length;
  for (let name = 0; name < count; name++) {
    for (const declaration of scopes.definitionsOf(name)) take(shared.of(side, name), declaration);
  }
}
