/** A CRC as Module.symvers spells it. */
export const crcText = (crc: number): string => `0x${crc.toString(16).padStart(8, '0')}`;

/**
 * Text of one character a byte as what its bytes spell, in UTF-8. Control characters, which no source needs
 * and a terminal would obey, are shown as `\x1b`.
 */
export function printable(bytes: string): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** `1 export`, `2 exports`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
