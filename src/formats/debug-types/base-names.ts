// SPDX-License-Identifier: GPL-2.0-or-later
/** Names of integers as Clang writes them, and as GCC does: a kernel of the one is compared with one of the other. */
const AS_GCC: Readonly<Record<string, string>> = {
  short: 'short int',
  'unsigned short': 'short unsigned int',
  long: 'long int',
  'unsigned long': 'long unsigned int',
  'long long': 'long long int',
  'unsigned long long': 'long long unsigned int',
  'unsigned __int128': '__int128 unsigned',
};

/** The name of a base type, the same for all compilers. */
export const baseName = (name: string): string => AS_GCC[name] ?? name;
