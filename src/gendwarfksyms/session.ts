// SPDX-License-Identifier: GPL-2.0-or-later
import { Dwarf } from '../formats/dwarf';
import type { Elf } from '../formats/elf';
import { CText, type SourceDeclaration } from './c-text';
import { Describer } from './describer';
import { DieDump } from './die-dump';
import { ExportFinder } from './find-exports';
import { KabiRules } from './kabi-rules';
import { List } from './listed';
import { Refused } from './refused';
import { TypeMap, type Expansion } from './type-map';
import { written } from './type-strings';
import { unseenIn, type Unseen } from './unseen';
import { Versions } from './versions';
import { hasRenamed, Walk } from './walk';

/** How gendwarfksyms was asked to run. */
export interface Settings {
  stable: boolean;
  /** Whether types are wanted, and not CRCs alone. */
  types: boolean;
  /** Whether the declarations behind them are wanted as well. */
  declarations: boolean;
  dumpDies: boolean;
  dumpTypes: boolean;
  dumpVersions: boolean;
}

export const PLAIN: Settings = {
  stable: false,
  types: false,
  declarations: false,
  dumpDies: false,
  dumpTypes: false,
  dumpVersions: false,
};

/** A name of the list with its version; `isKnown` is false for one without data, whose version is 0. */
export interface Version {
  name: string;
  crc: number;
  isKnown: boolean;
}

/** One run over one list of names: objects one after the other, all texts one character a byte. */
export class Session {
  /** References of which several entries have different texts of the same length: the kernel's program takes any. */
  readonly tied: string[] = [];
  /** By types and exports, the declarations that they were made from, where they are wanted. */
  readonly declarations = new Map<string, SourceDeclaration>();
  /** What the versions do not see; told where types are wanted. */
  readonly unseen: Unseen[] = [];
  private readonly list: List;

  /**
   * @param input the list, a name a line
   * @param say takes what goes to standard error
   * @throws Refused
   */
  constructor(
    input: string,
    private readonly settings: Settings,
    private readonly say: (text: string) => void,
  ) {
    this.list = new List(input);
  }

  get isEmpty(): boolean {
    return this.list.size === 0;
  }

  /**
   * Reads one object.
   * @returns its part of the symtypes file; empty where types are not wanted
   * @throws Refused, Unreadable, ModversionsError
   */
  read(elf: Elf): string {
    const { list, settings } = this;
    this.warn(list.takePlaces(elf));
    const rules = settings.stable ? new KabiRules(elf) : null;
    if (rules) this.warn(rules.warnings);
    const dwarf = Dwarf.of(elf);
    if (!dwarf) throw new Refused('process_module', 'dwarf_get_units failed: no debugging information?');
    const dump = settings.dumpDies ? new DieDump(this.say) : null;
    const isRepeated = dump !== null || (rules !== null && hasRenamed(dwarf));
    const describer = new Describer(dwarf, rules, !isRepeated);
    const walk = new Walk(dwarf, describer, isRepeated, dump);
    const finder = new ExportFinder(dwarf, list, describer, walk);
    for (const unit of dwarf.units) finder.readUnit(unit);
    const types = new TypeMap(walk, rules, settings.dumpTypes ? (type) => this.say(lineOf(type)) : null);
    types.readAll();
    this.version(walk, types);
    for (const { name, isTied } of types.types.values()) if (isTied) this.tied.push(name);
    if (!settings.types) return '';
    this.unseen.push(...unseenIn(dwarf, walk, describer.privates));
    if (settings.declarations) {
      const writer = new CText(dwarf, (entry) => describer.isEmpty(entry));
      for (const { name, entry } of types.types.values())
        if (entry !== 0) this.declarations.set(name, writer.declaration(entry, name));
    }
    return symtypesOf(types);
  }

  /** All names of the list, in the order of the kernel's program. */
  versions(): Version[] {
    return this.list.order.map(({ name, crc, state }) => ({ name, crc, isKnown: state === 'versioned' }));
  }

  private version(walk: Walk, types: TypeMap): void {
    const { list, settings } = this;
    const versions = new Versions(types);
    for (const listed of list.order) {
      const isDone = listed.state === 'versioned';
      const writing = walk.find(listed.entry, 'export');
      if (!writing || (isDone && !settings.types)) continue;
      const text = types.textOf(listed.name, writing);
      if (!isDone) {
        const parts: string[] = [];
        const crc = versions.crcOf(text, settings.dumpVersions ? (part) => parts.push(part) : null);
        if (settings.dumpVersions) this.say(`${listed.name} ${parts.join('')}\n`);
        for (const other of list.group(listed.name)) {
          other.state = 'versioned';
          other.crc = crc;
        }
      }
      if (settings.types) types.add(listed.name, text, writing.entry);
    }
  }

  private warn(warnings: readonly string[]): void {
    for (const warning of warnings) this.say(`warning: gendwarfksyms: ${warning}\n`);
  }
}

const lineOf = ({ name, text }: Expansion): string => `${name} ${written(text)}\n`;

/** All types and exports, by the bytes of their names. */
function symtypesOf({ types }: TypeMap): string {
  const sorted = [...types.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(lineOf).join('');
}
