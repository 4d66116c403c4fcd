// SPDX-License-Identifier: GPL-2.0-or-later
import type { Warning } from '../../problem';
import type { TypedPart, TypeSource } from '../type-data';
import type { DebugParts } from './debug-parts';

/** Names that a message shows. */
const SHOWN = 5;
const SCAN = 'scan the sources for verdicts that need them';

/** A kernel that is known by type data. */
export interface TypedKernel {
  path: string;
  /** What is known by BTF; the source of vmlinux is null where it has none. */
  parts: readonly TypedPart[];
  source: TypeSource | null;
  debug: DebugParts;
  rows: ReadonlyMap<string, unknown>;
}

/** What type data of a kernel do not tell, said once. */
export function typeLimits({ path, parts, source, debug, rows }: TypedKernel): Warning[] {
  const found: Warning[] = [];
  if (!source && debug.typed.size === 0) return debugLimits(path, debug);
  if (source)
    found.push({
      message: `${path}: types are known by BTF, which has no attributes, macros, inline functions, source files or private declarations: nothing is called compatible on its word`,
      remedy: SCAN,
    });
  if (debug.typed.size > 0)
    found.push({
      message: `${path}: types ${source ? 'of other modules ' : ''}are known by debug information, which has no attributes but alignment, and no macros, inline functions, conditions or types that no export leads to: nothing is called compatible on its word`,
      remedy: SCAN,
    });
  const typed = new Set(debug.typed);
  for (const { exports, described } of parts) {
    const untyped = new Set(described.untyped);
    for (const { name } of exports) if (!untyped.has(name)) typed.add(name);
  }
  const untyped = [...rows.keys()].filter((name) => !typed.has(name)).sort();
  if (untyped.length > 0)
    found.push({
      message: `${path}: ${untyped.length} of ${rows.size} exports have no declaration in ${source ? 'BTF (most are variables)' : 'its debug information'}, and what became of them is unknown: ${named(untyped)}`,
      remedy: 'join the modules too, or scan the sources',
    });
  const { repeated } = source ?? { repeated: [] };
  if (repeated.length > 0)
    found.push({
      message: `${path}: ${repeated.length} names have several definitions, told apart as NAME$2: ${named([...repeated].sort())}`,
      remedy: 'scan the sources to see which file has which',
    });
  found.push(...debugLimits(path, debug));
  return found;
}

/** What is left out of debug information. */
export function debugLimits(path: string, { limits: { passedOver, unread } }: DebugParts): Warning[] {
  const found: Warning[] = [];
  if (passedOver > 0)
    found.push({
      message: `${path}: ${passedOver} units of its debug information are no C, or were built to hold no types or a part of them, and were passed over`,
      remedy: 'build without CONFIG_DEBUG_INFO_REDUCED, or scan the sources',
    });
  if (unread > 0)
    found.push({
      message: `${path}: ${unread} types in its debug information are of no kind that C has, or lie in another file: what hangs on them is unknown`,
      remedy: SCAN,
    });
  return found;
}

function named(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
