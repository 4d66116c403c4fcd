import { RecordName } from '../../record-name';
import type { JudgedSide } from './side';

/** What both sides have under one name, by the numbers of the base's names. */
export interface SharedNames {
  /** The number of the same name in the new kernel, or -1. */
  counterparts: Int32Array;
  /** By declaration of each side: equal for equal texts under equal packing. */
  identities: { base: Int32Array; new: Int32Array };
  /** Structs, unions and enums, by their marked names, whose definitions are not the same texts in both kernels. */
  redefined: Set<string>;
}

export function sharedNames({ base, new: next }: { base: JudgedSide; new: JudgedSide }): SharedNames {
  const numbers = new Map<string, number>();
  const [before, after] = [base, next].map(({ scopes }) =>
    Int32Array.from(scopes.corpus.declarations, ({ text, pack }) => {
      const key = `${pack} ${text.replace(/\s+/g, ' ')}`;
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = numbers.size));
      return number;
    }),
  );
  const identities = { base: before!, new: after! };
  const names = base.scopes.allNames();
  const textsOf = (side: JudgedSide, identity: Int32Array, name: string): string => {
    const all = side.definitionsOf(name).map(({ declaration }) => identity[declaration]!);
    return [...new Set(all)].sort((a, b) => a - b).join(' ');
  };
  const redefined = names.filter((name) => {
    if (!RecordName.parse(name).isTag) return false;
    const was = textsOf(base, identities.base, name);
    const is = textsOf(next, identities.new, name);
    return was !== '' && is !== '' && was !== is;
  });
  return {
    counterparts: Int32Array.from(names, (name) => next.scopes.numberOf(name) ?? -1),
    identities,
    redefined: new Set(redefined),
  };
}
