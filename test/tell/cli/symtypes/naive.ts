// SPDX-License-Identifier: GPL-2.0-or-later
/** The comparison in the way it is easiest to believe: each export by itself, its types by name. */

/** One object: its types as a dump tells them. */
export interface Dump {
  name: string;
  /** Records, each a name and a text behind a space. */
  records: string[];
}

const isType = (word: string): boolean => /^[tsueE]#/.test(word);

const split = (record: string): [string, string] => {
  const at = record.indexOf(' ');
  return [record.slice(0, at), record.slice(at + 1)];
};

/** Each export's types. */
function exportsOf(dumps: readonly Dump[]): Map<string, Map<string, string>> {
  const exports = new Map<string, Map<string, string>>();
  for (const { records } of dumps) {
    const types = new Map(records.map(split));
    for (const name of types.keys()) if (!isType(name)) exports.set(name, types);
  }
  return exports;
}

/** `[name, base text, new text, exports]` of each change, and what only one side exports; all sorted. */
export function naively(base: readonly Dump[], next: readonly Dump[]): unknown {
  const [before, after] = [exportsOf(base), exportsOf(next)];
  const changes = new Map<string, string[]>();
  for (const [name, ours] of before) {
    const theirs = after.get(name);
    if (!theirs) continue;
    const met = new Set<string>();
    const walk = (one: string): void => {
      if (met.has(one)) return;
      met.add(one);
      const [a, b] = [ours.get(one)!, theirs.get(one)!];
      if (a !== b) {
        const key = [one, a, b].join('\0');
        changes.set(key, [...(changes.get(key) ?? []), name]);
      }
      const others = b.split(' ').filter(isType);
      for (const word of a.split(' ').filter(isType)) if (others.includes(word)) walk(word);
    };
    walk(name);
  }
  return {
    added: [...after.keys()].filter((name) => !before.has(name)).sort(),
    removed: [...before.keys()].filter((name) => !after.has(name)).sort(),
    changes: [...changes].map(([key, exports]) => [...key.split('\0'), exports.sort()]).sort(),
  };
}
