import type { Attributes, Declared, FunctionSyntax, TypeSyntax } from '../../c/syntax';
import type { Types } from '../../c/layout';
import { finding, sizeFact, typeFact } from './finding';
import type { Fact, Finding } from './judgement';
import { compareEnums } from './enums';
import { compareRecords, type Usage } from './records';
import { callingAttributes, innerRecord, relate } from './relation';
import { retyped } from './retyped';

/** A function, variable or typedef as one side declares it. */
export interface DeclaredSide {
  declared: Declared;
  types: Types;
}

/** What differs between two declarations of an exported function or variable. @throws Unknown */
export function compareObjects(base: DeclaredSide, next: DeclaredSide, usage: Usage): Finding[] {
  const [was, is] = [base.types.core(base.declared.type), next.types.core(next.declared.type)];
  if (was.kind === 'function' && is.kind === 'function') {
    return compareSignatures({ ...base, of: was }, { ...next, of: is }, usage);
  }
  const facts = {
    base: typeFact(base.declared.type),
    new: typeFact(next.declared.type),
  };
  if (was.kind === 'function' || is.kind === 'function') {
    return [finding('variable-changed', 'break', 'a function on one side, a variable on the other', facts)];
  }
  const section = [base, next].map(({ declared }) => isPerCpu(declared.attributes));
  if (section[0] !== section[1]) {
    return [finding('variable-changed', 'break', 'a variable of each CPU on one side only', facts)];
  }
  return compareVariables(base, next, facts, usage);
}

/** What differs between two typedefs of one name. @throws Unknown */
export function compareTypedefs(base: DeclaredSide, next: DeclaredSide, usage: Usage): Finding[] {
  const [one, other] = [base.types.core(base.declared.type), next.types.core(next.declared.type)];
  const facts = {
    base: typeFact(base.declared.type),
    new: typeFact(next.declared.type),
  };
  if (one.kind === 'function' && other.kind === 'function') {
    return compareSignatures({ ...base, of: one }, { ...next, of: other }, usage);
  }
  if (one.kind === 'enum' && other.kind === 'enum' && one.name === null && other.name === null) {
    return compareEnums({ syntax: one, types: base.types }, { syntax: other, types: next.types }, () => null);
  }
  const relation = relate(base.declared.type, base.types, next.declared.type, next.types);
  if (relation === 'inner') {
    const found = compareInner(base, next, usage);
    if (found.some(({ verdict }) => verdict === 'break')) return found;
    return [...found, ...compareExtents(base, next, facts, found)];
  }
  const extents = compareExtents(base, next, facts, []);
  if (extents.length > 0) return extents;
  return (
    retyped(relation, 'typedef-changed', facts) ?? [
      finding('typedef-changed', 'break', 'another type of the same size', facts),
    ]
  );
}

/** Size and alignment of typedefs, in which their own attributes count; growth at the end is told already. */
function compareExtents(
  base: DeclaredSide,
  next: DeclaredSide,
  facts: { base: Fact; new: Fact },
  known: readonly Finding[],
): Finding[] {
  const named = (name: string): TypeSyntax => ({ kind: 'typedef', name });
  const was = base.types.extentOf(named(base.declared.name));
  const is = next.types.extentOf(named(next.declared.name));
  if (was.size !== is.size && !known.some(({ kind }) => kind === 'member-appended')) {
    const sizes = { base: { ...facts.base, size: 8 * was.size }, new: { ...facts.new, size: 8 * is.size } };
    return [finding('typedef-changed', 'break', `size ${was.size} to ${is.size}`, sizes)];
  }
  if (was.align === is.align) return [];
  return [finding('alignment-changed', 'break', `alignment ${was.align} to ${is.align}`, facts)];
}

/** Typedefs and variables of unnamed structs and unions, arrays of them, and pointers to them. */
function compareInner(base: DeclaredSide, next: DeclaredSide, usage: Usage): Finding[] {
  return compareRecords(
    { record: innerRecord(base.declared.type, base.types), types: base.types },
    { record: innerRecord(next.declared.type, next.types), types: next.types },
    usage,
  );
}

