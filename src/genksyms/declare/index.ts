// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `declare`: the words of a declaration and the steps it takes → records, and which of them a unit
 * knows: two name spaces, first declaration wins.
 */
export {
  ClassOf,
  RECORD_KINDS,
  REFERS_TO,
  RecordKind,
  TokenClass,
  kindOfMark,
  unknownType,
  spell,
  type DeclarationRecord,
  type Spelling,
  type Stretch,
} from './record';
export { EnumCounter } from './enum-counter';
export { Symbols } from './symbols';
export { Builder, type Declared } from './builder';
export { Taking } from './taking';
