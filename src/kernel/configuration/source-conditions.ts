// SPDX-License-Identifier: GPL-2.0-or-later
import {
  isSourceName,
  sourceWords,
  type Branch,
  type ConditionGroup,
  type Corpus,
  type FileConditions,
  type Place,
} from '../../formats/corpus';
import { holds, valueOf, type Names } from './evaluate';
import type { Options } from './options';

/** One definition of a macro. */
interface Defined extends Place {
  text: string;
  isCall: boolean;
}

/** A condition under which lines stand: a branch holds where its own condition does and none before it. */
export interface Standing {
  file: string;
  /** The branches of its `#if` up to the one that is meant. */
  branches: readonly Branch[];
}

/** Names that every source of a kernel can count on, and such as it never sees. */
const ALWAYS = new Set(['__KERNEL__', '__GNUC__', '__STDC__', '__STDC_VERSION__', '__linux__']);
const NEVER = new Set(['__ASSEMBLY__', '__ASSEMBLER__', '__CHECKER__', '__cplusplus', 'LINKER_SCRIPT']);
/** Says of each option what the configuration says. */
const OF_OPTIONS = 'include/generated/autoconf.h';
/** Words of what a macro comes to at most, and how deep macros are followed. */
const MOST_WORDS = 2_000;
const DEEPEST = 16;
/** Conditions that are looked at for one: more than headers have, and an end to what hostile ones make. */
const MOST_STEPS = 10_000;

const OPTION = /^CONFIG_\w+$/;

/** The conditions and macros of one kernel's sources, looked at under one configuration or another. */
export class SourceConditions {
  private readonly files: ReadonlyMap<string, FileConditions>;
  private readonly macros = new Map<string, Defined[]>();
  private readonly known = new Map<Options, Map<string, boolean | undefined>>();
  /** Macros that are being looked at, which may lead back to themselves. */
  private readonly open = new Set<string>();
  /** Conditions that were looked at for one that was asked for. */
  private steps = 0;

  constructor({ conditions = [], headers = [] }: Pick<Corpus, 'conditions' | 'headers'>) {
    this.files = new Map(conditions.map((one) => [one.file, one]));
    for (const { file, macros } of conditions)
      for (const { name, line, text } of macros) this.define(name, { file, line, text, isCall: false });
    for (const { file, pieces } of headers)
      for (const { kind, name, line, text, parameters } of file === OF_OPTIONS ? [] : pieces)
        if (kind === 'macro') this.define(name, { file, line, text, isCall: parameters !== null });
  }

  /** The words of a declaration as the source has them, by line; null where none were kept. */
  linesOf({ file, line }: Place): { line: number; words: string[] }[] | null {
    const found = this.files.get(file)?.declarations.find((one) => one.line === line);
    return (
      found?.text.split('\n').map((text, index) => ({ line: line + index, words: sourceWords(text) })) ?? null
    );
  }

  /** The conditions under which a line stands, the outer ones first. */
  around({ file, line }: Place): Standing[] {
    const found: Standing[] = [];
    for (const group of this.files.get(file)?.groups ?? []) {
      if (group.branches[0]!.line >= line) break;
      if (group.end <= line) continue;
      found.push({ file, branches: branchesTo(group, line) });
    }
    return found;
  }

  /** Whether lines stand there under a configuration; undefined where that is not known. */
  stands(conditions: readonly Standing[], options: Options): boolean | undefined {
    let isKnown = true;
    for (const { branches } of conditions) {
      for (const [index, { condition }] of branches.entries()) {
        const isOwn = index === branches.length - 1;
        const value = condition === null ? true : this.holds(condition, options);
        if (value === !isOwn) return false;
        if (value === undefined) isKnown = false;
      }
    }
    return isKnown ? true : undefined;
  }

  /** Names of options on which conditions hang, be it through macros. */
  optionsIn(conditions: readonly Standing[]): Set<string> {
    return this.optionsBehind(conditionsOf(conditions));
  }

  /** The same of a macro. */
  optionsOfMacro(name: string): Set<string> {
    return this.optionsBehind([name]);
  }

  /** The only definition of a macro that may hold, where no other one can. */
  definitionOf(name: string, options: Options): Defined | undefined {
    const standing = (this.macros.get(name) ?? []).filter(
      (one) => this.stands(this.around(one), options) !== false,
    );
    const [first, ...others] = standing;
    return others.every(({ text }) => text === first!.text) ? first : undefined;
  }

