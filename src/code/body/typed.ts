// SPDX-License-Identifier: GPL-2.0-or-later
import { declaredType, memberPath, spell, type ScopedTypes } from '../../c/layout';
import { Unknown, type Member, type RecordSyntax, type TypeSyntax } from '../../c/syntax';

/** A type, or null for one that is not known. */
export type Typed = TypeSyntax | null;

/** A struct or union by the name under which people know it. */
export interface Holder {
  record: RecordSyntax;
  /** `net_device`, or of one without a tag what leads to it: `net_device.stats`. */
  label: string;
  /** Of the declaration that has it, `s#net_device`; null where none is known. */
  of: string | null;
}

/** A member in its holder. */
export interface Place {
  member: Member;
  type: TypeSyntax;
  /** Where it lies in the holder, in bits. */
  bits: number;
  width: number | null;
}

export const base = (name: 'int' | 'long' | 'char' | 'unsigned long'): TypeSyntax => ({ kind: 'base', name });

/** What can be asked of the types of code; what is not known is null. */
export class CodeTypes {
  /** How records without a tag are called. */
  private readonly labels = new WeakMap<RecordSyntax, { label: string; of: string | null }>();
  private readonly meanings = new WeakMap<TypeSyntax, string>();

  constructor(readonly types: ScopedTypes) {}

  /** Does what may not be known. */
  known<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (error instanceof Unknown) return null;
      throw error;
    }
  }

  core(type: Typed): Typed {
    return type && this.known(() => this.types.core(type));
  }

  /** What a pointer or an array holds; a function is its own. */
  pointed(type: Typed): Typed {
    const core = this.core(type);
    if (core?.kind === 'pointer') return core.to;
    if (core?.kind === 'array' || core?.kind === 'vector') return core.of;
    return core?.kind === 'function' ? core : null;
  }

  /** What a call of it gives. */
  result(type: Typed): Typed {
    const core = this.core(type);
    if (core?.kind === 'function') return core.result;
    const pointed = core?.kind === 'pointer' ? this.core(core.to) : null;
    return pointed?.kind === 'function' ? pointed.result : null;
  }

  /** As an operand: arrays and functions are pointers. */
  decayed(type: Typed): Typed {
    const core = this.core(type);
    if (core?.kind === 'array') return { kind: 'pointer', to: core.of };
    return core?.kind === 'function' ? { kind: 'pointer', to: core } : type;
  }

  isPointer(type: Typed): boolean {
    const kind = this.core(type)?.kind;
    return kind === 'pointer' || kind === 'array' || kind === 'function';
  }

  isVoid(type: Typed): boolean {
    const core = this.core(type);
    return core?.kind === 'base' && core.name === 'void';
  }

  /** What the name of a type stands for. */
  aliased(name: string): Typed {
    return this.known(() => this.types.scope.typedef(name))?.type ?? null;
  }

  /** The struct or union that a type is, or an array of it; null for others and for what is not known. */
  holder(type: Typed): Holder | null {
    if (type?.kind === 'typedef') {
      // The innermost name for it counts: that is what declares it.
      const target = this.known(() => this.types.scope.typedef(type.name));
      if (target?.type.kind === 'record' && target.type.name === null)
        this.labels.set(target.type, { label: type.name, of: `t#${type.name}` });
    }
    const inner =
      type?.kind === 'typedef'
        ? (this.known(() => this.types.scope.typedef(type.name))?.type ?? null)
        : type?.kind === 'qualified' || type?.kind === 'attributed'
          ? type.of
          : null;
    if (inner) return this.holder(inner);
    const core = this.core(type);
    if (core?.kind === 'array') return this.holder(core.of);
    if (!core || (core.kind !== 'record' && core.kind !== 'tag')) return null;
    const record = this.known(() => this.types.recordOf(core));
    if (!record) return null;
    if (record.name !== null)
      return { record, label: record.name, of: `${record.tag === 'struct' ? 's' : 'u'}#${record.name}` };
    const { label, of } = this.labels.get(record) ?? { label: `a ${record.tag} without a name`, of: null };
    return { record, label, of };
  }

  /** A member by its name; null where there is none, or it cannot be told where it lies. */
  place(holder: Holder, name: string): Place | null {
    return this.known(() => {
      const path = memberPath(holder.record, name, this.types);
      return path ? this.placeOf(holder, path) : null;
    });
  }

  /** The member that a name is, or lies in as one of a struct without a name. */
  outermost(holder: Holder, name: string): Member | null {
    return this.known(() => memberPath(holder.record, name, this.types)?.[0] ?? null);
  }

  /** The members that values without designators go to, in order. */
  membersOf({ record }: Holder): Member[] {
    return record.members.filter((member) => this.known(() => this.types.isMember(member)) ?? false);
  }

  /** @throws Unknown where it cannot be laid out */
  placeOf(holder: Holder, path: readonly Member[]): Place {
    let { record } = holder;
    let bits = 0;
    for (const [at, step] of path.entries()) {
      const placed = this.types.layoutOf(record).members.find(({ syntax }) => syntax === step);
      if (!placed) throw new Unknown(`${step.name ?? 'a member'} has no place`);
      bits += placed.bits;
      if (at < path.length - 1) {
        record = this.types.recordOf(step.type);
        if (record.name === null) this.labels.set(record, { label: holder.label, of: holder.of });
      } else {
        this.nameInner(holder, step);
        return { member: step, type: declaredType(step), bits, width: placed.width };
      }
    }
    throw new Unknown('a member without a name');
  }

  private nameInner({ label, of }: Holder, member: Member): void {
    let type: TypeSyntax = member.type;
    while (type.kind === 'array' || type.kind === 'qualified' || type.kind === 'attributed') type = type.of;
    if (type.kind === 'pointer') type = type.to;
    if (type.kind === 'record' && type.name === null && !this.labels.has(type))
      this.labels.set(type, { label: member.name === null ? label : `${label}.${member.name}`, of });
  }

  /** A type in one spelling for all that mean it. */
  spelling(type: TypeSyntax): string {
    const kept = this.meanings.get(type);
    if (kept !== undefined) return kept;
    const text = this.known(() => spell(type, this.types)) ?? `not known: ${type.kind}`;
    this.meanings.set(type, text);
    return text;
  }

  /** What makes one record as large as another, in words. */
  extent(type: TypeSyntax): string | null {
    return this.known(() => {
      const { size, align } = this.types.extentOf(type);
      return `${size} bytes, aligned to ${align}`;
    });
  }
}
