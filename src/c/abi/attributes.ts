// SPDX-License-Identifier: GPL-2.0-or-later
import type { Attributes, TypeSyntax } from '../syntax';
import { attributeTexts, peeled } from '../meaning';
import type { Types } from '../layout';
import { difference, type Difference, type Subject } from './difference';
import { onBoth, type Both, type Typed } from './sides';
import { byVerdict, type Verdict } from './verdict';

/** What it means that an attribute is only on one side. */
interface Rule {
  withdrawn: Verdict;
  added: Verdict;
  /** Of functions: it counts wherever between the pointers to one it stands. */
  isOfFunctions: boolean;
  why: string;
}

const DEEPEST = 100;

const CALLED = rule('break', 'break', true, 'it is called otherwise');
const ELSEWHERE = rule('break', 'break', false, 'its addresses are of another space');

const RULES: ReadonlyMap<string, Rule> = new Map([
  ...`regparm fastcall cdecl stdcall ms_abi sysv_abi thiscall vectorcall pcs aarch64_vector_pcs interrupt
    no_caller_saved_registers sseregparm force_align_arg_pointer preserve_most preserve_all preserve_none`
    .split(/\s+/)
    .map((name) => [name, CALLED] as const),
  ...['address_space', 'noderef', 'btf_type_tag'].map((name) => [name, ELSEWHERE] as const),
  ['noreturn', rule('break', 'compatible', true, 'callers have no code behind the call')],
  ['const', rule('break', 'compatible', true, 'callers have merged calls and moved them')],
  ['pure', rule('break', 'compatible', true, 'callers have merged calls and moved them')],
  [
    'returns_nonnull',
    rule('break', 'compatible', true, 'callers do not look whether it gives a null pointer'),
  ],
  ['assume_aligned', rule('break', 'compatible', true, 'callers rely on the alignment of what it gives')],
  ['alloc_align', rule('break', 'compatible', true, 'callers rely on the alignment of what it gives')],
  [
    'malloc',
    rule('conditional', 'compatible', true, 'callers take what it gives for memory that nobody else has'),
  ],
  ['alloc_size', rule('conditional', 'compatible', true, 'callers have checks of the size of what it gives')],
  ['nonnull', rule('conditional', 'conditional', true, 'null pointers mean something else to it')],
  ['returns_twice', rule('compatible', 'break', true, 'callers keep values in registers across the call')],
  [
    'nocf_check',
    rule('conditional', 'conditional', true, 'it is checked otherwise where it is called by a pointer'),
  ],
  ['counted_by', rule('conditional', 'compatible', false, 'compiled checks read the count of its elements')],
  [
    'counted_by_or_null',
    rule('conditional', 'compatible', false, 'compiled checks read the count of its elements'),
  ],
  ['sized_by', rule('conditional', 'compatible', false, 'compiled checks read its size')],
  ['weak', rule('compatible', 'conditional', false, 'callers do not look whether it is there')],
  ['alias', rule('compatible', 'compatible', false, 'the linker resolves it')],
  ['asm', rule('break', 'break', false, 'the linker knows it by another name')],
  ['thread', rule('break', 'break', false, 'it is found in the memory of each thread')],
  ['tls_model', rule('break', 'break', false, 'it is found otherwise in the memory of each thread')],
]);

/** Sections by what their content may be used for. */
const SECTIONS: readonly [RegExp, 'cpu' | 'read-only' | 'passing' | 'plain'][] = [
  [/percpu/, 'cpu'],
  [/rodata|ro_after_init/, 'read-only'],
  [/^"\.(?:init|exit|meminit|memexit|cpuinit|cpuexit|devinit|devexit)\./, 'passing'],
  [
    /^"\.(?:data|bss)(?:"|\.\.(?:read_mostly|cacheline_aligned|shared_aligned|page_aligned|Lubsan)|\.\.\w*aligned)|^"\.(?:text|ref|sched|kprobes|noinstr|cpuidle|lock|spinlock|entry|irqentry|softirqentry)\b/,
    'plain',
  ],
];

function rule(withdrawn: Verdict, added: Verdict, isOfFunctions: boolean, why: string): Rule {
  return { withdrawn, added, isOfFunctions, why };
}

/** Attributes by where in a type they stand. */
type Placed = Map<string, { text: string; isOutermost: boolean }>;

/** A type with the attributes of what is declared with it. */
export interface AttributedType {
  type: TypeSyntax;
  attributes: Attributes | null;
}

/**
 * What attributes of two types, at any depth, mean that only one of them has. What they do to sizes and offsets is not
 * told here.
 * @param isExport whether it is an exported function or variable by itself: code on the other side of it is the kernel's
 */
