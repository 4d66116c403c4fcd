import type { Attributes, Declared, FunctionSyntax, RecordSyntax, TypeSyntax } from '../syntax';
import { changed, difference, sizeFact, typeFact, type Difference, type Subject } from './difference';
import { compareEnums } from './enums';
import { compareRecords, type Uses } from './records';
import { callingAttributes, innerRecord, relate } from './relation';
import { retyped } from './retyped';
import { areSame, onBoth, typed, within, type Both, type Typed } from './sides';

/** What differs between two declarations of an exported function or variable. @throws Unknown */
export function compareObjects(sides: Both<Typed<Declared>>, uses: Uses): Difference[] {
  const types = within(sides, ({ type }) => type);
  const cores = onBoth(types, ({ syntax, types: own }) => own.core(syntax));
  if (cores.base.kind === 'function' && cores.new.kind === 'function') {
    return compareSignatures(sides, typed(sides, { base: cores.base, new: cores.new }), uses);
  }
  const about = typeFacts(types);
  if (cores.base.kind === 'function' || cores.new.kind === 'function') {
    const reason = 'a function on one side, a variable on the other';
    return [difference('variable-changed', 'break', reason, about)];
  }
  if (!areSame(onBoth(sides, ({ syntax }) => isPerCpu(syntax.attributes)))) {
    const reason = 'a variable of each CPU on one side only';
    return [difference('variable-changed', 'break', reason, about)];
  }
  return compareVariables(types, about, uses);
}

/** What differs between two typedefs of one name. @throws Unknown */
export function compareTypedefs(sides: Both<Typed<Declared>>, uses: Uses): Difference[] {
  const types = within(sides, ({ type }) => type);
  const { base, new: newCore } = onBoth(types, ({ syntax, types: own }) => own.core(syntax));
  const about = typeFacts(types);
  if (base.kind === 'function' && newCore.kind === 'function') {
    return compareSignatures(sides, typed(sides, { base, new: newCore }), uses);
  }
  if (base.kind === 'enum' && newCore.kind === 'enum' && base.name === null && newCore.name === null) {
    return compareEnums(typed(sides, { base, new: newCore }), () => null);
  }
  const relation = relate(types);
  if (relation === 'inner') {
    const found = compareRecords(within(types, innerRecord), uses);
    if (found.some(({ verdict }) => verdict === 'break')) return found;
    return [...found, ...compareExtents(sides, about, found)];
  }
  const extents = compareExtents(sides, about, []);
  if (extents.length > 0) return extents;
  return (
    retyped(relation, 'typedef-changed', about) ?? [
      difference('typedef-changed', 'break', 'another type of the same size', about),
    ]
  );
}

function typeFacts(types: Both<Typed<TypeSyntax>>): Required<Pick<Subject, 'base' | 'new'>> {
  return onBoth(types, ({ syntax }) => typeFact(syntax));
}

/** Size and alignment of typedefs, in which their own attributes count; growth at the end is told already. */
function compareExtents(
  sides: Both<Typed<Declared>>,
  about: ReturnType<typeof typeFacts>,
  known: readonly Difference[],
): Difference[] {
  const extents = onBoth(sides, ({ syntax, types }) =>
    types.extentOf({ kind: 'typedef', name: syntax.name }),
  );
  const sizes = onBoth(extents, ({ size }) => size);
  if (!areSame(sizes) && !known.some(({ kind }) => kind === 'member-appended')) {
    const sized = {
      base: about.base && { ...about.base, size: 8 * sizes.base },
      new: about.new && { ...about.new, size: 8 * sizes.new },
    };
    return [difference('typedef-changed', 'break', `size ${changed(sizes)}`, sized)];
  }
  const alignments = onBoth(extents, ({ align }) => align);
  if (areSame(alignments)) return [];
  return [difference('alignment-changed', 'break', `alignment ${changed(alignments)}`, about)];
}