function compareVariables(
  base: DeclaredSide,
  next: DeclaredSide,
  facts: Partial<Finding>,
  usage: Usage,
): Finding[] {
  const relation = relate(base.declared.type, base.types, next.declared.type, next.types);
  if (relation === 'inner') return compareInner(base, next, usage);
  const [was, is] = [base, next].map(({ declared, types }) => sizeOf(declared.type, types));
  if (was !== null && is !== null && was !== is) {
    const sizes = { base: sizeFact(was!), new: sizeFact(is!) };
    return [finding('variable-changed', 'break', `size ${was} to ${is}`, sizes)];
  }
  if (relation === 'qualifiers' && isConst(next) && !isConst(base)) {
    const reason = 'it is const now; safe for modules that only read it';
    return [finding('qualifier-changed', 'conditional', reason, facts)];
  }
  // A pointer to another function is another type of the variable, as any.
  const told = relation === 'signature' ? null : retyped(relation, 'variable-changed', facts);
  return (
    told ?? [
      was === null || is === null
        ? finding('variable-changed', 'unknown', 'the length of the array is not known on both sides', facts)
        : finding('variable-changed', 'break', 'another type of the same size', facts),
    ]
  );
}

/** In bytes; null for an array whose length is not told. */
function sizeOf(type: TypeSyntax, types: Types): number | null {
  const core = types.core(type);
  return core.kind === 'array' && core.length === null ? null : types.extentOf(type).size;
}

function isConst({ declared: { type } }: DeclaredSide): boolean {
  const of = type.kind === 'array' ? type.of : type;
  return of.kind === 'qualified' && of.qualifiers.includes('const');
}

function isPerCpu({ words }: Attributes): boolean {
  return words.some((word) => /^section .*percpu/.test(word));
}

/** Parameters and result, one by one. */
function compareSignatures(
  base: DeclaredSide & { of: FunctionSyntax },
  next: DeclaredSide & { of: FunctionSyntax },
  usage: Usage,
): Finding[] {
  const [was, is] = [base.of, next.of];
  if (callingAttributes(base.declared.attributes) !== callingAttributes(next.declared.attributes)) {
    return [finding('signature-changed', 'break', 'it is called otherwise')];
  }
  if (was.isVariadic !== is.isVariadic || was.parameters.length !== is.parameters.length) {
    if (!was.isPrototype || !is.isPrototype) {
      return [finding('signature-changed', 'unknown', 'one side does not tell its parameters')];
    }
    const count = ({ parameters, isVariadic }: FunctionSyntax): string =>
      `${parameters.length}${isVariadic ? ' and more' : ''}`;
    return [finding('signature-changed', 'break', `parameters: ${count(was)} to ${count(is)}`)];
  }
  const pairs = was.parameters.map((parameter, index) => {
    const name = is.parameters[index]!.name;
    const subject = `parameter ${index + 1}${name === null ? '' : ` (${name})`}`;
    return { subject, was: adjusted(parameter.type), is: adjusted(is.parameters[index]!.type) };
  });
  pairs.unshift({ subject: 'result', was: was.result, is: is.result });
  return pairs.flatMap(({ subject, was: one, is: other }) => {
    const relation = relate(one, base.types, other, next.types);
    if (relation === 'same') return [];
    const facts = { subject, base: typeFact(one), new: typeFact(other) };
    if (relation === 'inner') {
      const inner = compareRecords(
        { record: innerRecord(one, base.types), types: base.types },
        { record: innerRecord(other, next.types), types: next.types },
        usage,
        subject,
      );
      return inner.filter(({ verdict }) => verdict !== 'compatible');
    }
    if (relation === 'qualifiers') {
      return [finding('qualifier-changed', 'compatible', 'only const or volatile differ', facts)];
    }
    return [finding('signature-changed', 'break', `${subject} has another type`, facts)];
  });
}

/** A parameter as a call sees it. */
function adjusted(type: TypeSyntax): TypeSyntax {
  if (type.kind === 'qualified') return adjusted(type.of);
  if (type.kind === 'array') return { kind: 'pointer', to: type.of };
  return type.kind === 'function' ? { kind: 'pointer', to: type } : type;
}
