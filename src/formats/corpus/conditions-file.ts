// SPDX-License-Identifier: GPL-2.0-or-later
/** `conditions.jsonl`, which `docs/conditions.md` describes: under which conditions lines of the sources stand. */
import { ModversionsError, printable } from '../../problem';
import { bytes, checkFormat, count, list, Malformed, object, parseJson } from './fields';
import type { ConditionGroup, FileConditions } from './conditions';
import type { Declaration } from './corpus';
import { conditionsFault } from './invariants';
import { readLines, REMEDY } from './lines';
import { byBytes } from './order';

const FORMAT = 'modversions-conditions';
const VERSION = 1;

/** The lines of the file, each with its end. */
export function* conditionLines(files: readonly FileConditions[]): Generator<string> {
  yield `${JSON.stringify({ format: FORMAT, version: VERSION, files: files.length })}\n`;
  for (const { file, groups, macros, declarations } of files) {
    const entry = [
      file,
      groups.map(({ branches, end }) => [
        ...branches.flatMap(({ line, condition }) => [line, condition]),
        end,
      ]),
      macros.map(({ line, name, text }) => [line, name, text]),
      declarations.map(({ line, text }) => [line, text]),
    ];
    yield `${JSON.stringify(entry)}\n`;
  }
}

/** Reads the file. @throws ModversionsError `FILE:LINE: …` unless it is complete and every value in its range and its order */
export function readConditions(file: string): FileConditions[] {
  const found: FileConditions[] = [];
  let expected: number | undefined;
  return readLines(
    file,
    (line) => {
      if (expected === undefined) {
        const fields = object(parseJson(line, printable), 'the first line');
        checkFormat(fields, FORMAT, VERSION);
        expected = count(fields.files, 'the number of files');
      } else found.push(conditionsOf(parseJson(line, printable), found.at(-1)));
    },
    () => {
      if (expected !== found.length) throw new Malformed(`the first line tells of ${expected} files`);
      return found;
    },
  );
}

function conditionsOf(value: unknown, before: FileConditions | undefined): FileConditions {
  const [file, groups, macros, declarations] = list(value, 'what a line holds', 4);
  const found: FileConditions = {
    file: bytes(file, 'the path of a file'),
    groups: list(groups, 'its conditions').map(groupOf),
    macros: list(macros, 'its macros').map((one) => {
      const [line, name, text] = list(one, 'a macro', 3);
      return {
        line: count(line, 'the line of a macro'),
        name: bytes(name, 'the name of a macro'),
        text: bytes(text, 'the text of a macro'),
      };
    }),
    declarations: list(declarations, 'its declarations').map((one) => {
      const [line, text] = list(one, 'a declaration', 2);
      return {
        line: count(line, 'the line of a declaration'),
        text: bytes(text, 'the words of a declaration'),
      };
    }),
  };
  const fault = conditionsFault(found);
  if (fault !== undefined) throw new Malformed(fault);
  if (before && byBytes(before.file, found.file) >= 0) throw new Malformed('the file is out of its order');
  return found;
}

/** Line, condition, line, condition, …, and the last line. */
function groupOf(value: unknown): ConditionGroup {
  const fields = list(value, 'a condition');
  if (fields.length < 3 || fields.length % 2 === 0) throw new Malformed('a condition has no end');
  const branches: ConditionGroup['branches'] = [];
  for (let at = 0; at < fields.length - 1; at += 2) {
    const condition = fields[at + 1];
    branches.push({
      line: count(fields[at], 'the line of a condition'),
      condition: condition === null ? null : bytes(condition, 'a condition'),
    });
  }
  return { branches, end: count(fields.at(-1), 'the end of a condition') };
}

/**
 * The conditions of files in the one form that equal scans have: by path, each once, without those that hold nothing, and
 * without words of what is no declaration of the corpus.
 */
export function canonicalConditions(
  all: readonly FileConditions[],
  declarations: readonly Declaration[],
): FileConditions[] {
  const places = new Set(declarations.map(({ file, line }) => `${line} ${file}`));
  const byFile = new Map<string, FileConditions>();
  for (const one of all) {
    const fault = conditionsFault(one);
    if (fault !== undefined) throw new ModversionsError(`${printable(one.file)}: ${fault}`, REMEDY);
    const known = byFile.get(one.file);
    byFile.set(one.file, known ? joinedFile(known, one) : one);
  }
  return [...byFile.values()]
    .map((one) => ({
      ...one,
      declarations: one.declarations.filter(({ line }) => places.has(`${line} ${one.file}`)),
    }))
    .filter(({ groups, macros, declarations: words }) => groups.length + macros.length + words.length > 0)
    .sort((a, b) => byBytes(a.file, b.file));
}

/** A file as two parts of a scan saw it: of its declarations each part has those that its units lead to. */
function joinedFile(one: FileConditions, other: FileConditions): FileConditions {
  const words = new Map(one.declarations.map(({ line, text }) => [line, text]));
  const fail = (): never => {
    throw new ModversionsError(
      `${printable(one.file)}: has changed while the tree was scanned`,
      'scan the tree again while nobody changes it',
    );
  };
  if (JSON.stringify([one.groups, one.macros]) !== JSON.stringify([other.groups, other.macros])) fail();
  for (const { line, text } of other.declarations) {
    const known = words.get(line) ?? text;
    if (known !== text && `${known}${text}`.includes('\n')) fail();
    words.set(line, known === text ? text : joinedWords(known, text));
  }
  const declarations = [...words].sort(([a], [b]) => a - b).map(([line, text]) => ({ line, text }));
  return { ...one, declarations };
}

/** Units may see what a macro makes differently, and each part has what was replaced for its own. */
const joinedWords = (one: string, other: string): string =>
  [...new Set([...one.split(' '), ...other.split(' ')])].sort(byBytes).join(' ');
