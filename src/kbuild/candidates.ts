import { dirname, join, resolve } from 'node:path';
import type { ExportNames } from './export-names';
import { SourceTexts } from './source-text';

/** A source and where its compiler looks for what it includes. */
export interface Candidate {
  /** Absolute path. */
  path: string;
  /** Absolute paths of the folders that `-I` and the like name, those of common headers left out. */
  folders: readonly string[];
}

/**
 * Finds the sources that may export something: they hold a word of an export's, or include a file that does,
 * common headers apart. Never leaves one out that exports; some that it takes export nothing.
 */
export class CandidateSearch {
  /** Whether a file that was read has `__LINE__` in a condition. */
  usesLineInConditions: boolean;
  private readonly texts: SourceTexts;

  constructor(private readonly names: ExportNames) {
    this.usesLineInConditions = names.usesLineInConditions;
    this.texts = new SourceTexts(names.words);
  }

  mayExport({ path, folders }: Candidate): boolean {
    return this.search(path, folders, new Set());
  }

  /** Whether the source is there. */
  has(path: string): boolean {
    return this.texts.read(path) !== null;
  }

  private search(path: string, folders: readonly string[], seen: Set<string>): boolean {
    if (seen.has(path)) return false;
    seen.add(path);
    const text = this.texts.read(path);
    if (!text) return false;
    if (text.usesLineInCondition) this.usesLineInConditions = true;
    if (text.hasExport) return true;
    const own = dirname(path);
    const isExporting = (name: string): boolean => this.names.headers.has(name);
    if (text.quoted.some(isExporting) || text.angled.some(isExporting)) return true;
    return (
      text.quoted.some((name) => this.searchIncluded(name, [own, ...folders], folders, seen)) ||
      (folders.length > 0 && text.angled.some((name) => this.searchIncluded(name, folders, folders, seen)))
    );
  }

  /** The compiler takes the first file that is there. */
  private searchIncluded(
    name: string,
    places: readonly string[],
    folders: readonly string[],
    seen: Set<string>,
  ): boolean {
    const path = places.map((place) => resolve(place, name)).find((file) => this.texts.read(file) !== null);
    return path !== undefined && this.search(path, folders, seen);
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
    const option = /^-(I|iquote|isystem|idirafter)(.*)$/.exec(words[at]!);
    if (!option) continue;
    const named = option[2] !== '' ? option[2]! : (words[++at] ?? '.');
    const folder = resolve(directory, named);
    if (!common.some((root) => folder === root || folder.startsWith(`${root}/`))) folders.add(folder);
  }
  return [...folders];
}
