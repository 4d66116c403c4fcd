// SPDX-License-Identifier: GPL-2.0-or-later
import { diffWordsWithSpace } from 'diff';

/** A stretch of a line of a diff. */
export interface Stretch {
  text: string;
  /** Whether it is what is different in a line that has a counterpart. */
  isDifferent: boolean;
}

/** A line of a unified diff without its mark. */
export interface DiffLine {
  mark: '+' | '-' | ' ' | '@';
  stretches: Stretch[];
}

/** Longest line in which words are told apart: the time grows with its square. */
const LONGEST = 1000;
/** Part of a line that may be different for words to be worth telling apart. */
const MOST = 0.7;

/** The lines of a unified diff; in lines that replace each other the words that differ are told apart. */
export function diffLines(diff: string): DiffLine[] {
  const lines = diff.split('\n').filter((line) => line !== '');
  const result: DiffLine[] = [];
  for (let at = 0; at < lines.length;) {
    const removed = run(lines, at, '-');
    const added = run(lines, at + removed.length, '+');
    if (removed.length + added.length === 0) {
      const line = lines[at++]!;
      result.push(
        line.startsWith('@')
          ? { mark: '@', stretches: whole(line) }
          : { mark: ' ', stretches: whole(line.slice(1)) },
      );
      continue;
    }
    at += removed.length + added.length;
    const pairs = removed.length === added.length ? removed.map((line, i) => wordsOf(line, added[i]!)) : [];
    removed.forEach((line, i) => result.push({ mark: '-', stretches: pairs[i]?.[0] ?? whole(line) }));
    added.forEach((line, i) => result.push({ mark: '+', stretches: pairs[i]?.[1] ?? whole(line) }));
  }
  return result;
}

function run(lines: readonly string[], from: number, mark: string): string[] {
  let end = from;
  while (end < lines.length && lines[end]!.startsWith(mark)) end++;
  return lines.slice(from, end).map((line) => line.slice(1));
}

const whole = (text: string): Stretch[] => [{ text, isDifferent: false }];

/** Both lines with what differs told apart; null where they have too little in common. */
function wordsOf(before: string, after: string): [Stretch[], Stretch[]] | null {
  if (before.length + after.length > LONGEST) return null;
  const parts = diffWordsWithSpace(before, after);
  const different = parts.filter(({ added, removed }) => added || removed);
  const length = different.reduce((sum, { value }) => sum + value.length, 0);
  if (length > MOST * (before.length + after.length)) return null;
  const side = (other: 'added' | 'removed'): Stretch[] =>
    parts
      .filter((part) => !part[other])
      .map(({ value, added, removed }) => ({ text: value, isDifferent: added || removed }));
  return [side('added'), side('removed')];
}
