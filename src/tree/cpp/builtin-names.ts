// SPDX-License-Identifier: GPL-2.0-or-later
import type { Builtin } from './macro';

/** Macros that GCC has without any definition, if it has them at all, and what is done for them. */
export const BUILTIN_NAMES: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['__LINE__', '__LINE__'],
  ['__FILE__', '__FILE__'],
  ['__COUNTER__', '__COUNTER__'],
  ['_Pragma', '_Pragma'],
  ['__has_include', '__has_include'],
  ['__has_include_next', '__has_include_next'],
  ['__has_attribute', 'has'],
  ['__has_cpp_attribute', 'has'],
  ['__has_c_attribute', 'has'],
  ['__has_builtin', 'has'],
  ['__has_feature', 'has'],
  ['__has_extension', 'has'],
  ['__has_embed', 'refused'],
  ['__BASE_FILE__', '__BASE_FILE__'],
  ['__FILE_NAME__', 'refused'],
  ['__INCLUDE_LEVEL__', 'refused'],
  ['__DATE__', 'refused'],
  ['__TIME__', 'refused'],
  ['__TIMESTAMP__', 'refused'],
]);
