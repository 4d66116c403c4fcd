// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf, BtfMember } from '../../../src/formats/btf';
import { Sizes } from '../../../src/formats/btf';
import type { CorpusUnit } from '../../../src/formats/corpus';
import { Unknown, type RecordSyntax, type TypeSyntax } from '../../../src/c/syntax';
import type { RecordLayout, Types } from '../../../src/c/layout';
import type { KernelScopes } from '../../../src/kernel/types';

/** A struct or union as one line: its size and, of each member, path, offset and size; equal ones are one text. */
export type Flat = string;

/** What is told of a type by its name, as `struct file` or `atomic_t`. */
export interface OfName {
  /** Distinct layouts, with a unit that has each and whether one of vmlinux has it. */
  layouts: Map<Flat, { unit: string; isInKernel: boolean }>;
  /** Why some are not known, with a unit that has each. */
  unknown: Map<string, string>;
}

/**
 * Structs and unions of BTF by name; of those without one, by the typedef that names them. Of a module's, those that its
 * kernel's image does not have.
 */
export function btfLayouts(
  btf: Btf,
  isWanted: (name: string) => boolean = () => true,
): Map<string, Set<Flat>> {
  const sizes = new Sizes(btf);
  const found = new Map<string, Set<Flat>>();
  const add = (name: string, type: number): void => {
    if (!isWanted(name)) return;
    const flat = flatOfBtf(btf, sizes, type);
    const known = found.get(name);
    if (known) known.add(flat);
    else found.set(name, new Set([flat]));
  };
  for (let type = btf.first; type < btf.end; type++) {
    const kind = btf.kindOf(type);
    const name = btf.nameOf(type);
    if (kind === 'struct' || kind === 'union') {
      if (name !== '') add(`${kind} ${name}`, type);
    } else if (kind === 'typedef') {
      const of = btf.typeOf(type);
      if (of.kind !== 'typedef' || of.type === 0) continue;
      const aim = btf.kindOf(of.type);
      if ((aim === 'struct' || aim === 'union') && btf.nameOf(of.type) === '') add(name, of.type);
    }
  }
  return found;
}

function flatOfBtf(btf: Btf, sizes: Sizes, type: number): Flat {
  const whole = btf.typeOf(type);
  if (whole.kind !== 'struct' && whole.kind !== 'union') throw new Error('a struct is expected');
  const lines: string[] = [];
  const walk = (members: readonly BtfMember[], path: string, start: number): void => {
    for (const { name, type: of, bitOffset, bitSize } of members) {
      const at = start + bitOffset;
      if (name !== '') lines.push(line(path + name, at, bitSize, sizes.of(of)));
      // A qualifier of an unnamed struct is a type between.
      const inner = btf.typeOf(name === '' ? unqualified(btf, of) : of);
      const isRecord = inner.kind === 'struct' || inner.kind === 'union';
      if (isRecord && inner.name === '') walk(inner.members, name === '' ? path : `${path}${name}.`, at);
    }
  };
  walk(whole.members, '', 0);
  return [String(whole.size), ...lines].join('; ');
}

function unqualified(btf: Btf, type: number): number {
  const of = btf.typeOf(type);
  return of.kind === 'const' || of.kind === 'volatile' ? unqualified(btf, of.type) : type;
}

/** Structs and unions of all units of a scan, under the names that BTF has. */
export function ourLayouts(kernel: KernelScopes): Map<string, OfName> {
  const found = new Map<string, OfName>();
  const flats = new Map<RecordLayout, Flat>();
  for (const unit of kernel.corpus.units) {
    const types = kernel.typesOf(unit);
    kernel.forEachVariant(unit, (variant) => {
      const name = kernel.names[variant]!;
      if (!/^[sut]#/.test(name) || kernel.declarationOf(variant) < 0) return;
      const bare = name.slice(2);
      const known = name[0] === 't' ? bare : `${name[0] === 's' ? 'struct' : 'union'} ${bare}`;
      try {
        const record = recordNamed(types, name[0]!, bare);
        if (record) take(ofName(found, known), record, types, unit, flats);
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        ofName(found, known).unknown.set(error.reason, unit.name);
      }
    });
  }
  return found;
}

function ofName(found: Map<string, OfName>, name: string): OfName {
  let known = found.get(name);
  if (!known) found.set(name, (known = { layouts: new Map(), unknown: new Map() }));
  return known;
}

/** The definition that a name stands for; undefined where it stands for none, or for one that has another name. */
function recordNamed(types: Types, mark: string, name: string): RecordSyntax | undefined {
  if (mark !== 't') return types.scope.definition(mark === 's' ? 'struct' : 'union', name);
  let type: TypeSyntax | undefined = types.scope.typedef(name)?.type;
  while (type?.kind === 'qualified' || type?.kind === 'attributed') type = type.of;
  return type?.kind === 'record' && type.name === null ? type : undefined;
}

function take(
  { layouts }: OfName,
  record: RecordSyntax,
  types: Types,
  unit: CorpusUnit,
  flats: Map<RecordLayout, Flat>,
): void {
  const layout = types.layoutOf(record);
  let flat = flats.get(layout);
  if (flat === undefined) flats.set(layout, (flat = flatOf(types, layout)));
  const isInKernel = unit.module === 'vmlinux';
  const known = layouts.get(flat);
  if (!known) layouts.set(flat, { unit: unit.name, isInKernel });
  else known.isInKernel ||= isInKernel;
}

function flatOf(types: Types, whole: RecordLayout): Flat {
  const lines: string[] = [];
  const walk = (layout: RecordLayout, path: string, start: number): void => {
    for (const { syntax, bits, size, width } of layout.members) {
      const { name } = syntax;
      // BTF does not tell of bit-fields without a name.
      if (name === null && width !== null) continue;
      const at = start + bits;
      if (name !== null) lines.push(line(path + name, at, width ?? 0, size));
      const core = types.core(syntax.type);
      if (core.kind === 'record' && core.name === null && (name === null || isPlain(syntax.type))) {
        walk(types.layoutOf(core), name === null ? path : `${path}${name}.`, at);
      }
    }
  };
  walk(whole, '', 0);
  return [String(whole.size), ...lines].join('; ');
}

/** Whether a type is written out where it is used, and no name or qualifier stands for it, through which BTF goes. */
function isPlain(type: TypeSyntax): boolean {
  return type.kind === 'record';
}

function line(path: string, bits: number, width: number, size: number | null): string {
  return width > 0 ? `${path} ${bits}:${width}` : `${path} ${bits}+${size ?? '?'}`;
}
