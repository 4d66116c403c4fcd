// SPDX-License-Identifier: GPL-2.0-or-later
import type { CorpusExport } from '../corpus';
import { DebugUnits, type DebugLimits } from '../debug-types';
import type { Elf } from '../elf';
import { charSign, machineOf } from '../image';
import { CorpusDraft, TypeSource, unitRecords, type Basics, type NamedRecord } from '../type-data';

/** A file with debug information, and what is exported from it. */
export interface DebugFile {
  elf: Elf;
  /** Its name, for messages. */
  file: string;
  /** As Module.symvers names it. */
  module: string;
  exports: readonly CorpusExport[];
}

/** A unit that declares exports; which of them are its own is known when all units of the file were read. */
interface Found {
  source: string;
  types: number[];
}

/** Who declares an export. */
interface Owner {
  unit: Found;
  record: NamedRecord;
  /** Whether all that the unit has is a pointer to it, so that another may have it itself. */
  isPointer: boolean;
  /** Whether another unit declares it otherwise: nothing tells which of them is exported. */
  isUnclear: boolean;
}

/** Exports that debug information describes, file by file, in a corpus that grows. */
export class DebugParts {
  readonly limits: DebugLimits = { passedOver: 0, unread: 0 };
  /** Names of exports that have a declaration. */
  readonly typed = new Set<string>();
  /** Whether plain `char` has a sign; null where no unit has one. */
  charIsSigned: boolean | null = null;
  private readonly names = new Set<string>();

  constructor(private readonly draft: CorpusDraft) {}

  /** @throws ModversionsError for damaged debug information, or such as is not read */
  add({ elf, file, module, exports }: DebugFile): void {
    const wanted = new Set(exports.map(({ name }) => name).filter((name) => !this.typed.has(name)));
    if (wanted.size === 0) return;
    const owners = this.ownersIn(elf, file, wanted);
    const byUnit = new Map<Found, CorpusExport[]>();
    for (const one of exports) {
      const owner = owners.get(one.name);
      if (!owner || owner.isUnclear || this.typed.has(one.name)) continue;
      this.typed.add(one.name);
      const { record, place } = owner.record;
      owner.unit.types.push(this.draft.variantOf(record, place));
      const own = byUnit.get(owner.unit);
      if (own) own.push(one);
      else byUnit.set(owner.unit, [one]);
    }
    for (const [{ source, types }, own] of byUnit)
      this.draft.addUnit({ name: this.nameFor(source, file), source, module }, own, types);
  }

  private ownersIn(elf: Elf, file: string, wanted: ReadonlySet<string>): Map<string, Owner> {
    const owners = new Map<string, Owner>();
    const units = new DebugUnits(elf, wanted, file);
    for (const { source, types, defined, pointed } of units) {
      this.charIsSigned ??= charSign(types);
      if (!types.told.hasAlignments) this.draft.lacksAlignments();
      const names = [...defined, ...pointed];
      const records = unitRecords(new TypeSource(types, basicsOf(elf), names), names);
      const unit = { source, types: records.types.map((one) => this.draft.variantOf(one.record, one.place)) };
      const pointers = new Set(pointed);
      for (const [name, record] of records.symbols) {
        const owner = { unit, record, isPointer: pointers.has(name), isUnclear: false };
        const known = owners.get(name);
        if (!known || (known.isPointer && !owner.isPointer)) owners.set(name, owner);
        else if (known.isPointer === owner.isPointer && known.record.record !== record.record)
          known.isUnclear = true;
      }
    }
    this.limits.passedOver += units.limits.passedOver;
    this.limits.unread += units.limits.unread;
    return owners;
  }

  /** The object's path, as kbuild has it; one source may be compiled for several modules. */
  private nameFor(source: string, file: string): string {
    const plain = (source === '' ? file : source).replace(/\.[^./]+$/, '');
    let name = plain;
    for (let count = 2; this.names.has(name); count++) name = `${plain}$${count}`;
    this.names.add(name);
    return name;
  }
}

/** Machines whose integers are aligned to four bytes at most inside a struct. */
const NARROW: ReadonlySet<string> = new Set(['i386']);

/** How the machine of a file lays out what hangs on no declaration. */
function basicsOf({ machine, width, isLittle }: Elf): Basics {
  return basicsFor(machineOf({ machine, width, isLittle }, null).target);
}

/** The same of a target; that of most machines where it is not known. */
export const basicsFor = (target: { machine: string; pointerBytes: number } | null | undefined): Basics => ({
  pointer: target?.pointerBytes ?? 8,
  widest: target && NARROW.has(target.machine) ? 4 : 8,
});
