// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { guardOf } from './guard';
import type { MacroNames } from './names';
import { SourceFile } from './source-file';
import type { Memory } from './memory';
import type { Trace } from './trace';
import type { Whole } from './whole';

/** A file by one of its names. */
export interface Header {
  number: number;
  /** As line markers spell it. */
  name: string;
  /** What stands before the last part of its name, with the slash. */
  folder: string;
  content: SourceFile;
  /** Number of the macro that keeps it from being read twice; -1 for none. */
  guard: number;
  /** What its stretches did, by the item with which they begin. */
  traces: Memory<Trace>[];
  /** The same for stretches that begin within a declaration, where bodies of functions are left out. */
  tracesWithin: Memory<Trace>[];
  /** The same for stretches behind a `#line`, by the name and the shift of lines that it gave, too. */
  moved: Map<string, Memory<Trace>>;
  /** What all of it did, by the number of the folder in which it was found, plus one. */
  wholes: Memory<Whole>[];
  /** Bytes that these take. */
  wholesSize: number;
  /** Headers that were seen to include it. */
  includers: Set<Header>;
}

/** A header that was found, and how. */
export interface Found {
  header: Header;
  /** The folder of the search path; -1 for the folder of the file that includes it. */
  index: number;
  /** What GCC tells files by: a number for the name in the `#include` and the folder in which it was found, among those of names. */
  identity: number;
}

/** Where headers are sought, in order; one object for equal folders, until files may have been made. */
export interface SearchPath {
  folders: readonly string[];
  /** By folder: a number for it and those before it, the same for the same folders. */
  prefixes: readonly number[];
  /** What was found: by the name, the folder of the file that asks, and the first folder of the path. */
  found: Map<string, Found | null>;
}

/** The headers of all units whose compiler is called in one folder. Each file is read once. */
export class Headers {
  readonly all: Header[] = [];
  private readonly byName = new Map<string, Header | null>();
  private readonly contents = new Map<string, { content: SourceFile; guard: number }>();
  private readonly paths = new Map<string, SearchPath>();
  private readonly prefixes = new Map<string, number>();
  private prefixCount = 0;

  constructor(
    private readonly directory: string,
    private readonly names: MacroNames,
  ) {}

  /** The search path of these `-I`, as GCC shortens it: no folder twice, none that is not there. */
  searchPath(folders: readonly string[]): SearchPath {
    const key = folders.join('\n');
    let path = this.paths.get(key);
    if (!path) {
      const seen = new Set<string>();
      const kept = folders.filter((folder) => {
        const stat = statSync(resolve(this.directory, folder), { throwIfNoEntry: false });
        const identity = stat?.isDirectory() ? `${stat.dev}:${stat.ino}` : '';
        if (identity === '' || seen.has(identity)) return false;
        seen.add(identity);
        return true;
      });
      this.paths.set(key, (path = { folders: kept, prefixes: this.prefixesOf(kept), found: new Map() }));
    }
    return path;
  }

  /**
   * @param folder of the file that includes it, where that is looked into first
   * @param from number of the first folder of the path
   * @throws Refusal where the file is not to be read here
   */
  find(name: string, folder: string | null, path: SearchPath, from: number): Found | null {
    const key = `${name}\n${folder ?? '<'}\n${from}`;
    let found = path.found.get(key);
    if (found === undefined) path.found.set(key, (found = this.search(name, folder, path, from)));
    return found;
  }

  /** A file or a folder that is not there may be made. */
  forgetMissing(): void {
    this.paths.clear();
    this.prefixes.clear();
    for (const [name, header] of this.byName) if (!header) this.byName.delete(name);
  }

  /** Reads the source of a unit, which no other includes most likely. @throws Refusal */
  source(name: string): Header | null {
    const content = this.read(name);
    return content && headerOf(-1, name, content, -1);
  }

  private prefixesOf(folders: readonly string[]): number[] {
    return folders.map((_, at) => {
      const key = folders.slice(0, at + 1).join('\n');
      let prefix = this.prefixes.get(key);
      if (prefix === undefined) this.prefixes.set(key, (prefix = this.prefixCount++));
      return prefix;
    });
  }

  private search(name: string, folder: string | null, { folders }: SearchPath, from: number): Found | null {
    if (name.startsWith('/')) {
      const header = this.header(name);
      return header && { header, index: -1, identity: this.identity('', name) };
    }
    const beside = folder === null ? null : this.header(folder + name);
    if (beside) return { header: beside, index: -1, identity: this.identity(`"${folder!}`, name) };
    for (let index = from; index < folders.length; index++) {
      const folderName = folders[index]!;
      const header = this.header(`${folderName}${folderName.endsWith('/') ? '' : '/'}${name}`);
      if (header) return { header, index, identity: this.identity(`<${folderName}`, name) };
    }
    return null;
  }

  /** A number among those of names, which no text can mention. */
  private identity(folder: string, name: string): number {
    return this.names.of(`${folder}\n${name}`);
  }

  private header(name: string): Header | null {
    let header = this.byName.get(name);
    if (header === undefined) {
      const path = resolve(this.directory, name);
      let known = this.contents.get(path);
      if (!known) {
        const content = this.read(name);
        if (content) this.contents.set(path, (known = { content, guard: guardOf(content, this.names) }));
      }
      header = known ? headerOf(this.all.length, name, known.content, known.guard) : null;
      if (header) this.all.push(header);
      this.byName.set(name, header);
    }
    return header;
  }

  private read(name: string): SourceFile | null {
    let text: string;
    try {
      text = readFileSync(resolve(this.directory, name), 'latin1');
    } catch {
      return null;
    }
    return new SourceFile(text);
  }
}

/** Whether what was found by one search path would be found by another: no folder that counted is another. */
export function isFoundAlike({ index }: Found, one: SearchPath, other: SearchPath): boolean {
  return one === other || index < 0 || one.prefixes[index] === other.prefixes[index];
}

function headerOf(number: number, name: string, content: SourceFile, guard: number): Header {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const kept = {
    traces: [],
    tracesWithin: [],
    moved: new Map<never, never>(),
    wholes: [],
    wholesSize: 0,
    absent: [],
  };
  return { number, name, folder, content, guard, ...kept, includers: new Set() };
}
