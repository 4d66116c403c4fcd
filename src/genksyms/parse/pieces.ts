// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * The pieces of one declaration, as tables that are filled anew for each: a *piece* is a stretch that is
 * parsed by itself. The declaration is one, with each body and parameter list as one item; so is each member
 * of a struct, each enumerator, each parameter.
 *
 * Piece `p` has the items `[itemsFrom[p], itemsTo[p])` and the references `[referencesFrom[p], referencesTo[p])`.
 */
export class Pieces {
  count = 0;
  /** Steps of each piece; their operands count the items of the piece. */
  steps: Int32Array[] = [];
  itemsFrom = new Int32Array(0);
  itemsTo = new Int32Array(0);
  referencesFrom = new Int32Array(0);
  referencesTo = new Int32Array(0);
  /** The piece behind each in the same body or list, -1 for none. */
  next = new Int32Array(0);
  /** The token that ends each item. */
  items = new Int32Array(0);
  /** The first piece inside each item, -1 for none. */
  inner = new Int32Array(0);
  /** Keywords of references to tags: tokens, the tag is the one behind. */
  references = new Int32Array(0);

  /** Makes room for a declaration of so many tokens, and forgets the one before. */
  begin(tokens: number): void {
    this.count = 0;
    if (tokens < this.items.length) return;
    const size = tokens * 2 + 64;
    for (const field of FIELDS) this[field] = new Int32Array(size);
  }
}

const FIELDS = [
  'itemsFrom',
  'itemsTo',
  'referencesFrom',
  'referencesTo',
  'next',
  'items',
  'inner',
  'references',
] as const;
