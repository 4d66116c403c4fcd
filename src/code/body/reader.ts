// SPDX-License-Identifier: GPL-2.0-or-later
import type { Node, ParseC } from '../../genksyms/parse';
import type { ScopedTypes } from '../../c/layout';
import { tokensOf, type Definition, type UnitText } from '../unit';
import { BlockReader } from './blocks';
import { Notes } from './notes';
import { Source } from './source';
import { CodeTypes } from './typed';
import type { Workshop } from './types-in';
import type { Uses } from './uses';

/** Reads what functions and variables of one unit use. */
export class CodeReader {
  private readonly code: CodeTypes;

  constructor(
    private readonly unit: UnitText,
    types: ScopedTypes,
    private readonly parseC: ParseC,
  ) {
    this.code = new CodeTypes(types);
  }

  usesOf(definition: Definition): Uses {
    const { text, file, line } = definition;
    const tokens = tokensOf(text, file, line);
    const notes = new Notes(this.code, tokens);
    const { unit, code, parseC } = this;
    const source = new Source(tokens, unit);
    source.parsed(parseC, (root) => {
      const blockIn: Workshop['blockIn'] = (inner, node) => new BlockReader(shop, inner).valueOfBlock(node);
      const shop: Workshop = { unit, code, notes, parseC, blockIn };
      const reader = new BlockReader(shop, source);
      unit.open();
      try {
        for (const node of root.namedChildren) read(reader, definition, node);
      } finally {
        unit.close();
      }
    });
    return notes.found();
  }
}

function read(reader: BlockReader, { declared, isFunction }: Definition, node: Node): void {
  if (isFunction && node.type === 'function_definition') reader.functionBody(declared, node);
  else reader.topLevel(node);
}
