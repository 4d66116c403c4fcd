import Parser from 'tree-sitter';
import C from 'tree-sitter-c';

export type Node = Parser.SyntaxNode;

let parser: Parser | null = null;

/** The one maker of tree-sitter parsers: parses C, and gives the root node. */
export function parseC(text: string): Node {
  if (!parser) {
    parser = new Parser();
    parser.setLanguage(C as unknown as Parser.Language);
  }
  return parser.parse(text).rootNode;
}
