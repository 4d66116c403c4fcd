// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown } from '../syntax';
import type { RecordName } from '../../record-name';
import type { Difference } from './difference';
import { compareEnums, compareValues } from './enums';
import { compareObjects, compareTypedefs } from './objects';
import { compareRecords, type Uses } from './records';
import { onBoth, typed, type Both, type TypedSide } from './sides';

/**
 * What differs between the declarations that one name has on two sides, and what that means for modules compiled against
 * the base.
 * @returns nothing where no compiled module can tell them apart
 * @throws Unknown where a side does not have it, or a layout cannot be told
 */
export function compareDeclarations(name: RecordName, sides: Both<TypedSide>, uses: Uses): Difference[] {
  const { keyword, bare } = name;
  const userOf = (enumerator: string): string | null => uses.userOf(enumerator);
  switch (keyword) {
    case 'struct':
    case 'union': {
      const records = onBoth(sides, ({ types }) => types.recordOf({ kind: 'tag', tag: keyword, name: bare }));
      return compareRecords(typed(sides, records), uses);
    }
    case 'enum': {
      const { base, new: newEnum } = onBoth(sides, ({ types }) => types.scope.definition('enum', bare));
      if (!base || !newEnum) throw new Unknown(`enum ${bare} is not defined in one of the units`);
      return compareEnums(typed(sides, { base, new: newEnum }), userOf);
    }
    case 'enumerator': {
      const values = known(
        bare,
        onBoth(sides, ({ types }) => types.enumeratorOf(bare)),
      );
      return compareValues(
        bare,
        onBoth(values, ({ value }) => value),
        userOf,
      );
    }
    case 'typedef': {
      const declared = known(
        bare,
        onBoth(sides, ({ types }) => types.scope.typedef(bare)),
      );
      return compareTypedefs(typed(sides, declared), uses);
    }
    case null: {
      const declared = known(
        bare,
        onBoth(sides, ({ types }) => types.scope.object(bare)),
      );
      return compareObjects(typed(sides, declared), uses);
    }
  }
}

function known<T>(name: string, { base, new: newOne }: Both<T | undefined>): Both<T> {
  if (base === undefined || newOne === undefined) {
    throw new Unknown(`${name} is not declared in one of the units`);
  }
  return { base, new: newOne };
}
