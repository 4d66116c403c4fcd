// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import type NativeParser from 'tree-sitter';
import type { Parser as WasmParser } from 'web-tree-sitter';

/** A node of a tree, as both of tree-sitter's forms have it. */
export interface Node {
  readonly type: string;
  readonly hasError: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly childCount: number;
  readonly children: Node[];
  readonly namedChildren: Node[];
  childForFieldName(name: string): Node | null;
}

/** Parses C, hands the root node on, and gives what is made of it; nodes do not outlive that. */
export type ParseC = <T>(text: string, use: (root: Node) => T) => T;

let parser: ParseC | null = null;
let loading: Promise<ParseC> | null = null;
/** Whether the native parser was tried, and cannot be loaded here. */
let hasNoNative = false;

/** The one parser of the process; null where only the one in WebAssembly can be had, and nobody waited for it. */
export function readyParser(): ParseC | null {
  parser ??= native();
  return parser;
}

/** Loads a parser, for those who have many units to read: shapes are parsed once, and recovery takes its time each time. */
export async function loadParser(): Promise<void> {
  parser ??= native();
  // Units in flight may all ask at once, and two loads at a time break each other.
  parser ??= await (loading ??= wasmParser());
}

function native(): ParseC | null {
  if (hasNoNative) return null;
  try {
    return nativeParser();
  } catch {
    hasNoNative = true;
    return null;
  }
}

/**
 * tree-sitter as an addon. Its binary wants a newer C++ library than Debian 12, Ubuntu 22.04 and RHEL 9 have.
 * @throws Error where it cannot be loaded
 */
export function nativeParser(): ParseC {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const Parser = require('tree-sitter') as typeof NativeParser;
  const language = require('tree-sitter-c') as NativeParser.Language;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const made = new Parser();
  made.setLanguage(language);
  return (text, use) => use(made.parse(text).rootNode);
}

/** tree-sitter in WebAssembly, which runs wherever Node does. */
export async function wasmParser(): Promise<ParseC> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const made: WasmParser = new Parser();
  made.setLanguage(await Language.load(readFileSync(require.resolve('tree-sitter-c/tree-sitter-c.wasm'))));
  return (text, use) => {
    // Only a parse that is called off gives no tree, and only a child that is not asked for is null.
    const tree = made.parse(text)!;
    try {
      return use(tree.rootNode as Node);
    } finally {
      tree.delete();
    }
  };
}
