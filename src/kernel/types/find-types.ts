import type { KernelScopes } from './kernel-scopes';
import { kernelLayouts, type TypeLayout } from './kernel-layouts';

/** Marks of records by the keyword before a name. */
const MARKS: Readonly<Record<string, string>> = { struct: 's', union: 'u', enum: 'e', typedef: 't' };
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
  const keywords = new Map(Object.entries(MARKS).map(([keyword, mark]) => [mark, keyword]));
  const types = new Set(scopes.names.filter((name) => /^[suet]#/.test(name)));
  return [...types].map((name) => `${keywords.get(name[0]!)!} ${name.slice(2)}`);
}

function recordNames(asked: string): string[] {
  if (/^[suet]#/.test(asked)) return [asked];
  const [, keyword, name] = /^(struct|union|enum|typedef)\s+(\S+)$/.exec(asked.trim()) ?? [];
  if (keyword !== undefined) return [`${MARKS[keyword]!}#${name!}`];
  return Object.values(MARKS).map((mark) => `${mark}#${asked.trim()}`);
}

/** The record names of what a typedef stands for, where that is a plain name. */
function standsFor({ meanings }: TypeLayout): string[] {
  return meanings.flatMap(({ described }) => {
    if (described.kind !== 'typedef') return [];
    const { type, before, after } = described.printed;
    const [, keyword, name] = /^(?:(?:const|volatile) )*(?:(struct|union|enum) )?(\w+)$/.exec(type) ?? [];
    return name === undefined || before + after !== '' ? [] : [`${keyword ? MARKS[keyword]! : 't'}#${name}`];
  });
}
