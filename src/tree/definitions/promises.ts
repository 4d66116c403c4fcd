// SPDX-License-Identifier: GPL-2.0-or-later
import { wordsIn } from './needs';

const PHRASE = /^(?:__attribute(?:__)?|__asm(?:__)?|asm|_Alignas|alignas|__declspec)$/;
/** Words that tell callers more than a type does. */
const WORD = /^(?:__seg_\w+|_Noreturn|_Thread_local|__thread)$/;

/** What a definition tells its own compiler and linker alone. */
const OWN = new Set(
  `alias always_inline artificial cold constructor copy deprecated destructor disable_sanitizer_instrumentation error
  externally_visible flatten format gnu_inline hot ifunc indirect_branch function_return leaf no_icf no_instrument_function
  no_profile_instrument_function no_reorder no_sanitize no_sanitize_address no_sanitize_coverage no_sanitize_thread
  no_sanitize_undefined no_split_stack no_stack_limit no_stack_protector noclone noinline noipa optimize
  patchable_function_entry retain unused used visibility warn_unused_result warning weak zero_call_used_regs`.split(
    /\s+/,
  ),
);
/** Sections that say where a function or variable lies, and nothing of how it may be used. */
const PLAIN =
  /^section \( "\.(?:text|sched\.text|kprobes\.text|noinstr\.text|cpuidle\.text|ref\.text|spinlock\.text|data\.\.read_mostly)[\w.]*" \)$/;

/** What a declaration's text says beside its type: attributes, alignment, another name, a word each with its arguments. */
export function promisesIn(text: string): Set<string> {
  const words = wordsIn(text);
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (WORD.test(word)) found.add(word);
    if (!PHRASE.test(word)) continue;
    const end = behind(words, at + 1);
    const inner = words.slice(at + 1, end);
    if (!/^__attribute/.test(word)) found.add([word, ...inner].join(' '));
    else for (const one of attributesIn(inner.slice(2, -2))) if (!isOwn(one)) found.add(one);
    at = end - 1;
  }
  return found;
}

function isOwn(attribute: string): boolean {
  return OWN.has(attribute.split(' ')[0]!) || PLAIN.test(attribute);
}

/** The place behind the group whose parenthesis stands at `at`. */
function behind(words: readonly string[], at: number): number {
  let depth = 0;
  for (let place = at; place < words.length; place++) {
    if (words[place] === '(') depth++;
    else if (words[place] === ')') depth--;
    if (depth <= 0) return depth === 0 && words[place] === ')' ? place + 1 : place;
  }
  return words.length;
}

/** The attributes in the words of a list, each with its arguments, without the underscores around its name. */
export function attributesIn(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at++]!;
    if (word === ',') continue;
    const end = words[at] === '(' ? behind(words, at) : at;
    found.push([word.replace(/^__(.*)__$/, '$1'), ...words.slice(at, end)].join(' '));
    at = end;
  }
  return found;
}
