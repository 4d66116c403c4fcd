// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declared, FunctionSyntax, TypeSyntax } from '../syntax';
import { declaredType } from '../layout';
import { adjustedParameter, qualifiedBy } from '../meaning';
import { compareAttributes } from './attributes';
import { changed, difference, sizeFact, typeFact, type Difference, type Subject } from './difference';
import { compareEnums } from './enums';
import { compareRecords, type Uses } from './records';
import { innerRecord, relate } from './relation';
import { compareTypes, type CompareInner } from './retyped';
import { areSame, onBoth, typed, within, type Both, type Typed } from './sides';

/** What differs between two declarations of an exported function or variable. @throws Unknown */
export function compareObjects(sides: Both<Typed<Declared>>, uses: Uses): Difference[] {
  const types = within(sides, declaredType);
  const cores = onBoth(types, ({ syntax, types: own }) => own.core(syntax));
  const attributes = compareAttributes(sides, {}, true);
  if (cores.base.kind === 'function' && cores.new.kind === 'function') {
    const functions = typed(sides, { base: cores.base, new: cores.new });
    return [...attributes, ...compareSignatures(functions, uses, true)];
  }
  const about = typeFacts(types);
  if (cores.base.kind === 'function' || cores.new.kind === 'function') {
    const reason = 'a function on one side, a variable on the other';
    return [difference('variable-changed', 'break', reason, about)];
  }
  return [...attributes, ...compareVariables(sides, types, about, uses)];
}

/** What differs between two typedefs of one name. @throws Unknown */
export function compareTypedefs(sides: Both<Typed<Declared>>, uses: Uses): Difference[] {
  const types = within(sides, declaredType);
  const { base, new: newCore } = onBoth(types, ({ syntax, types: own }) => own.core(syntax));
  const about = typeFacts(types);
  const attributes = compareAttributes(sides, {});
  if (base.kind === 'function' && newCore.kind === 'function') {
    return [...attributes, ...compareSignatures(typed(sides, { base, new: newCore }), uses, false)];
  }
  if (base.kind === 'enum' && newCore.kind === 'enum' && base.name === null && newCore.name === null) {
    return [...attributes, ...compareEnums(typed(sides, { base, new: newCore }), () => null)];
  }
  const extents = compareExtents(sides, about);
  const isInner = relate(types) === 'inner';
  if (extents.length > 0 && !isInner) return [...attributes, ...extents];
  const found = compareTypes(types, 'typedef-changed', about, innerComparison(uses));
  // Growth at the end is told already.
  const isTold =
    isInner && found.some(({ kind, verdict }) => verdict === 'break' || kind === 'member-appended');
  return [
    ...attributes,
    ...found,
    ...(isTold ? extents.filter(({ kind }) => kind !== 'typedef-changed') : extents),
  ];
}

function innerComparison(uses: Uses): CompareInner {
  return (records, path) => compareRecords(records, uses, path);
}

function typeFacts(types: Both<Typed<TypeSyntax>>): Required<Pick<Subject, 'base' | 'new'>> {
  return onBoth(types, ({ syntax }) => typeFact(syntax));
}

