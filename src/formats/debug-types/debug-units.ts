// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, Dwarf, TAGS, Unreadable, type Unit } from '../dwarf';
import type { Elf } from '../elf';
import { ModversionsError } from '../../problem';
import { belowHome, homeOf } from './places';
import { sizeAt } from './numbers';
import { symbolsOf } from './unit-symbols';
import { UnitDecoder } from './unit-decoder';
import type { DebugTypeList } from './debug-type-list';

/** What one unit of debug information tells of symbols. */
export interface DebugUnit {
  /** The source that was compiled, as a path below the folder of the compilation. */
  source: string;
  types: DebugTypeList;
  /** Symbols that it defines, and those that it only has a pointer to. */
  defined: readonly string[];
  pointed: readonly string[];
}

/** What units of a file keep to themselves. */
export interface DebugLimits {
  /** Units in another language than C, or whose compiler was told to leave types out. */
  passedOver: number;
  /** Types that are no C, or that lie in another file. */
  unread: number;
}

/** `DW_LANG_…` of C in all its ages. */
const C: ReadonlySet<number> = new Set([0x01, 0x02, 0x0c, 0x1d, 0x2c, 0x3e]);
/** Of assembly, which says nothing of types. */
const ASSEMBLY: ReadonlySet<number> = new Set([0x31, 0x8001]);
const NOTHING: ReadonlySet<string> = new Set();
/** Options by which a compiler leaves types out; GCC writes its options down. */
const INCOMPLETE = /(?:^|\s)-(?:g1|gmlt|gline-tables-only|femit-struct-debug-\S+)(?:\s|$)/;
/** The first GCC that writes alignments. */
const FIRST_GCC = 8;
const REMEDY = 'build with debug information in the file itself, in DWARF 4 or 5, or make the file again';

/** Units of one file that define some of the symbols that are asked for. */
export class DebugUnits {
  readonly limits: DebugLimits = { passedOver: 0, unread: 0 };
  private readonly dwarf: Dwarf;

  /**
   * @param wanted names of symbols
   * @param file its name, for messages
   * @throws ModversionsError `FILE: …` for debug information that is damaged, or lies elsewhere
   */
  constructor(
    private readonly elf: Elf,
    private readonly wanted: ReadonlySet<string>,
    private readonly file: string,
  ) {
    this.dwarf = this.reading(() => openDwarf(elf));
  }

  /** Each is read when it is asked for, and forgotten behind it. @throws ModversionsError as above */
  *[Symbol.iterator](): Generator<DebugUnit> {
    const { dwarf } = this;
    for (const unit of dwarf.units) {
      if (unit.type) continue;
      const found = this.reading(() => {
        dwarf.load(unit);
        return this.read(unit);
      });
      if (found) yield found;
      dwarf.forget();
    }
  }

  private read(unit: Unit): DebugUnit | null {
    const { dwarf, limits } = this;
    const top = dwarf.top(unit);
    if (top === 0) return null;
    refuseSplit(dwarf, top);
    const language = sizeAt(dwarf, top, ATTRIBUTES.language);
    if (language !== null && ASSEMBLY.has(language)) return null;
    const isC = language === null || C.has(language);
    const producer = dwarf.text(top, ATTRIBUTES.producer) ?? '';
    const isWhole = isC && !INCOMPLETE.test(producer);
    const { defined, pointers } = symbolsOf(dwarf, unit, isWhole ? this.wanted : NOTHING);
    if (isWhole && defined.size === 0 && pointers.size === 0) return null;
    if (!isWhole || !hasTypes(dwarf, top)) {
      limits.passedOver++;
      return null;
    }
    const decoder = new UnitDecoder(dwarf, unit, this.elf.isLittle);
    for (const [name, symbol] of defined) decoder.symbol(name, symbol);
    for (const [name, pointer] of pointers) decoder.pointedTo(name, pointer);
    const types = decoder.finish(writesAlignments(unit, producer));
    limits.unread += decoder.unread;
    const source = belowHome(dwarf.text(top, ATTRIBUTES.name) ?? '', homeOf(dwarf, unit));
    return { source, types, defined: [...defined.keys()], pointed: [...pointers.keys()] };
  }

  private reading<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new ModversionsError(`${this.file}: the DWARF ${error.message}`, REMEDY);
    }
  }
}

/** @throws Unreadable for debug information that is not in this file */
function openDwarf(elf: Elf): Dwarf {
  if (elf.named('.gnu_debugaltlink') ?? elf.named('.debug_sup'))
    throw new Unreadable('has its common parts in another file, where dwz put them, and that is not read');
  const dwarf = Dwarf.unread(elf);
  if (dwarf) return dwarf;
  throw new Unreadable(
    elf.named('.zdebug_info')
      ? 'is compressed in the old way (.zdebug_info), which is not read'
      : 'is missing',
  );
}

/** DWARF has alignments since version 5, and GCC writes them in older ones too unless it is to keep to the standard. */
function writesAlignments({ version }: Unit, producer: string): boolean {
  const [, gcc] = /^GNU \S+ (\d+)\./.exec(producer) ?? [];
  if (gcc === undefined) return version >= 5;
  return Number(gcc) >= FIRST_GCC && (version >= 5 || !/-gstrict-dwarf/.test(producer));
}

/** Tags without which no unit is that has types; dwz puts them elsewhere. */
const TYPES: ReadonlySet<number> = new Set([TAGS.base_type, TAGS.imported_unit]);

/** Whether a unit has types at all. Without them, each function would be one that takes and gives nothing. */
function hasTypes(dwarf: Dwarf, top: number): boolean {
  for (let entry = dwarf.child(top); entry; entry = dwarf.sibling(entry))
    if (TYPES.has(dwarf.tag(entry))) return true;
  return false;
}

function refuseSplit(dwarf: Dwarf, top: number): void {
  const name = dwarf.text(top, ATTRIBUTES.dwo_name) ?? dwarf.text(top, ATTRIBUTES.GNU_dwo_name);
  if (name !== null)
    throw new Unreadable(`is split: its types are in ${name}, which is not read (CONFIG_DEBUG_INFO_SPLIT)`);
}
