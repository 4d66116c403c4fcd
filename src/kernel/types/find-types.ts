// SPDX-License-Identifier: GPL-2.0-or-later
import { isMarked, RecordName, type Keyword } from '../../record-name';
import type { KernelScopes } from './kernel-scopes';
import { kernelLayouts, type TypeLayout } from './kernel-layouts';

/** Typedefs of typedefs that are followed. */
const DEEPEST = 50;

/** Types that were asked for by one name. */
export interface FoundTypes {
  /** None where nothing defines it. */
  layouts: TypeLayout[];
  /** Whether the scan has the name at all, if only as a type that nothing defines. */
  isKnown: boolean;
}

/**
 * The types that a name means: `pot` any of that name, `struct pot`, `union pot`, `enum pot` and `typedef pot`, or a record's
 * name, `s#pot`. What a typedef stands for comes behind it.
 */
export function findTypes(scopes: KernelScopes, asked: string): FoundTypes {
  const names = recordNames(asked).filter((name) => scopes.numberOf(name) !== undefined);
  const layouts: TypeLayout[] = [];
  const met = new Set(names);
  let pending = names;
  for (let steps = 0; pending.length > 0 && steps < DEEPEST; steps++) {
    const found = kernelLayouts(scopes, pending);
    layouts.push(...found);
    pending = found.flatMap(standsFor).filter((name) => !met.has(name));
    for (const name of pending) met.add(name);
  }
  return { layouts, isKnown: names.length > 0 };
}

/** The names of all types of a scan, as people write them. */
export function typeNames(scopes: KernelScopes): string[] {
  const types = [...new Set(scopes.names)].map((name) => RecordName.parse(name));
  return types.filter(({ isType }) => isType).map(({ title }) => title);
}

function recordNames(asked: string): string[] {
  const name = isMarked(asked) ? RecordName.parse(asked) : RecordName.written(asked.trim());
  const meant = name?.isType ? [name] : RecordName.allOf(asked.trim()).filter(({ isType }) => isType);
  return meant.map(({ spelling }) => spelling);
}

/** The record names of what a typedef stands for, where that is a plain name. */
function standsFor({ meanings }: TypeLayout): string[] {
  return meanings.flatMap(({ described }) => {
    if (described.kind !== 'typedef') return [];
    const { type, before, after } = described.printed;
    const [, keyword, name] = /^(?:(?:const|volatile) )*(?:(struct|union|enum) )?(\w+)$/.exec(type) ?? [];
    if (name === undefined || before + after !== '') return [];
    return [RecordName.of((keyword ?? 'typedef') as Keyword, name).spelling];
  });
}
