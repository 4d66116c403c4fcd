// SPDX-License-Identifier: GPL-2.0-or-later
import { dirname, join, resolve } from 'node:path';
import type { NoteBearing } from './bearing';
import type { ExportNames } from './export-names';
import { SourceTexts } from './source-texts';

/** A source and where its compiler looks for what it includes. */
export interface Candidate {
  /** Absolute path. */
  path: string;
  /** Absolute paths of the folders that `-I` and the like name, those of common headers left out. */
  folders: readonly string[];
}

/**
 * Finds the sources that may export something: they hold a word of an export, or include a file that does,
 * common headers apart. It leaves no source out that exports. Some that it takes export nothing.
 */
export class CandidateSearch {
  /** Whether a file that was read has `__LINE__` in a condition. */
  usesLineInConditions: boolean;
  private readonly texts: SourceTexts;
  /** List of folders → file → the files it includes. Units of a folder share nearly all of it. */
  private readonly graphs = new Map<string, Map<string, readonly string[]>>();

  /** @param note is told of each file that is read */
  constructor(
    private readonly names: ExportNames,
    note?: NoteBearing,
  ) {
    this.usesLineInConditions = names.usesLineInConditions;
    this.texts = new SourceTexts(names.words, note);
  }

  mayExport({ path, folders }: Candidate): boolean {
    const graph = this.graphOf(folders);
    const reached = new Set([path]);
    // The walk over a growing set visits what is added.
    for (const file of reached) {
      if (this.exportsItself(file)) return true;
      let included = graph.get(file);
      if (!included) graph.set(file, (included = this.includedBy(file, folders)));
      for (const other of included) reached.add(other);
    }
    return false;
  }

  /** Whether the source is there. */
  has(path: string): boolean {
    return this.texts.textOf(path) !== null;
  }

  private graphOf(folders: readonly string[]): Map<string, readonly string[]> {
    const key = folders.join('\0');
    let graph = this.graphs.get(key);
    if (!graph) this.graphs.set(key, (graph = new Map<string, readonly string[]>()));
    return graph;
  }

  private exportsItself(file: string): boolean {
    const text = this.texts.textOf(file);
    if (!text) return false;
    if (text.usesLineInCondition) this.usesLineInConditions = true;
    const { headers } = this.names;
    if (text.hasExport || headers.size === 0) return text.hasExport;
    return [...text.quoted, ...text.angled].some((name) => headers.has(name));
  }

  private includedBy(file: string, folders: readonly string[]): readonly string[] {
    const text = this.texts.textOf(file);
    if (!text) return [];
    const own = [dirname(file), ...folders];
    const quoted = text.quoted.map((name) => this.find(name, own));
    const angled = folders.length === 0 ? [] : text.angled.map((name) => this.find(name, folders));
    return [...quoted, ...angled].filter((path) => path !== undefined);
  }

  /** The compiler takes the first file that is there. */
  private find(name: string, places: readonly string[]): string | undefined {
    for (const place of places) {
      const path = name.includes('./') ? resolve(place, name) : `${place}/${name}`;
      if (this.texts.textOf(path) !== null) return path;
    }
    return undefined;
  }
}

/** The folders of common headers, in which every unit looks. */
export function commonFolders(source: string, objects: string, architecture: string): string[] {
  const below = ['include', `arch/${architecture}/include`];
  return [...new Set([source, objects].flatMap((root) => below.map((folder) => join(root, folder))))];
}

/** The folders that a command's `-I`, `-iquote` and `-isystem` name and that are not below a common one. */
export function ownFolders(words: readonly string[], directory: string, common: readonly string[]): string[] {
  const folders = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const option = /^-(?:I|iquote|isystem|idirafter)(.*)$/.exec(words[at]!);
    if (!option) continue;
    const folder = resolve(directory, option[1] || (words[++at] ?? '.'));
    if (!common.some((root) => folder === root || folder.startsWith(`${root}/`))) folders.add(folder);
  }
  return [...folders];
}
