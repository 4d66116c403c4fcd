// SPDX-License-Identifier: GPL-2.0-or-later
import { readExpressionText, Unknown, type Attributes } from '../syntax';
import type { Types } from '../layout';

/**
 * Attributes that mean nothing to a module that is compiled already: they warn, guide the compiler of the function itself,
 * or are for checkers. All others enter a meaning, those that nobody has heard of too.
 */
const SILENT = new Set(
  `access always_inline annotate artificial assume cold context copy deprecated designated_init diagnose_if
  disable_sanitizer_instrumentation enable_if error enum_extensibility externally_visible fallthrough fd_arg
  flag_enum flatten format format_arg gnu_inline guarded_by guarded_var hot leaf may_alias maybe_unused must_hold
  no_icf no_instrument_function no_profile_instrument_function no_randomize_layout no_reorder no_sanitize
  no_sanitize_address no_sanitize_coverage no_sanitize_hwaddress no_sanitize_thread no_sanitize_undefined
  no_split_stack no_stack_limit no_stack_protector no_thread_safety_analysis nodiscard noescape noinline noipa
  nonstring noplt nothrow null_terminated_string_arg optimize overloadable patchable_function_entry pt_guarded_by
  require_context result_use_check retain sentinel signal_safe stack_protect strict_flex_array
  target_clones unavailable uninitialized unused used warn_if_not_aligned warn_unused_result warning
  zero_call_used_regs acquire_capability release_capability capability btf_decl_tag function_return
  indirect_branch ifunc constructor destructor cleanup naked target expected_throw`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Attributes whose effect is in the numbers of a layout: sizes, alignments and offsets say all of it. */
const NUMBERED = new Set([
  'packed',
  'aligned',
  '_Alignas',
  'mode',
  'vector_size',
  'gcc_struct',
  'transparent_union',
]);

/** What checkers alone are told of a pointer. */
const SILENT_TAGS = /^btf_type_tag "(?:rcu|nocast|bitwise)"$/;

/**
 * What attributes tell a module's compiler, each by its name and what its arguments come to, in the order of their
 * bytes.
 */
export function attributeTexts(attributes: readonly Attributes[], types: Types): string[] {
  const found = new Set<string>();
  for (const { words } of attributes) {
    for (const word of words) {
      const text = attributeText(word, types);
      if (text !== null) found.add(text);
    }
  }
  return [...found].sort();
}

/** Null for one that says nothing more than the numbers do. */
function attributeText(word: string, types: Types): string | null {
  const end = word.indexOf(' ');
  const name = end < 0 ? word : word.slice(0, end);
  if (SILENT.has(name) || NUMBERED.has(name)) return null;
  if (end < 0) return name;
  const text = `${name} ${argumentsOf(word.slice(end + 1), types)}`;
  return SILENT_TAGS.test(text) ? null : text;
}

/** Arguments as numbers, where they come to such; words as they stand elsewhere. */
function argumentsOf(text: string, types: Types): string {
  const inner = text.replace(/^\( (.*) \)$/, '$1');
  if (!/[A-Za-z_]/.test(inner) || inner.includes('"')) return inner;
  return inner
    .split(' , ')
    .map((one) => {
      try {
        return String(types.valueOf(readExpressionText(one)).value);
      } catch (error) {
        if (error instanceof Unknown) return one;
        throw error;
      }
    })
    .join(' , ');
}
