import { buf as crc32 } from 'crc-32';

/** The CRC of an expanded text, one byte a character, as genksyms prints it. */
export const crcOfText = (text: Uint8Array): number => crc32(text) >>> 0;
