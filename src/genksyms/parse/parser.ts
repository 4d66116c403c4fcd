import type Parser from 'tree-sitter';

export type Node = Parser.SyntaxNode;

let parser: Parser | null = null;

/** The one maker of tree-sitter parsers: parses C, and gives the root node. */
export function parseC(text: string): Node {
  parser ??= newParser();
  return parser.parse(text).rootNode;
}

/** tree-sitter is loaded when it is needed: most single units hold only shapes that the build has parsed. */
function newParser(): Parser {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const TreeSitter = require('tree-sitter') as typeof Parser;
  const language = require('tree-sitter-c') as Parser.Language;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const made = new TreeSitter();
  made.setLanguage(language);
  return made;
}
