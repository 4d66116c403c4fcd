// SPDX-License-Identifier: GPL-2.0-or-later
import { isSplitBtf, readBtf, type Btf } from '../../formats/btf';
import { readDwarf } from '../../formats/dwarf';
import { Elf } from '../../formats/elf';
import { moduleElf } from '../../formats/module';
import { ModversionsError } from '../../problem';
import { isCovered } from './coverage';
import { btfNames, type Knowledge } from './knowledge';
import type { Unchecked } from './result';

/** `\x7fELF`, with which BTF by itself does not begin. */
const ELF = 0x7f454c46;

/**
 * Reads the type data that modules go on from.
 * @param content of vmlinux with a `.BTF` section, or BTF by itself, as in /sys/kernel/btf
 * @throws ModversionsError `FILE: …`
 */
export function readBaseBtf(content: Buffer, file: string): Btf {
  const isElf = content.length >= 4 && content.readUInt32BE(0) === ELF;
  const elf = isElf ? new Elf(content, file) : null;
  const section = elf?.named('.BTF');
  if (elf && !section) elf.fail('has no .BTF section');
  return readBtf(elf && section ? elf.content(section) : content, file);
}

/** Reads what modules know of types, and counts those of which that cannot be told. */
export class TypeData {
  private readonly base: Btf | null;
  private readonly baseStructs: ReadonlySet<string> | null;
  private split = 0;
  private none = 0;
  private readonly broken: string[] = [];

  /**
   * @param given what modules go on from, by the user's word; null where none was given
   * @param likely the type data of the kernel that they were compared with, which they may go on from
   */
  constructor(
    private readonly given: Btf | null,
    likely: Btf | null = null,
  ) {
    this.base = given ?? likely;
    this.baseStructs = this.base && btfNames(this.base).structs;
  }

  /**
   * @param read gives the content of a module's file
   * @returns null where the module has none that can be read
   */
  async of(read: () => Promise<Buffer>, file: string): Promise<Knowledge | null> {
    const elf = await this.tried(async () => moduleElf(await read(), file));
    if (!elf) return null;
    // Debug information is whole, where BTF leaves out what vmlinux has.
    return (await this.tried(() => this.ofDwarf(elf, file))) ?? this.tried(() => this.ofBtf(elf, file));
  }

  /** What was missing, in a line each. */
  unchecked(): Unchecked[] {
    const whys: string[] = [];
    const tell = (count: number, what: string): void => {
      const whose = count === 1 ? '1 module' : `${count} modules`;
      if (count > 0) whys.push(`the type data of ${whose} ${what}`);
    };
    tell(this.split, 'go on from those of the vmlinux it was built with, which --btf-base takes');
    tell(this.none, 'are missing: built without debug information, or stripped of it');
    tell(this.broken.length, `cannot be read: ${this.broken[0]}`);
    return whys.map((why) => ({ what: 'types', why }));
  }

  /** What cannot be read leaves open what the module knows, and stops nothing. */
  private async tried<T>(read: () => T | Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ModversionsError)) throw error;
      this.broken.push(error.message);
      return null;
    }
  }

  private ofDwarf(elf: Elf, file: string): Knowledge | null {
    const names = readDwarf(elf, file);
    return names && { names, shared: new Set(), isWhole: isCovered(elf, names.functions) };
  }

  private ofBtf(elf: Elf, file: string): Knowledge | null {
    const [section, ownBase] = [elf.named('.BTF'), elf.named('.BTF.base')];
    if (!section) {
      this.none++;
      return null;
    }
    const bytes = elf.content(section);
    if (!isSplitBtf(bytes, file)) return this.known(elf, readBtf(bytes, file), new Set());
    // What a module brings along of its base is what it refers to: of the rest it tells nothing.
    const base = ownBase ? readBtf(elf.content(ownBase), file) : this.base;
    const btf = base && this.onBase(bytes, file, base);
    if (btf) return this.known(elf, btf, this.baseStructs);
    this.split++;
    return null;
  }

  /** Null where it goes on from another base than one that nobody named. */
  private onBase(bytes: Buffer, file: string, base: Btf): Btf | null {
    try {
      return readBtf(bytes, file, base);
    } catch (error) {
      if (error instanceof ModversionsError && base === this.base && !this.given) return null;
      throw error;
    }
  }

  private known(elf: Elf, btf: Btf, shared: ReadonlySet<string> | null): Knowledge {
    const names = btfNames(btf);
    return { names, shared, isWhole: isCovered(elf, names.functions) };
  }
}
