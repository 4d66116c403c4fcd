// SPDX-License-Identifier: GPL-2.0-or-later
import { SHF_ALLOC, SHN_LIVEPATCH, SHN_UNDEF, symbolsOf, type Elf, type Symbols } from '../elf';
import { relocationsOf } from '../object';

const RECORD = '.gnu.linkonce.this_module';
const THIS = '__this_module';
/**
 * Sections with code and data of the module, and tables of the kernel that hold places in code and nothing that is called with
 * arguments. All else, such as parameters and exports, may hand something of the kernel to the module's code.
 */
const KNOWN = new RegExp(
  [
    /^\.(?:(?:init|exit|noinstr|ref|static_call)\.)?text(?:\.|$)/,
    /^\.(?:(?:init|exit)\.)?(?:ro)?data(?:\.|$)/,
    /^\.(?:bss|note|discard|orc_unwind|orc_unwind_ip|eh_frame|modinfo)(?:\.|$)/,
    /^\.(?:altinstructions|smp_locks|parainstructions|retpoline_sites|return_sites|call_sites|static_call_sites|ibt_endbr_seal)$/,
    /^__(?:ex_table|bug_table|mcount_loc|jump_table|patchable_function_entries|versions)$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/**
 * Whether no code of a module can come upon its own `struct module`, nor is called with anything but by those that it hands its
 * functions to: it exports nothing and has no parameters, and nothing but the record itself refers to the record.
 * @throws ModversionsError for relocations that cannot be read
 */
export function hasQuietRecord(elf: Elf): boolean {
  const symbols = symbolsOf(elf);
  if (!symbols) return false;
  const kept = elf.sections.filter(({ flags, name }) => (flags & SHF_ALLOC) !== 0 && name !== RECORD);
  const relocations = relocationsOf(elf);
  for (const { index, name } of kept) {
    const own = relocations.get(index) ?? [];
    if (own.length > 0 && !KNOWN.test(name)) return false;
    if (own.some(({ symbol }) => leadsToRecord(symbol, symbols, elf))) return false;
  }
  return true;
}

function leadsToRecord(symbol: number, symbols: Symbols, elf: Elf): boolean {
  if (symbol >= symbols.count)
    elf.fail(`a relocation is to symbol ${symbol}, and there are ${symbols.count}`);
  const section = symbols.section(symbol);
  if (section === SHN_LIVEPATCH) return true;
  if (section !== SHN_UNDEF && elf.sections[section]?.name === RECORD) return true;
  return symbols.name(symbol) === THIS;
}
