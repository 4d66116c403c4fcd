// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A node of a tree: what a reading asks of it. */
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

/** Where the build puts the grammar of C. */
export const GRAMMAR_FILE = join(__dirname, 'tree-sitter-c.wasm');

let parser: ParseC | null = null;
let loading: Promise<ParseC> | null = null;

/** The one parser of the process; null where nobody waited for it to be loaded. */
export const readyParser = (): ParseC | null => parser;

/** Loads the parser, for those who have many units to read: shapes are parsed once, and recovery takes its time each time. */
export async function loadParser(): Promise<void> {
  // Units in flight may all ask at once, and two loads at a time break each other.
  parser ??= await (loading ??= load());
}

/** tree-sitter in WebAssembly: it runs wherever Node does, and takes less time than the addon, whose nodes are dear. */
async function load(): Promise<ParseC> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const made = new Parser();
  made.setLanguage(await Language.load(readFileSync(GRAMMAR_FILE)));
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
