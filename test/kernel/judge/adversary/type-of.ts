// SPDX-License-Identifier: GPL-2.0-or-later
/** What a type comes to, as a side declares it. */
import type { Decl, EnumDecl, Member, RecordDecl, Type } from './model';
import type { Printer } from './print';

/** A type without typedefs, qualifiers and typeof. */
export function coreOf(printer: Printer, type: Type): Type {
  if (type.is === 'qualified') return coreOf(printer, type.of);
  if (type.is === 'ref') {
    const decl = printer.decl(type.to);
    return decl.is === 'typedef' ? coreOf(printer, decl.type) : type;
  }
  if (type.is !== 'typeof') return type;
  const { of } = type;
  if ('type' in of) return coreOf(printer, of.type);
  if (of.form === 'member') {
    const decl = printer.decl(of.record);
    const member = decl.is === 'record' ? decl.members.find(({ id }) => id === of.member) : undefined;
    return member ? coreOf(printer, member.type) : type;
  }
  const decl = printer.decl(of.object);
  if (decl.is !== 'object') return type;
  if (of.form === 'object') return coreOf(printer, decl.type);
  if (of.form === 'address') return { is: 'pointer', to: decl.type, quals: '' };
  return decl.type.is === 'function' ? coreOf(printer, decl.type.result) : type;
}

/** Members by the names that a module writes; those of unnamed members among them. */
export function flattened(record: RecordDecl): { member: Member; path: string }[] {
  return record.members.flatMap((member) => {
    if (member.name !== '') return [{ member, path: member.name }];
    return member.type.is === 'unnamed' && member.type.decl.is === 'record'
      ? flattened(member.type.decl)
      : [];
  });
}

export function recordOf(printer: Printer, type: Type): RecordDecl | null {
  const decl: Decl | null =
    type.is === 'unnamed' ? type.decl : type.is === 'ref' ? printer.decl(type.to) : null;
  return decl?.is === 'record' ? decl : null;
}

export function enumOf(printer: Printer, type: Type): EnumDecl | null {
  const decl: Decl | null =
    type.is === 'unnamed' ? type.decl : type.is === 'ref' ? printer.decl(type.to) : null;
  return decl?.is === 'enum' ? decl : null;
}

export function decayed(type: Type): Type {
  return type.is === 'array' ? { is: 'pointer', to: type.of, quals: '' } : type;
}
