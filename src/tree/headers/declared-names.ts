// SPDX-License-Identifier: GPL-2.0-or-later
import { Cutter, enumeratorsOf, namesOf, objectsIn } from '../definitions';
import { cutHeader } from './cut-header';
import { withoutComments } from './plain-text';

const DIRECTIVE = /^[ \t]*#(?:\\\r?\n|[^\n])*/gm;

/**
 * All names that a header's own text gives to those that include it, marked as `Definition` has them: types, enumerators,
 * functions, variables, and macros, which have no mark. Conditions are not evaluated.
 * @param text the header's bytes, a character each
 */
export function declaredNames(text: string): Set<string> {
  const found = new Set<string>();
  const cutter = new Cutter(
    (definition) => {
      for (const name of namesOf(definition.text).names) found.add(name);
      for (const name of enumeratorsOf(definition.text)) found.add(`E#${name}`);
    },
    () => true,
    (declaration) => {
      for (const name of objectsIn(declaration.text)) found.add(name);
    },
  );
  const code = Buffer.from(withoutComments(text).replace(DIRECTIVE, ''), 'latin1');
  cutter.restart('');
  cutter.read(code, 0, code.length);
  for (const { kind, name } of cutHeader(text)) if (kind === 'macro') found.add(name);
  return found;
}