function compareVariables(types: Both<Typed<TypeSyntax>>, about: Subject, uses: Uses): Difference[] {
  const relation = relate(types);
  if (relation === 'inner') return compareRecords(within(types, innerRecord), uses);
  const { base, new: newSize } = onBoth(types, sizeOf);
  if (base !== null && newSize !== null && base !== newSize) {
    const sizes = { base, new: newSize };
    return [difference('variable-changed', 'break', `size ${changed(sizes)}`, onBoth(sizes, sizeFact))];
  }
  if (relation === 'qualifiers' && isConst(types.new.syntax) && !isConst(types.base.syntax)) {
    const reason = 'it is const now; safe for modules that only read it';
    return [difference('qualifier-changed', 'conditional', reason, about)];
  }
  // A pointer to another function is another type of the variable, as any.
  const known = relation === 'signature' ? null : retyped(relation, 'variable-changed', about);
  if (known) return known;
  if (base === null || newSize === null) {
    const reason = 'the length of the array is not known on both sides';
    return [difference('variable-changed', 'unknown', reason, about)];
  }
  return [difference('variable-changed', 'break', 'another type of the same size', about)];
}

/** In bytes; null for an array whose length is not told. */
function sizeOf({ syntax, types }: Typed<TypeSyntax>): number | null {
  const core = types.core(syntax);
  return core.kind === 'array' && core.length === null ? null : types.extentOf(syntax).size;
}

function isConst(type: TypeSyntax): boolean {
  const of = type.kind === 'array' ? type.of : type;
  return of.kind === 'qualified' && of.qualifiers.includes('const');
}

function isPerCpu({ words }: Attributes): boolean {
  return words.some((word) => /^section .*percpu/.test(word));
}

/** Parameters and result, one by one. */
function compareSignatures(
  declared: Both<Typed<Declared>>,
  functions: Both<Typed<FunctionSyntax>>,
  uses: Uses,
): Difference[] {
  const { base, new: newFunction } = onBoth(functions, ({ syntax }) => syntax);
  if (!areSame(onBoth(declared, ({ syntax }) => callingAttributes(syntax.attributes)))) {
    return [difference('signature-changed', 'break', 'it is called otherwise')];
  }
  if (
    base.isVariadic !== newFunction.isVariadic ||
    base.parameters.length !== newFunction.parameters.length
  ) {
    if (!base.isPrototype || !newFunction.isPrototype) {
      return [difference('signature-changed', 'unknown', 'one side does not tell its parameters')];
    }
    const counts = onBoth({ base, new: newFunction }, countOf);
    return [difference('signature-changed', 'break', `parameters: ${changed(counts)}`)];
  }
  const results = within(functions, ({ result }) => result);
  const parameters = base.parameters.map((_, index) =>
    within(functions, (one) => adjusted(one.parameters[index]!.type)),
  );
  return [
    ...compareParts(results, 'result', uses),
    ...parameters.flatMap((types, index) => {
      const { name } = newFunction.parameters[index]!;
      const subject = `parameter ${index + 1}${name === null ? '' : ` (${name})`}`;
      return compareParts(types, subject, uses);
    }),
  ];
}

function countOf({ parameters, isVariadic }: FunctionSyntax): string {
  return `${parameters.length}${isVariadic ? ' and more' : ''}`;
}

/** A parameter or a result by itself. */
function compareParts(types: Both<Typed<TypeSyntax>>, subject: string, uses: Uses): Difference[] {
  const relation = relate(types);
  if (relation === 'same') return [];
  if (relation === 'inner') {
    const inner: Both<Typed<RecordSyntax>> = within(types, innerRecord);
    return compareRecords(inner, uses, subject).filter(({ verdict }) => verdict !== 'compatible');
  }
  const about = { subject, ...typeFacts(types) };
  if (relation === 'qualifiers') {
    return [difference('qualifier-changed', 'compatible', 'only const or volatile differ', about)];
  }
  return [difference('signature-changed', 'break', `${subject} has another type`, about)];
}

/** A parameter as a call sees it. */
function adjusted(type: TypeSyntax): TypeSyntax {
  if (type.kind === 'qualified') return adjusted(type.of);
  if (type.kind === 'array') return { kind: 'pointer', to: type.of };
  return type.kind === 'function' ? { kind: 'pointer', to: type } : type;
}
