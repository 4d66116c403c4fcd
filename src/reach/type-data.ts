import { isSplitBtf, readBtf, type Btf } from '../btf';
import { Elf } from '../elf';
import { typeSections } from '../module';
import { ModversionsError } from '../problem';
import { BtfKnowledge, structNames, type Knowledge } from './knowledge';
import type { Unchecked } from './result';

/** `\x7fELF`, which BTF by itself does not begin with. */
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
  private readonly names: ReadonlySet<string> | null;
  private split = 0;
  private none = 0;
  private readonly broken: string[] = [];

  /** @param base null where none was given */
  constructor(private readonly base: Btf | null) {
    this.names = base && structNames(base);
  }

  /** @returns null where the module has none that can be read */
  of(content: Buffer, file: string): Knowledge | null {
    try {
      const sections = typeSections(content, file);
      if (!sections) {
        this.none++;
        return null;
      }
      if (!isSplitBtf(sections.btf, file)) return new BtfKnowledge(readBtf(sections.btf, file), new Set());
      // What a module brings along of its base is what it refers to: of the rest it tells nothing.
      const base = sections.base ? readBtf(sections.base, file) : this.base;
      if (base) return new BtfKnowledge(readBtf(sections.btf, file, base), this.names);
      this.split++;
      return null;
    } catch (error) {
      if (!(error instanceof ModversionsError)) throw error;
      this.broken.push(error.message);
      return null;
    }
  }

  /** What was missing, in a line each. */
  unchecked(): Unchecked[] {
    const whys: string[] = [];
    const tell = (count: number, what: string): void => {
      if (count > 0)
        whys.push(
          `${count === 1 ? 'the type data of 1 module' : `the type data of ${count} modules`} ${what}`,
        );
    };
    tell(this.split, 'go on from those of the vmlinux it was built with, which --btf-base takes');
    tell(this.none, 'are missing: built without CONFIG_DEBUG_INFO_BTF_MODULES, or stripped');
    tell(this.broken.length, `cannot be read: ${this.broken[0]}`);
    return whys.map((why) => ({ what: 'types', why }));
  }
}
