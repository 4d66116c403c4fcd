// SPDX-License-Identifier: GPL-2.0-or-later
import { Refusal } from './refusal';

/** What a command says to a preprocessor. */
export interface Command {
  program: string;
  /** Options that the compiler's own macros may hang on. */
  flags: readonly string[];
  folders: readonly string[];
  /** `-D` and `-U` in their order; no body for `-U`. */
  macros: readonly { name: string; body: string | null }[];
  includes: readonly string[];
  /** Beginnings of names that `__FILE__` shows otherwise; the last one counts. */
  prefixes: readonly { from: string; to: string }[];
}

const IGNORED = /^(?:-c|-w|-pipe|-E|-nostdinc|-xc|-W(?![apl],).*|-Wa,.*|-Wl,.*|-Wp,-MM?D,.*|-MM?D|-MP)$/;
const WITH_VALUE: ReadonlySet<string> = new Set(['-o', '-MF', '-MT', '-MQ']);
/** Options that only say something of code or of debug data, and that differ from unit to unit. */
const OF_CODE =
  /^-f(?:no-)?(?:debug|conserve-stack|function-sections|data-sections|stack-check|strict-overflow|merge-|ipa-|dump|sanitize-coverage|stack-clash|inline-|unroll|tree-|optimize-|reorder|delete-null|allow-store|var-tracking|diagnostics)/;
const REFUSED =
  /^-(?:f(?:no-)?(?:dollars-in|directives-only|preprocessed|input-charset|exec-charset|wide-exec|extended-identifiers|openmp|openacc|working-directory|pch|track-macro|canonical-system)|m(?:pascal)|traditional|trigraphs|ansi|undef|isystem|iquote|idirafter|iprefix|isysroot|imacros|imultilib|iwithprefix|I-|P$|CC?$|X|A)/;
const KEPT = /^(?:-[fmO].*|-std=gnu(?:89|90|99|9x|11|1x|17|18)|-g.*|-p|-pg|-pthread|--param=.*)$/;
const NAME = /^([A-Za-z_$][\w$]*)(\([^)]*\))?$/;

/** @throws Refusal for options that are not sure */
export function commandOf([program, ...args]: readonly string[]): Command {
  const flags: string[] = [];
  const folders: string[] = [];
  const macros: { name: string; body: string | null }[] = [];
  const includes: string[] = [];
  const prefixes: { from: string; to: string }[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    const value = (option: string): string => {
      const own = word.slice(option.length) || args[++at];
      if (own === undefined) throw new Refusal(`${option} without a value`);
      return own;
    };
    if (REFUSED.test(word)) throw new Refusal(`the option ${word}`);
    if (word.startsWith('-I')) folders.push(value('-I'));
    else if (word === '-include') includes.push(value('-include'));
    else if (word.startsWith('-D')) macros.push(definitionOf(value('-D')));
    else if (word.startsWith('-U')) macros.push({ name: value('-U'), body: null });
    else if (WITH_VALUE.has(word)) at++;
    else if (word === '--param') flags.push(word, value('--param'));
    else if (/^-f(?:macro|file)-prefix-map=/.test(word)) prefixes.push(prefixOf(word));
    else if (IGNORED.test(word) || OF_CODE.test(word)) continue;
    else if (KEPT.test(word)) flags.push(word);
    else throw new Refusal(`the option ${word}`);
  }
  if (!args.includes('-nostdinc')) throw new Refusal('folders of the compiler');
  if (!flags.some((flag) => flag.startsWith('-std='))) throw new Refusal('no -std');
  return { program: program!, flags, folders, macros, includes, prefixes };
}

function definitionOf(word: string): { name: string; body: string } {
  const equals = word.indexOf('=');
  const [name, value] = equals < 0 ? [word, '1'] : [word.slice(0, equals), word.slice(equals + 1)];
  const found = NAME.exec(name);
  if (!found || value.includes('\n')) throw new Refusal(`-D${word}`);
  return { name: found[1]!, body: `${found[2] ?? ''} ${value}` };
}

function prefixOf(word: string): { from: string; to: string } {
  const [, from, to] = /=([^=]*)=(.*)$/s.exec(word) ?? [];
  if (from === undefined || to === undefined) throw new Refusal(word);
  return { from, to };
}
