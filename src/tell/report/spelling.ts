// SPDX-License-Identifier: GPL-2.0-or-later
/** A CRC as Module.symvers spells it. */
export const crcText = (crc: number): string => `0x${crc.toString(16).padStart(8, '0')}`;

/** `1 export`, `2 exports`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
