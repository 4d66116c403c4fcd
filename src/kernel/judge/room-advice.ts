// SPDX-License-Identifier: GPL-2.0-or-later
import {
  onBoth,
  recordNamed,
  roomIfKnown,
  type Both,
  type Newcomer,
  type TypedSide,
  type Uses,
} from '../../c/abi';
import { Unknown } from '../../c/syntax';
import type { RecordName } from '../../record-name';

/**
 * Advice that names the reserved slot or the hole that would have taken each new member, with the macro for it. Each was
 * laid out: with the member there nothing moves. None where the change is more than new members.
 */
export function roomAdvice(name: RecordName, sides: Both<TypedSide>, uses: Uses): string[] {
  return newcomersOf(name, sides, uses).map(sentence);
}

/**
 * The new members of a struct with the room for each; none where the change is more than that, or a layout is not known.
 * @param isOpen whether a hole or slot may be taken at all
 */
export function newcomersOf(
  name: RecordName,
  sides: Both<TypedSide>,
  uses: Uses,
  isOpen?: Parameters<typeof roomIfKnown>[2],
): Newcomer[] {
  try {
    const { base, new: other } = onBoth(sides, ({ types }) => recordNamed(name, types));
    if (!base || !other) return [];
    const typed = {
      base: { syntax: base, types: sides.base.types },
      new: { syntax: other, types: sides.new.types },
    };
    return roomIfKnown(typed, uses, isOpen);
  } catch (error) {
    if (error instanceof Unknown) return [];
    throw error;
  }
}

/** `u64 boiled (8 bytes) fits the hole of 12 bytes at 20, behind level, at 24: RH_KABI_FILL_HOLE(…), …`. */
function sentence({ declaration, size, room }: Newcomer): string {
  const what = `${declaration} (${bytes(size)})`;
  if (!room) return `${what} fits no reserved slot and no hole of the base.`;
  const { offset, slot, behind } = room;
  const proof = 'laid out there, it moves nothing on this target';
  if (slot !== null) {
    const use = useMacro(slot, declaration, size === room.size);
    return `${what} fits the reserved ${slot} (${bytes(room.size)}) at ${offset / 8}: ${use}; ${proof}.`;
  }
  const where = behind === null ? '' : ` behind ${behind}`;
  const macros = `RH_KABI_FILL_HOLE(${declaration}), or #ifndef __GENKSYMS__ around it`;
  return `${what} fits the hole of ${bytes(room.size)}${where}, at ${offset / 8}: ${macros}; ${proof}.`;
}

const bytes = (bits: number): string => (bits === 8 ? '1 byte' : `${bits / 8} bytes`);

/** The macro of the family whose reserve it is by its name; the words for what has no macro of its own. */
function useMacro(slot: string, declaration: string, isWhole: boolean): string {
  const [, family, number] = /^_*(rh|android)_(?:kabi_)?reserved_?(\d+)$/i.exec(slot) ?? [];
  if (family === undefined || !isWhole)
    return `a union of both, or ${slot} under #ifdef __GENKSYMS__ and the member under #else`;
  return `${family.toUpperCase()}_KABI_USE(${number}, ${declaration})`;
}
