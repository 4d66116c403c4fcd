// SPDX-License-Identifier: GPL-2.0-or-later
/** The program's parser gives the trees of tree-sitter's addon, where the binary of that can be loaded. */
import { COMMON, READINGS } from '../../../grammars';
import { KINDS, type KindName } from '../../../src/genksyms/lex';
import type NativeParser from 'tree-sitter';
import { readyParser, type Node, type ParseC } from '../../../src/genksyms/parse/parser';
import type { PlaceName } from '../../../src/genksyms/parse/place';
import { expand } from '../../../src/genksyms/parse/prepare';
import { makeReadable } from '../../../src/genksyms/parse/readable';

/** All that a reading looks at. */
const outline = (node: Node): unknown => [
  node.type,
  node.hasError,
  node.startIndex,
  node.endIndex,
  node.childCount,
  node.namedChildren.length,
  ['declarator', 'body', 'parameters'].map((name) => node.childForFieldName(name)?.startIndex ?? null),
  node.children.map(outline),
];

const outlineBy = (parse: ParseC, text: string): string =>
  parse(text, (root) => JSON.stringify(outline(root)));

function native(): ParseC | null {
  try {
    /* eslint-disable @typescript-eslint/no-require-imports */
    const Parser = require('tree-sitter') as typeof NativeParser;
    const language = require('tree-sitter-c') as NativeParser.Language;
    /* eslint-enable @typescript-eslint/no-require-imports */
    const made = new Parser();
    made.setLanguage(language);
    return (text, use) => use(made.parse(text).rootNode);
  } catch {
    return null;
  }
}

/** Shapes of kernels, and the same with a kind put in, taken out or changed: most are no C. */
function shapes(): [PlaceName, KindName[]][] {
  const names = Object.keys(KINDS) as KindName[];
  const known = COMMON.flatMap(([place, pattern]) =>
    expand(pattern).map((kinds) => [place, kinds] as [PlaceName, KindName[]]),
  );
  const others = known.map(([place, kinds], number): [PlaceName, KindName[]] => {
    const at = (number * 7) % (kinds.length + 1);
    const added = number % 3 === 0 ? [] : [names[(number * 13) % names.length]!];
    return [place, [...kinds.slice(0, at), ...added, ...kinds.slice(at + (number % 2))]];
  });
  return [...known, ...others];
}

test('the parser in WebAssembly gives the trees of the native one', () => {
  const wasm = readyParser()!;
  const other = native();
  const texts = new Set(
    READINGS.flatMap((reading) =>
      shapes().flatMap(([place, kinds]) => {
        const numbers = kinds.map((kind) => KINDS[kind]);
        return makeReadable(place, numbers, reading)?.text ?? [];
      }),
    ),
  );
  expect(texts.size).toBeGreaterThan(1000);
  if (!other) {
    process.stderr.write('the native parser cannot be loaded here, so the other one stands alone\n');
    return expect(outlineBy(wasm, [...texts][0]!)).toBeDefined();
  }
  const unlike = [...texts].filter((text) => outlineBy(wasm, text) !== outlineBy(other, text));
  expect(unlike).toEqual([]);
});
