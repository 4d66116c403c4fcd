// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type BaseName } from '../syntax';
import type { DataModel } from './model';
import type { CoreType } from './core-type';

const INTEGERS: Readonly<Record<string, 'char' | 'short' | 'int' | 'long long' | '__int128'>> = {
  byte: 'char',
  QI: 'char',
  HI: 'short',
  SI: 'int',
  DI: 'long long',
  TI: '__int128',
};

const FLOATS: Readonly<Record<string, BaseName>> = { SF: 'float', DF: 'double', TF: '_Float128' };

/** What the attribute `mode` makes of a type: one of the same kind and sign of another size. */
export function ofMode(mode: string, core: CoreType, { pointer }: DataModel): CoreType {
  if (core.kind === 'pointer' && mode === 'pointer') return core;
  if (core.kind !== 'base') throw new Unknown(`the mode ${mode} of what is no number`);
  if (/float|double|Float/.test(core.name)) {
    const name = FLOATS[mode];
    if (!name) throw new Unknown(`the mode ${mode}`);
    return { kind: 'base', name };
  }
  const isWord = ['word', 'pointer', 'unwind_word', 'libgcc_cmp_return', 'libgcc_shift_count'].includes(mode);
  const isLong = isWord || mode === 'DI';
  const name = isLong && pointer.size === 8 ? 'long' : isWord ? 'int' : INTEGERS[mode];
  if (!name || core.name === 'void' || core.name === '__builtin_va_list')
    throw new Unknown(`the mode ${mode}`);
  if (/^unsigned|^_Bool$/.test(core.name)) return { kind: 'base', name: `unsigned ${name}` };
  return { kind: 'base', name: name === 'char' ? 'signed char' : name };
}
