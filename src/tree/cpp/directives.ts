// SPDX-License-Identifier: GPL-2.0-or-later
import { BUILTIN_NAMES } from './builtin-names';
import type { Lexer } from './lexer';
import type { Macro, Macros } from './macro';
import { Refusal } from './refusal';
import type { SourceFile } from './source-file';
import { Flag, Kind, type Token } from './token';
import type { Inclusion } from './trace';

export const PRAGMA_ONCE = 'once';

/** Pragmas that change what follows, or that GCC expands macros in. */
const ACTIVE_PRAGMA =
  /^(?:(?:push_macro|pop_macro|message|redefine_extname|scalar_storage_order|omp|acc|STDC)\b|GCC (?:poison|system_header|dependency|warning|error|pch_preprocess|target|optimize|push_options|pop_options|reset_options)\b|$)/;
const COMPUTED = /^[ \t]*(?:\/\*[^]*?\*\/[ \t]*)*(?:"([^"\n]+)"|<([^>\n]+)>)/;
const LINE = /^[ \t]+(\d{1,9})(?:[ \t]+"([^"\\]+)")?[ \t]*$/;

/** Keeps what a directive was found to say, for the next time that it is obeyed. */
function understood<T>(file: SourceFile, item: number, read: () => T): T {
  return (file.understood[item] ??= read()) as T;
}

function openDirective(file: SourceFile, item: number, lexer: Lexer): void {
  lexer.open(
    file.text,
    file.starts[item]!,
    file.ends[item]!,
    file.lines[item]!,
    file.lineStarts[item]!,
    false,
  );
}

/** The name that `#ifdef`, `#ifndef` or `#undef` gives. */
export function nameIn(file: SourceFile, item: number, lexer: Lexer): Token {
  return understood(file, item, () => {
    openDirective(file, item, lexer);
    const name = lexer.next();
    if (name?.kind !== Kind.NAME || name.text === 'defined' || name.text.startsWith('__VA_'))
      throw new Refusal('a directive without a name');
    return name;
  });
}

/** What a `#define` says. */
export function definitionIn(file: SourceFile, item: number, lexer: Lexer, macros: Macros): Macro {
  return understood(file, item, () => {
    openDirective(file, item, lexer);
    const name = lexer.next();
    if (name?.kind !== Kind.NAME || BUILTIN_NAMES.has(name.text)) throw new Refusal('a definition');
    return macros.of(name.text, file.text.slice(lexer.position, file.ends[item]));
  });
}

/** The tokens of a directive behind its name. */
export function tokensIn(file: SourceFile, item: number, lexer: Lexer): readonly Token[] {
  return understood(file, item, () => {
    openDirective(file, item, lexer);
    const tokens: Token[] = [];
    for (let token = lexer.next(); token; token = lexer.next()) tokens.push(token);
    return tokens;
  });
}

/** What an `#include` names; null where macros say it. */
export function includedIn(file: SourceFile, item: number): Pick<Inclusion, 'name' | 'isQuoted'> | null {
  const found = COMPUTED.exec(file.text.slice(file.starts[item], file.ends[item]));
  return found && { name: found[1] ?? found[2]!, isQuoted: found[1] !== undefined };
}

export function lineIn(file: SourceFile, item: number): { line: number; file: string | undefined } {
  const found = LINE.exec(file.text.slice(file.starts[item], file.ends[item]));
  if (!found) throw new Refusal('#line');
  return { line: Number(found[1]), file: found[2] };
}

/** A pragma as GCC prints it. @throws Refusal for those that do something */
export function pragmaOf(text: string, lexer: Lexer): string {
  lexer.open(text, 0, text.length, 0, 0, false);
  let line = '';
  for (let token = lexer.next(); token; token = lexer.next())
    line += (line !== '' && token.flags & Flag.WHITE ? ' ' : '') + token.text;
  if (ACTIVE_PRAGMA.test(line)) throw new Refusal(`#pragma ${line}`);
  return line;
}
