// SPDX-License-Identifier: GPL-2.0-or-later
import type { Cursor } from './cursor';
import { readExpression } from './expression';
import type { Attributes } from './syntax';
import { isWord } from './tokens';
import { readTypeName, startsType } from './type-name';

/** Attributes of GCC, Clang and sparse that leave size, alignment and offsets alone, without underscores. */
const HARMLESS = new Set(
  `access address_space alias alloc_align alloc_size alias always_inline artificial assume_aligned btf_decl_tag
  btf_type_tag cdecl cleanup cold const constructor context copy counted_by counted_by_or_null sized_by
  deprecated designated_init destructor diagnose_if disable_sanitizer_instrumentation enable_if error externally_visible
  fallthrough fastcall fd_arg flatten force format format_arg function_return gnu_inline guarded_by hot ifunc
  indirect_branch interrupt leaf malloc may_alias mode must_hold naked nocast nocf_check noclone noderef
  no_caller_saved_registers no_randomize_layout no_icf no_instrument_function no_profile_instrument_function no_reorder no_sanitize
  no_sanitize_address no_sanitize_thread no_sanitize_undefined no_sanitize_coverage no_split_stack
  no_stack_limit no_stack_protector noinline noipa nonnull nonstring noplt noreturn nothrow optimize
  overloadable patchable_function_entry pure regparm require_context result_use_check returns_nonnull returns_twice
  safe section sentinel simd stack_protect strict_flex_array strub syscall_linkage sysv_abi target target_clones
  tls_model unavailable uninitialized unused used retain vector_size visibility warn_if_not_aligned
  warn_unused_result warning weak weakref zero_call_used_regs annotate noescape ms_abi stdcall
  transparent_union packed aligned gcc_struct assume expected_throw null_terminated_string_arg nodiscard maybe_unused
  flag_enum enum_extensibility no_sanitize_hwaddress acquire_capability release_capability capability
  guarded_var pt_guarded_by no_thread_safety_analysis signal_safe hardbool`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Attributes that say nothing. */
function empty(): Attributes {
  return {
    packed: false,
    packedFirst: false,
    aligned: [],
    alignas: [],
    mode: null,
    vectorSize: null,
    transparentUnion: false,
    unknown: [],
    words: [],
  };
}

/** Most declarations and members have none, so all of these share one. */
const NONE = empty();
for (const one of [NONE, ...Object.values(NONE)]) Object.freeze(one);

/** @returns attributes that say nothing, not to be changed */
export function noAttributes(): Attributes {
  return NONE;
}

/** Whether attributes change a type or the declared object itself, and not only its use. */
export function bearsOnLayout({ packed, aligned, alignas, mode, vectorSize, unknown }: Attributes): boolean {
  return (
    packed ||
    aligned.length > 0 ||
    alignas.length > 0 ||
    mode !== null ||
    vectorSize !== null ||
    unknown.length > 0
  );
}

/** Two lots of attributes as one. */
export function joined(one: Attributes, other: Attributes): Attributes {
  if (other === NONE) return one;
  if (one === NONE) return other;
  return {
    packed: one.packed || other.packed,
    packedFirst: one.packedFirst || (other.packedFirst && one.aligned.length === 0),
    aligned: [...one.aligned, ...other.aligned],
    alignas: [...one.alignas, ...other.alignas],
    mode: other.mode ?? one.mode,
    vectorSize: other.vectorSize ?? one.vectorSize,
    transparentUnion: one.transparentUnion || other.transparentUnion,
    unknown: [...one.unknown, ...other.unknown],
    words: [...one.words, ...other.words].sort(),
  };
}

/** Attributes that say this and no more. */
export function saying(words: readonly string[]): Attributes {
  return { ...empty(), words: [...words] };
}

/** Whether attributes stand at the cursor. */
export function startsAttributes(token: string | undefined): boolean {
  return token === '__attribute__' || token === '__attribute' || token === '_Alignas';
}

/** Reads all attributes that stand at the cursor into one. */
export function readAttributes(cursor: Cursor): Attributes {
  const first = cursor.peek();
  if (!startsAttributes(first) && !(first === '[' && cursor.peek(1) === '[')) return NONE;
  const into = empty();
  for (;;) {
    const token = cursor.peek();
    if (token === '__attribute__' || token === '__attribute') {
      cursor.next();
      cursor.expect('(');
      cursor.expect('(');
      while (!cursor.accept(')')) {
        if (!cursor.accept(',')) readOne(cursor, into);
      }
      cursor.expect(')');
    } else if (token === '_Alignas') {
      cursor.next();
      const from = cursor.place;
      into.words.push(['_Alignas', ...cursor.skipBalanced()].join(' '));
      cursor.place = from;
      cursor.expect('(');
      into.alignas.push(startsType(cursor) ? readTypeName(cursor) : readExpression(cursor));
      cursor.expect(')');
    } else if (token === '[' && cursor.peek(1) === '[') {
      cursor.next();
      cursor.next();
      while (!cursor.accept(']')) {
        if (cursor.accept(',')) continue;
        // `gnu::packed` is `packed`.
        if (cursor.peek(1) === ':' && cursor.peek(2) === ':') cursor.place += 3;
        readOne(cursor, into);
      }
      cursor.expect(']');
    } else {
      into.words.sort();
      return into;
    }
  }
}

function readOne(cursor: Cursor, into: Attributes): void {
  const name = cursor.next().replace(/^__(.*)__$/, '$1');
  const from = cursor.place;
  const words = cursor.peek() === '(' ? cursor.skipBalanced() : [];
  into.words.push([name, ...words].join(' '));
  const behind = cursor.place;
  cursor.place = from;
  if (name === 'packed') {
    into.packed = true;
    if (into.aligned.length === 0) into.packedFirst = true;
  } else if (name === 'aligned') {
    if (cursor.accept('(')) into.aligned.push(readExpression(cursor));
    else into.aligned.push(null);
  } else if (name === 'vector_size') {
    cursor.expect('(');
    into.vectorSize = readExpression(cursor);
  } else if (name === 'mode') into.mode = (words[0] ?? '').replace(/^__(.*)__$/, '$1');
  else if (name === 'transparent_union') into.transparentUnion = true;
  else if (isWord(name) && !HARMLESS.has(name)) into.unknown.push(name);
  cursor.place = behind;
}
