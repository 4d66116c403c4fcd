// SPDX-License-Identifier: GPL-2.0-or-later
/** How a file came into a unit first. */
export interface FirstInclusion {
  /** Number of the file that includes it; -1 for the source of the unit. */
  parent: number;
  /** The line of the parent with the `#include`; 0 where that is not known. */
  line: number;
}

/** What a line marker says of the file that it names: the numbers that stand there as GCC prints them. */
const enum Flag {
  ENTERS = 1,
  RETURNS = 2,
}

/** Where a line marker led: word number of the file's name, line, flag. */
const TURN = 3;

/**
 * How the files of a unit came into it first, each from a file that was there before.
 * @param trail the turns of its line markers, in order
 * @param numberOf the number of a file from the word number of its name; one file may have several names. Negative for
 * what is no file, as the command's line.
 */
export function firstInclusions(
  trail: Iterable<ArrayLike<number>>,
  numberOf: (name: number) => number,
): Map<number, FirstInclusion> {
  const found = new Map<number, FirstInclusion>();
  /** The files that are open, the source first, and how each came in this time. */
  const open = [-1];
  const ways: FirstInclusion[] = [{ parent: -1, line: 0 }];
  for (const turns of trail) {
    for (let at = 0; at < turns.length; at += TURN) {
      const file = numberOf(turns[at]!);
      const depth = open.length - 1;
      const flag = turns[at + 2];
      if (flag === Flag.ENTERS) {
        const way = { parent: depth === 0 ? -1 : open[depth]!, line: 0 };
        open.push(file);
        ways.push(way);
        if (!found.has(file)) found.set(file, way);
      } else if (flag === Flag.RETURNS && depth > 0) {
        // The line behind the #include. What the command includes is in no line.
        ways[depth]!.line = file < 0 ? 0 : Math.max(0, turns[at + 1]! - 1);
        open.pop();
        ways.pop();
        rename(file);
      } else rename(file);
    }
  }
  return found;

  /** By #line, or the source itself. */
  function rename(file: number): void {
    const depth = open.length - 1;
    if (depth === 0 || open[depth] === file) return;
    open[depth] = file;
    if (!found.has(file)) found.set(file, ways[depth]!);
  }
}