  /** What a macro comes to, as words; null where several definitions may hold. Of one with parameters these stay as they are. */
  wordsOf(name: string, options: Options): string[] | null {
    const words: string[] = [];
    const add = (word: string, depth: number, within: ReadonlySet<string>): boolean => {
      if (words.length > MOST_WORDS || depth > DEEPEST) return false;
      const value = OPTION.test(word) ? options(word) : undefined;
      if (value !== undefined) words.push(value === 'y' ? '1' : value);
      else if (this.macros.has(word) && !within.has(word)) {
        const definition = this.definitionOf(word, options);
        const inner = new Set(within).add(word);
        return (
          definition !== undefined && sourceWords(definition.text).every((one) => add(one, depth + 1, inner))
        );
      } else words.push(word);
      return true;
    };
    return add(name, 0, new Set()) ? words : null;
  }

  isMacro(name: string): boolean {
    return this.macros.has(name);
  }

  private holds(condition: string, options: Options): boolean | undefined {
    let known = this.known.get(options);
    if (!known) this.known.set(options, (known = new Map()));
    if (known.has(condition)) return known.get(condition);
    if (this.open.size === 0) this.steps = 0;
    if (++this.steps > MOST_STEPS) return undefined;
    const value = holds(condition, this.names(options));
    // Where a way was cut short, another one may know.
    if (this.open.size === 0 || value !== undefined) known.set(condition, value);
    return value;
  }

  private names(options: Options): Names {
    const guarded = <T>(name: string, find: () => T | undefined): T | undefined => {
      if (this.open.has(name) || this.open.size > DEEPEST) return undefined;
      this.open.add(name);
      const found = find();
      this.open.delete(name);
      return found;
    };
    const names: Names = {
      option: options,
      isDefined: (name) => {
        const option = optionNamed(name, options);
        if (option !== undefined) return option !== null || (this.macros.has(name) ? undefined : false);
        if (ALWAYS.has(name)) return true;
        if (NEVER.has(name)) return false;
        const all = this.macros.get(name);
        if (!all) return undefined;
        return guarded(name, () => {
          const standing = all.map((one) => this.stands(this.around(one), options));
          if (standing.includes(true)) return true;
          return standing.includes(undefined) ? undefined : false;
        });
      },
      valueOf: (name) => {
        const option = optionNamed(name, options);
        if (option !== undefined) {
          if (option === null) return this.macros.has(name) ? undefined : 0n;
          return /^(?:0[xX][0-9a-fA-F]+|-?\d+)$/.test(option) ? BigInt(option) : undefined;
        }
        return guarded(name, () => {
          const definition = this.definitionOf(name, options);
          if (!definition || definition.isCall || this.stands(this.around(definition), options) !== true)
            return undefined;
          return valueOf(definition.text, names);
        });
      },
    };
    return names;
  }

  private define(name: string, definition: Defined): void {
    const known = this.macros.get(name);
    if (known) known.push(definition);
    else this.macros.set(name, [definition]);
  }

  /** Options that texts name, or the macros in them, or the conditions around these. */
  private optionsBehind(texts: readonly string[]): Set<string> {
    const found = new Set<string>();
    const seen = new Set<string>();
    // Without recursion: a tower of macros may be of any height.
    const open = [...texts];
    for (let text = open.pop(); text !== undefined; text = open.pop()) {
      for (const word of sourceWords(text)) {
        if (!isSourceName(word) || seen.has(word)) continue;
        seen.add(word);
        if (OPTION.test(word)) found.add(word.replace(/_MODULE$/, '')).add(word);
        for (const definition of this.macros.get(word) ?? [])
          open.push(definition.text, ...conditionsOf(this.around(definition)));
      }
    }
    return found;
  }
}

const conditionsOf = (standing: readonly Standing[]): string[] =>
  standing.flatMap(({ branches }) => branches.flatMap(({ condition }) => condition ?? []));

function branchesTo({ branches }: ConditionGroup, line: number): Branch[] {
  return branches.filter((branch) => branch.line < line);
}

/** What a macro of `autoconf.h` stands for; null where it is not defined, undefined for what is no option. */
function optionNamed(name: string, options: Options): string | null | undefined {
  if (!OPTION.test(name)) return undefined;
  const value = options(name);
  if (value === 'y') return '1';
  if (value !== undefined && value !== 'm') return value;
  return name.endsWith('_MODULE') && options(name.replace(/_MODULE$/, '')) === 'm' ? '1' : null;
}
