// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus } from '../../formats/corpus';

/** By declaration of each side: equal for equal texts under equal packing, blanks aside. */
export interface Identities {
  base: Int32Array;
  new: Int32Array;
  /** How many different ones there are. */
  count: number;
}

export function identitiesOf(base: Corpus, newCorpus: Corpus): Identities {
  /** By packing: numbers of texts, as they stand and with single blanks. */
  const known = new Map<number, { raw: Map<string, number>; plain: Map<string, number> }>();
  let count = 0;
  const [before, after] = [base, newCorpus].map(({ declarations }) =>
    Int32Array.from(declarations, ({ text, pack }) => {
      let ofPack = known.get(pack);
      if (!ofPack) known.set(pack, (ofPack = { raw: new Map(), plain: new Map() }));
      let number = ofPack.raw.get(text);
      if (number !== undefined) return number;
      // Most texts of the one side stand in the other as they are.
      const plain = text.replace(/\s+/g, ' ');
      number = ofPack.plain.get(plain);
      if (number === undefined) ofPack.plain.set(plain, (number = count++));
      ofPack.raw.set(text, number);
      return number;
    }),
  );
  return { base: before!, new: after!, count };
}