/** Size and alignment of typedefs, in which their own attributes count. */
function compareExtents(sides: Both<Typed<Declared>>, about: ReturnType<typeof typeFacts>): Difference[] {
  const extents = onBoth(sides, ({ syntax, types }) =>
    types.extentOf({ kind: 'typedef', name: syntax.name }),
  );
  const sizes = onBoth(extents, ({ size }) => size);
  if (!areSame(sizes)) {
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

function compareVariables(
  sides: Both<Typed<Declared>>,
  types: Both<Typed<TypeSyntax>>,
  about: Subject,
  uses: Uses,
): Difference[] {
  const { base, new: newSize } = onBoth(types, sizeOf);
  if (base !== null && newSize !== null && base !== newSize) {
    const isInner = relate(types) === 'inner';
    const inner = isInner ? compareRecords(within(types, innerRecord), uses) : [];
    if (inner.length > 0) return inner;
    const sizes = { base, new: newSize };
    return [difference('variable-changed', 'break', `size ${changed(sizes)}`, onBoth(sizes, sizeFact))];
  }
  const found = [
    ...compareQualifier('const', types, about),
    ...compareQualifier('volatile', types, about),
    ...compareAlignment(sides, about),
  ];
  if (base !== null && newSize !== null) {
    const ofTypes = compareTypes(types, 'variable-changed', about, innerComparison(uses));
    // Which of the qualifiers differ is told already.
    const isTold = found.some(({ kind }) => kind === 'qualifier-changed');
    return [...found, ...ofTypes.filter(({ kind }) => !isTold || kind !== 'qualifier-changed')];
  }
  // Of an array whose length a side does not tell, the elements are what compiled code knows.
  const elements = within(types, (type, own) => {
    const core = own.core(type);
    return core.kind === 'array' ? core.of : core;
  });
  if (onBoth(types, ({ syntax, types: own }) => own.core(syntax).kind === 'array').new !== true) {
    return [difference('variable-changed', 'break', 'an array on one side only', about)];
  }
  const sizes = onBoth(elements, ({ syntax, types: own }) => own.extentOf(syntax).size);
  if (!areSame(sizes)) {
    return [difference('variable-changed', 'break', `size of elements ${changed(sizes)}`, about)];
  }
  const ofElements = compareTypes(elements, 'variable-changed', about, innerComparison(uses));
  if (ofElements.length > 0 || areSame({ base, new: newSize })) return [...found, ...ofElements];
  const reason = 'one side does not tell how many elements there are, and they are the same';
  return [...found, difference('variable-changed', 'compatible', reason, about)];
}

/**
 * What it means that a qualifier came or went. An object that is const, or holds what is, may lie in memory that is
 * read-only, and may be read once for all. What is volatile may change at any time: code that knew nothing of it may have
 * read it once for all.
 */
const QUALIFIERS = {
  const: {
    more: 'safe for modules that only read it',
    less: '; safe for modules that do not keep what they have read',
    lessIs: 'conditional',
  },
  volatile: {
    more: 'safe for modules that do not keep what they have read',
    less: ', on which compiled code does not rely',
    lessIs: 'compatible',
  },
} as const;

function compareQualifier(
  qualifier: keyof typeof QUALIFIERS,
  types: Both<Typed<TypeSyntax>>,
  about: Subject,
): Difference[] {
  const { base, new: newOne } = onBoth(types, ({ syntax, types: own }) =>
    qualifiedBy(qualifier, syntax, own),
  );
  if (base === newOne) return [];
  const { more, less, lessIs } = QUALIFIERS[qualifier];
  if (newOne !== 'whole' && base !== 'no') {
    return [difference('qualifier-changed', lessIs, `less of it is ${qualifier} now${less}`, about)];
  }
  const what = newOne === 'whole' ? 'it' : 'a part of it';
  return [difference('qualifier-changed', 'conditional', `${what} is ${qualifier} now; ${more}`, about)];
}

function compareAlignment(sides: Both<Typed<Declared>>, about: Subject): Difference[] {
  const aligns = onBoth(sides, ({ syntax, types }) => types.declaredExtent(syntax).align);
  if (areSame(aligns)) return [];
  const [verdict, why] =
    aligns.new > aligns.base
      ? (['compatible', 'which code for the old one may rely on as well'] as const)
      : (['conditional', 'safe for code that does not rely on it'] as const);
  return [difference('alignment-changed', verdict, `alignment ${changed(aligns)}; ${why}`, about)];
}

/** In bytes; null for an array whose length is not told. */
function sizeOf({ syntax, types }: Typed<TypeSyntax>): number | null {
  const core = types.core(syntax);
  return core.kind === 'array' && core.length === null ? null : types.extentOf(syntax).size;
}

/**
 * Parameters and result, one by one.
 * @param isExport whether it is the kernel's own function, which modules call; else either may call the other's
 */
function compareSignatures(
  functions: Both<Typed<FunctionSyntax>>,
  uses: Uses,
  isExport: boolean,
): Difference[] {
  const { base, new: newFunction } = onBoth(functions, ({ syntax }) => syntax);
  if (base.isPrototype !== newFunction.isPrototype) {
    return [difference('signature-changed', 'unknown', 'one side does not tell its parameters')];
  }
  if (
    base.isVariadic !== newFunction.isVariadic ||
    base.parameters.length !== newFunction.parameters.length
  ) {
    const counts = onBoth({ base, new: newFunction }, countOf);
    return [difference('signature-changed', 'break', `parameters: ${changed(counts)}`)];
  }
  const results = within(functions, ({ result }) => result);
  const parameters = base.parameters.map((_, index) =>
    within(functions, (one, types) => adjustedParameter(one.parameters[index]!.type, types)),
  );
  const isNewResult = onBoth(results, isVoid).base && isExport;
  const ofResult = isNewResult
    ? newResult(results, typeFacts(results))
    : compareParts(results, 'result', uses);
  return [
    ...ofResult,
    ...parameters.flatMap((types, index) => {
      const { name } = newFunction.parameters[index]!;
      const subject = `parameter ${index + 1}${name === null ? '' : ` (${name})`}`;
      return compareParts(types, subject, uses);
    }),
  ];
}

/** Of a function that gave nothing: callers leave alone what comes in registers, and know no memory to be filled. */
function newResult(results: Both<Typed<TypeSyntax>>, facts: Subject): Difference[] {
  if (isVoid(results.new)) return [];
  const about = { ...facts, subject: 'result' };
  const { syntax, types } = results.new;
  const core = types.core(syntax);
  const isScalar = core.kind === 'base' || core.kind === 'pointer' || types.integerOf(core) !== undefined;
  return isScalar
    ? [
        difference(
          'signature-changed',
          'compatible',
          'it gives something now, which callers do not look at',
          about,
        ),
      ]
    : [
        difference(
          'signature-changed',
          'break',
          'it gives a struct now, for which callers have no room',
          about,
        ),
      ];
}

function isVoid({ syntax, types }: Typed<TypeSyntax>): boolean {
  const core = types.core(syntax);
  return core.kind === 'base' && core.name === 'void';
}

function countOf({ parameters, isVariadic }: FunctionSyntax): string {
  return `${parameters.length}${isVariadic ? ' and more' : ''}`;
}

/** A parameter or a result by itself. */
function compareParts(types: Both<Typed<TypeSyntax>>, subject: string, uses: Uses): Difference[] {
  const about = { subject, ...typeFacts(types) };
  return compareTypes(types, 'signature-changed', about, innerComparison(uses));
}