export function compareAttributes(
  sides: Both<Typed<AttributedType>>,
  about: Subject,
  isExport = false,
): Difference[] {
  return differing(
    onBoth(sides, ({ syntax, types }) => placedIn(syntax, types)),
    about,
    isExport,
  );
}

/** The same of attributes without a type: those of a struct or an enum as a whole. */
export function compareOwnAttributes(sides: Both<Typed<Attributes>>, about: Subject = {}): Difference[] {
  const placed = onBoth(sides, ({ syntax, types }) => {
    const found: Placed = new Map();
    for (const text of attributeTexts([syntax], types)) found.set(text, { text, isOutermost: true });
    return found;
  });
  return differing(placed, about, false);
}

function differing({ base, new: newOnes }: Both<Placed>, about: Subject, isExport: boolean): Difference[] {
  const found: Difference[] = [];
  for (const [key, one] of base) {
    // A function that reads nothing but its arguments changes nothing either.
    const isImplied = one.text === 'pure' && newOnes.has(key.replace(/pure$/, 'const'));
    if (!newOnes.has(key) && !isImplied)
      found.push(judged(one.text, 'withdrawn', about, isExport && one.isOutermost));
  }
  for (const [key, one] of newOnes) {
    if (!base.has(key)) found.push(judged(one.text, 'added', about, isExport && one.isOutermost));
  }
  return found;
}

function judged(text: string, what: 'withdrawn' | 'added', about: Subject, isExport: boolean): Difference {
  const name = nameOf(text);
  const how = `the attribute ${text} is ${what === 'added' ? 'new' : 'gone'}`;
  if (name === 'section') return ofSection(text, how, about);
  if (name === 'aligned') {
    const reason = `${how}: objects and arrays of what is pointed to lie otherwise`;
    return difference('alignment-changed', 'break', reason, about);
  }
  const known = RULES.get(name);
  if (!known) {
    return difference(
      'attribute-changed',
      'unknown',
      `${how}, and what it does to compiled code is not known`,
      about,
    );
  }
  // A callback is the module's own function: what callers relied on, the kernel may rely on now.
  const verdict = isExport ? known[what] : [known.withdrawn, known.added].sort(byVerdict)[0]!;
  const kind = known === CALLED ? 'signature-changed' : 'attribute-changed';
  const reason =
    verdict === 'compatible' ? `${how}, by which compiled code loses nothing` : `${how}: ${known.why}`;
  return difference(kind, verdict, reason, about);
}

function ofSection(text: string, how: string, about: Subject): Difference {
  const kind = SECTIONS.find(([pattern]) => pattern.test(text.slice('section '.length)))?.[1];
  switch (kind) {
    case 'cpu':
      return difference(
        'variable-changed',
        'break',
        `${how}: a variable of each CPU on one side only`,
        about,
      );
    case 'read-only':
      return difference(
        'attribute-changed',
        'conditional',
        `${how}; safe for modules that only read it`,
        about,
      );
    case 'passing':
      return difference('attribute-changed', 'break', `${how}: its memory does not stay`, about);
    case 'plain':
      return difference('attribute-changed', 'compatible', `${how}, which is the linker's affair`, about);
    case undefined:
      return difference(
        'attribute-changed',
        'unknown',
        `${how}, and what that section is for is not known`,
        about,
      );
  }
}

function placedIn({ type, attributes }: AttributedType, types: Types): Placed {
  const found: Placed = new Map();
  const add = (texts: readonly string[], functions: string, pointers: string): void => {
    for (const text of texts) {
      const isOfFunctions = RULES.get(nameOf(text))?.isOfFunctions === true;
      const at = isOfFunctions || nameOf(text) === 'section' ? functions : `${functions} ${pointers}`;
      found.set(`${at} ${text}`, { text, isOutermost: functions === '' });
    }
  };
  const walk = (one: TypeSyntax, functions: string, pointers: string, depth: number): void => {
    if (depth > DEEPEST) return;
    const around = peeled(one, types).attributes;
    const core = types.core(one);
    add(attributeTexts(around, types), functions, pointers);
    if (pointers !== '' && core.kind !== 'function' && around.some(({ aligned }) => aligned.length > 0)) {
      const { align } = types.extentOf(one);
      if (align !== types.extentOf(core).align) add([`aligned ${align}`], functions, pointers);
    }
    if (core.kind === 'pointer') walk(core.to, functions, `${pointers}*`, depth + 1);
    else if (core.kind === 'array') walk(core.of, functions, `${pointers}[]`, depth + 1);
    else if (core.kind === 'function') {
      walk(core.result, `${functions}r`, '', depth + 1);
      core.parameters.forEach((parameter, index) =>
        walk(parameter.type, `${functions}${index}.`, '', depth + 1),
      );
    }
  };
  if (attributes) add(attributeTexts([attributes], types), '', '');
  walk(type, '', '', 0);
  return found;
}

function nameOf(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}
