// SPDX-License-Identifier: GPL-2.0-or-later
import { relative } from 'node:path';
import type { HeaderTags, Listing } from '../cache';
import { byBytes } from '../../formats/corpus';
import type { KernelTree } from '../kbuild';
import { textOf } from './headers';

/** What stands in parentheses, which may stand in each other. */
const INNER = [1, 2, 3].reduce((inner) => `(?:[^()]|\\(${inner}*\\))`, '[^()]');
/** With attributes before the tag, whatever they are given. */
const DEFINITION = new RegExp(
  `\\b(struct|union|enum)\\s+(?:__\\w+\\s*\\(${INNER}*\\)\\s*|__\\w+\\s+)*([A-Za-z_]\\w*)\\s*\\{`,
  'g',
);
/** Folders whose headers no part of the kernel includes. */
const FOREIGN = /^(?:tools|scripts|samples|Documentation|usr|rust)\/|^arch\/([^/]+)\//;
/** Headers that are read for one tag at most: the nearest in the order of their paths. */
const MOST = 8;

/** Which headers of a tree seem to define which tags; lexical, and of each header only once while it stays the same. */
export class HeaderIndex {
  readonly headers: HeaderTags[] = [];
  private readonly byTag = new Map<string, string[]>();

  /** @param before what was found earlier */
  constructor(tree: KernelTree, { stamps }: Listing, before: readonly HeaderTags[]) {
    const known = new Map(before.map((one) => [one.path, one]));
    const paths = [...stamps.keys()]
      .filter((path) => path.endsWith('.h') && isOurs(tree, path))
      .sort(byBytes);
    for (const path of paths) {
      const stamp = stamps.get(path)!;
      const earlier = known.get(path);
      const header = earlier?.stamp === stamp ? earlier : { path, stamp, tags: tagsIn(path) };
      this.headers.push(header);
      for (const tag of header.tags) {
        const of = this.byTag.get(tag);
        if (of) of.push(path);
        else this.byTag.set(tag, [path]);
      }
    }
  }

  /** What seems to stand between the braces of a tag's definitions, `s#pot`. */
  bodiesOf(tag: string): string[] {
    return this.of(tag).flatMap((path) => {
      const text = textOf(path) ?? '';
      return [...text.matchAll(DEFINITION)]
        .filter(([, keyword, name]) => `${keyword![0]!}#${name!}` === tag)
        .map(({ index, 0: { length } }) => bodyFrom(text, index + length));
    });
  }

  /** Absolute paths of headers that seem to define a tag, `s#pot`. */
  of(tag: string): readonly string[] {
    return (this.byTag.get(tag) ?? []).slice(0, MOST);
  }
}

function isOurs({ source, objects, architecture }: KernelTree, path: string): boolean {
  const below = [source, objects]
    .map((folder) => relative(folder, path))
    .find((one) => !one.startsWith('..'));
  const foreign = FOREIGN.exec(below ?? '');
  return below !== undefined && (foreign === null || foreign[1] === architecture);
}

function tagsIn(path: string): string[] {
  const found = new Set<string>();
  for (const [, keyword, name] of (textOf(path) ?? '').matchAll(DEFINITION))
    found.add(`${keyword![0]!}#${name!}`);
  return [...found].sort(byBytes);
}

/** The text from behind a brace to the one that closes it. */
function bodyFrom(text: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; end < text.length && depth > 0; end++) {
    if (text[end] === '{') depth++;
    else if (text[end] === '}') depth--;
  }
  return text.slice(start, end);
}
