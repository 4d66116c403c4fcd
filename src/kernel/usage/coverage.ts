// SPDX-License-Identifier: GPL-2.0-or-later
import { SHN_UNDEF, STB_LOCAL, STT_FUNC, symbolsOf, type Elf } from '../../formats/elf';

/** What kbuild and the kernel's macros name without a function of C behind it: aliases, and jumps that are patched. */
const BY_MACRO = /^(init_module|cleanup_module)$|^__(SCT__|pfx_|cfi_)/;
/** What compilers put behind the names of copies that they make of a function. */
const COPY = /\..*$/;
/** Of functions that a unit keeps to itself, the part that may be missing: small ones get lost when they are merged. */
const LOST = 0.5;

/**
 * Whether all code of a module has type data, as far as its functions tell: global ones always have, if any code of
 * theirs has; of the others most.
 * @param known the functions that are in the type data
 */
export function isCovered(elf: Elf, known: ReadonlySet<string>): boolean {
  const symbols = symbolsOf(elf);
  if (!symbols) return false;
  let locals = 0;
  let lost = 0;
  for (let symbol = 1; symbol < symbols.count; symbol++) {
    if (symbols.type(symbol) !== STT_FUNC || symbols.section(symbol) === SHN_UNDEF) continue;
    const name = symbols.name(symbol).replace(COPY, '');
    if (BY_MACRO.test(name)) continue;
    const isKnown = known.has(name);
    const isLocal = symbols.binding(symbol) === STB_LOCAL;
    if (!isLocal && !isKnown) return false;
    if (!isLocal) continue;
    locals++;
    if (!isKnown) lost++;
  }
  return lost <= locals * LOST;
}
